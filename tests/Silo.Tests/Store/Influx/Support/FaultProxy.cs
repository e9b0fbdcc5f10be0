using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Monitoring.Silo.Tests;

/// <summary>A real HTTP server between the sink and the real server, which lets requests through or does what a bad day does to them.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private int _requests;
    private int _writes;
    private int _most;
    private int _now;

    private FaultProxy(WebApplication app) => _app = app;

    /// <summary>What happens to a write; null lets it through. True from it: it has answered.</summary>
    public Func<HttpContext, Task<bool>>? Fault { get; set; }

    public Uri Url => new(_app.Urls.First());

    /// <summary>Writes that came.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>Most writes that were here at one time.</summary>
    public int MostAtOnce => Volatile.Read(ref _most);

    public static async Task<FaultProxy> StartAsync(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        var proxy = new FaultProxy(app);
        app.Run(context => proxy.ServeAsync(context, target));
        await app.StartAsync();
        return proxy;
    }

    public static Func<HttpContext, Task<bool>> Answer(int status, string body = "", params (string Name, string Value)[] headers) => async context =>
    {
        // The body first: an early answer would only race with it.
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
        return true;
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task ServeAsync(HttpContext context, Uri target)
    {
        Interlocked.Increment(ref _requests);
        if (!context.Request.Path.Value!.EndsWith("/write", StringComparison.Ordinal))
        {
            await ForwardAsync(context, target);
            return;
        }

        Interlocked.Increment(ref _writes);
        var now = Interlocked.Increment(ref _now);
        _most = Math.Max(_most, now);
        try
        {
            if (Fault is not { } fault || !await fault(context))
            {
                await ForwardAsync(context, target);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }

    private async Task ForwardAsync(HttpContext context, Uri target)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(target, context.Request.Path + context.Request.QueryString));
        if (context.Request.ContentLength is > 0 || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
        {
            request.Content = new StreamContent(context.Request.Body);
            foreach (var header in (string[])["Content-Type", "Content-Encoding", "Content-Length"])
            {
                if (context.Request.Headers[header] is { Count: > 0 } value)
                {
                    request.Content.Headers.TryAddWithoutValidation(header, (string?)value);
                }
            }
        }

        try
        {
            using var response = await _client.SendAsync(request, context.RequestAborted);
            context.Response.StatusCode = (int)response.StatusCode;
            var body = await response.Content.ReadAsByteArrayAsync();
            if (body.Length > 0)
            {
                context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
                await context.Response.Body.WriteAsync(body);
            }
        }
        catch (HttpRequestException)
        {
            context.Abort();
        }
    }
}
