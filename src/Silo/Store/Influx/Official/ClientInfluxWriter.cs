using System.Text;
using InfluxDB.Client;
using InfluxDB.Client.Api.Domain;
using InfluxDB.Client.Core.Exceptions;

namespace Monitoring.Silo;

/// <summary>
/// Writes through the official InfluxDB.Client: its one-shot API, one call per request. Its background WriteApi has no back-pressure and
/// drops what it cannot write. It takes text, so each request is copied once; timeouts are its own.
/// </summary>
internal sealed class ClientInfluxWriter : IInfluxWriter
{
    private readonly InfluxOptions _options;
    private readonly InfluxDBClient _client;
    private readonly WriteApiAsync _write;

    public ClientInfluxWriter(InfluxOptions options)
    {
        _options = options;
        _client = new InfluxDBClient(new InfluxDBClientOptions(options.Url.GetLeftPart(UriPartial.Path).TrimEnd('/'))
        {
            Token = options.Token,
            Org = options.Org,
            Bucket = options.Bucket,
            Timeout = options.Timeout,
            AllowHttpRedirects = false,
        });
        if (options.Gzip)
        {
            _client.EnableGzip();
        }

        _write = _client.GetWriteApiAsync();
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> WriteAsync(LineSlice lines, CancellationToken cancellationToken)
    {
        try
        {
            var record = Encoding.UTF8.GetString(lines.Bytes.Span.TrimEnd((byte)'\n'));
            var response = await _write.WriteRecordsAsyncWithIRestResponse([record], WritePrecision.Ms, _options.Bucket, _options.Org, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return OutcomeOf((int)response.StatusCode, response.ErrorMessage ?? response.Content ?? "", null);
        }
        catch (HttpException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return OutcomeOf(error.Status, error.Message, error.RetryAfter);
        }
        catch (Exception error) when (error is InfluxException or HttpRequestException or IOException or FormatException or TimeoutException)
        {
            // FormatException: the client reads a Retry-After that is a date as a number.
            cancellationToken.ThrowIfCancellationRequested();
            return new WriteOutcome(WriteResult.Busy, 0, OneLine(error.Message));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WriteOutcome(WriteResult.Busy, 0, $"no answer within {_options.Timeout.TotalSeconds:0.#} s");
        }
    }

    /// <inheritdoc/>
    public Task<WriteOutcome> PrepareAsync(CancellationToken cancellationToken) => PingAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<WriteOutcome> PingAsync(CancellationToken cancellationToken) =>
        await _client.PingAsync().WaitAsync(cancellationToken) ? WriteOutcome.Stored : new WriteOutcome(WriteResult.Busy, 0, "no answer to a ping");

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static WriteOutcome OutcomeOf(int status, string message, int? retryAfter) => status switch
    {
        204 => WriteOutcome.Stored,
        0 => new WriteOutcome(WriteResult.Busy, 0, OneLine(message)),
        _ => new WriteOutcome(WriteOutcome.ResultOf(status), status, OneLine(message), TimeSpan.FromSeconds(retryAfter ?? 0)),
    };

    private static string OneLine(string? text)
    {
        var line = (text ?? "no answer").ReplaceLineEndings(" ").Trim();
        return line.Length <= 300 ? line : line[..300];
    }
}
