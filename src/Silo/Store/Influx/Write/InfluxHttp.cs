using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Monitoring.Silo;

/// <summary>The connection to the server, for writing and reading.</summary>
internal sealed class InfluxHttp : IDisposable
{
    /// <summary>Most bytes of an error that are read.</summary>
    private const int MostError = 8 << 10;

    private readonly HttpClient _client;

    private readonly TimeSpan _timeout;

    public InfluxHttp(InfluxOptions options, TimeProvider time, TimeSpan timeout)
    {
        (Options, Time, _timeout) = (options, time, timeout);
        _client = new HttpClient(new SocketsHttpHandler
        {
            // Redirects would send the token elsewhere; a proxy of the environment is for the world outside.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            BaseAddress = new Uri(options.Url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"),
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        Authorization = options switch
        {
            { Token: { } token } => new AuthenticationHeaderValue("Token", token),
            { User: { } user } => new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}"))),
            _ => null,
        };
    }

    /// <summary>Options.</summary>
    public InfluxOptions Options { get; }

    /// <summary>Clock of timeouts.</summary>
    public TimeProvider Time { get; }

    private AuthenticationHeaderValue? Authorization { get; }

    /// <summary>Sends a request; the answer is read by <paramref name="read"/> within the same time limit. A fault of the connection is an outcome.</summary>
    public async Task<WriteOutcome> SendAsync(
        HttpMethod method, string path, HttpContent? content, Func<HttpResponseMessage, CancellationToken, Task<WriteOutcome>> read, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_timeout, Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = Authorization;
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return await read(response, both.Token);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new WriteOutcome(WriteResult.Busy, 0, OneLine(error.InnerException?.Message ?? error.Message));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WriteOutcome(WriteResult.Busy, 0, $"no answer within {_timeout.TotalSeconds:0.#} s");
        }
    }

    /// <summary>The outcome of a status, with what the server says about it.</summary>
    public async Task<WriteOutcome> ReadOutcomeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var result = WriteOutcome.ResultOf(status);
        if (result == WriteResult.Stored)
        {
            return WriteOutcome.Stored;
        }

        var message = await ReadErrorAsync(response, cancellationToken);
        if (result == WriteResult.Denied && message.Length == 0)
        {
            message = status < 400 ? "not an answer of InfluxDB to a write; is the address right?" : response.ReasonPhrase ?? "";
        }

        return new WriteOutcome(result, status, message, RetryAfterOf(response));
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private TimeSpan RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > Time.GetUtcNow() => date - Time.GetUtcNow(),
        _ => TimeSpan.Zero,
    };

    private static async Task<string> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = new byte[MostError];
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using (stream)
        {
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            return OneLine(MessageOf(bytes.AsMemory(0, length)));
        }
    }

    /// <summary>1.x says <c>error</c>, 2.x <c>message</c>; 3.x and others may say plain text.</summary>
    private static string MessageOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            foreach (var name in (ReadOnlySpan<string>)["error", "message"])
            {
                if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String)
                {
                    return text.GetString()!;
                }
            }
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(body.Span);
        }

        return Encoding.UTF8.GetString(body.Span);
    }

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 300 ? line : line[..300];
    }
}
