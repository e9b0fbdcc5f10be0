using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Monitoring.EndToEnd.Tests.Telemetry;

/// <summary>Takes OTLP over HTTP as a collector does, and keeps it. Texts in protobuf are plain UTF-8, so names can be looked for in the bytes.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> _taken = new(StringComparer.Ordinal);

    private Collector(WebApplication app) => _app = app;

    public Uri Address { get; private init; } = null!;

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        var app = builder.Build();
        app.Urls.Add(address.ToString());
        var collector = new Collector(app) { Address = address };
        app.MapPost("/v1/{signal}", collector.TakeAsync);
        await app.StartAsync();
        return collector;
    }

    /// <summary>Whether a text came in a signal (<c>metrics</c>, <c>traces</c>, <c>logs</c>).</summary>
    public bool Has(string signal, string text) =>
        _taken.TryGetValue(signal, out var bodies) && bodies.Any(body => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(string signal, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _taken.GetOrAdd(signal, static _ => new ConcurrentQueue<byte[]>()).Enqueue(body.ToArray());
        return Results.Bytes([], "application/x-protobuf");
    }
}
