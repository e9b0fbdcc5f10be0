using System.IO.Compression;
using System.Net.Http.Headers;

namespace Monitoring.Silo;

/// <summary>Writes over HTTP: <c>/write</c> of 1.x, <c>/api/v2/write</c> of 2.x, 3.x and VictoriaMetrics.</summary>
internal sealed class HttpInfluxWriter : IInfluxWriter
{
    private static readonly MediaTypeHeaderValue Text = new("text/plain", "utf-8");
    private readonly InfluxHttp _http;
    private readonly string _path;

    public HttpInfluxWriter(InfluxOptions options, TimeProvider time)
    {
        _http = new InfluxHttp(options, time, options.Timeout);
        _path = options.IsV2
            ? $"api/v2/write?org={Uri.EscapeDataString(options.Org!)}&bucket={Uri.EscapeDataString(options.Bucket!)}&precision=ms"
            : $"write?db={Uri.EscapeDataString(options.Database!)}&precision=ms" + (options.RetentionPolicy is { } policy ? $"&rp={Uri.EscapeDataString(policy)}" : "");
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> WriteAsync(LineSlice lines, CancellationToken cancellationToken)
    {
        if (!_http.Options.Gzip)
        {
            return await PostAsync(lines.Bytes, null, cancellationToken);
        }

        using var packed = new LineBuffer(Math.Max(256, lines.Bytes.Length / 4));
        await using (var gzip = new GZipStream(new LineBufferStream(packed), CompressionLevel.Fastest))
        {
            gzip.Write(lines.Bytes.Span);
        }

        return await PostAsync(packed.Written, "gzip", cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> PrepareAsync(CancellationToken cancellationToken)
    {
        if (_http.Options.IsV2)
        {
            return PingAsync(cancellationToken);
        }

        // Does nothing if it exists.
        var name = _http.Options.Database!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var form = new FormUrlEncodedContent([new("q", $"CREATE DATABASE \"{name}\"")]);
        return _http.SendAsync(HttpMethod.Post, "query", form, ReadPingAsync, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> PingAsync(CancellationToken cancellationToken) =>
        _http.SendAsync(HttpMethod.Get, "ping", null, ReadPingAsync, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private Task<WriteOutcome> PostAsync(ReadOnlyMemory<byte> body, string? encoding, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = Text;
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return _http.SendAsync(HttpMethod.Post, _path, content, _http.ReadOutcomeAsync, cancellationToken);
    }

    private async Task<WriteOutcome> ReadPingAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        response.IsSuccessStatusCode ? WriteOutcome.Stored : await _http.ReadOutcomeAsync(response, cancellationToken);
}
