using System.Text;

namespace Monitoring.Silo.Tests;

/// <summary>The writers of this build against answers over real HTTP. With the official packages the v2 one is InfluxDB.Client.</summary>
public class InfluxWriterTests
{
    [Theory]
    [InlineData(true, 204, "", (int)WriteResult.Stored)]
    [InlineData(true, 400, "bad line", (int)WriteResult.Refused)]
    [InlineData(true, 422, "field type conflict", (int)WriteResult.Refused)]
    [InlineData(true, 401, "unauthorized", (int)WriteResult.Denied)]
    [InlineData(true, 404, "bucket not found", (int)WriteResult.Denied)]
    [InlineData(true, 413, "too large", (int)WriteResult.TooLarge)]
    [InlineData(true, 429, "slow down", (int)WriteResult.Busy)]
    [InlineData(true, 500, "oops", (int)WriteResult.Busy)]
    [InlineData(true, 503, "oops", (int)WriteResult.Busy)]
    [InlineData(false, 204, "", (int)WriteResult.Stored)]
    [InlineData(false, 400, "bad line", (int)WriteResult.Refused)]
    [InlineData(false, 401, "unauthorized", (int)WriteResult.Denied)]
    [InlineData(false, 413, "too large", (int)WriteResult.TooLarge)]
    [InlineData(false, 503, "oops", (int)WriteResult.Busy)]
    public async Task WriteAsync_Status_IsItsOutcomeWithTheServersWords(bool v2, int status, string message, int result)
    {
        await using var proxy = await FaultProxy.StartAsync(new Uri("http://127.0.0.1:9"));
        proxy.Fault = FaultProxy.Answer(status, status == 204 ? "" : $$"""{"code":"x","message":"{{message}}"}""", ("Content-Type", "application/json"));
        using var writer = InfluxWriters.Create(Options(proxy.Url, v2), TimeProvider.System);
        var outcome = await writer.WriteAsync(Line, default);
        Assert.Equal(((WriteResult)result, status), (outcome.Result, outcome.Status));
        Assert.Contains(message, outcome.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_RetryAfterInSeconds_IsSaid(bool v2)
    {
        await using var proxy = await FaultProxy.StartAsync(new Uri("http://127.0.0.1:9"));
        proxy.Fault = FaultProxy.Answer(429, "", ("Retry-After", "7"));
        using var writer = InfluxWriters.Create(Options(proxy.Url, v2), TimeProvider.System);
        Assert.Equal((WriteResult.Busy, TimeSpan.FromSeconds(7)), await writer.WriteAsync(Line, default) is var outcome ? (outcome.Result, outcome.RetryAfter) : default);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_RetryAfterAsADate_IsBusy(bool v2)
    {
        await using var proxy = await FaultProxy.StartAsync(new Uri("http://127.0.0.1:9"));
        proxy.Fault = FaultProxy.Answer(503, "", ("Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT"));
        using var writer = InfluxWriters.Create(Options(proxy.Url, v2), TimeProvider.System);
        Assert.Equal(WriteResult.Busy, (await writer.WriteAsync(Line, default)).Result);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_NobodyListens_IsBusy(bool v2)
    {
        Uri gone;
        await using (var proxy = await FaultProxy.StartAsync(new Uri("http://127.0.0.1:9")))
        {
            gone = proxy.Url;
        }

        using var writer = InfluxWriters.Create(Options(gone, v2), TimeProvider.System);
        Assert.Equal((WriteResult.Busy, 0), await writer.WriteAsync(Line, default) is var outcome ? (outcome.Result, outcome.Status) : default);
        Assert.Equal(WriteResult.Busy, (await writer.PingAsync(default)).Result);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_NoAnswer_IsBusyAfterItsTimeAndStopsWhenToldTo(bool v2)
    {
        await using var proxy = await FaultProxy.StartAsync(new Uri("http://127.0.0.1:9"));
        proxy.Fault = async context =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };
        var options = Options(proxy.Url, v2);
        options.Timeout = TimeSpan.FromMilliseconds(300);
        using (var writer = InfluxWriters.Create(options, TimeProvider.System))
        {
            Assert.Equal(WriteResult.Busy, (await writer.WriteAsync(Line, default)).Result);
        }

        options.Timeout = TimeSpan.FromMinutes(5);
        using var patient = InfluxWriters.Create(options, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var writing = patient.WriteAsync(Line, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task WriteAsync_Bytes_ArriveAsTheyAre(bool v2, bool gzip)
    {
        await using var proxy = await FaultProxy.StartAsync(new Uri("http://127.0.0.1:9"));
        var seen = new TaskCompletionSource<string>();
        proxy.Fault = async context =>
        {
            Stream body = context.Request.Headers.ContentEncoding == "gzip"
                ? new System.IO.Compression.GZipStream(context.Request.Body, System.IO.Compression.CompressionMode.Decompress)
                : context.Request.Body;
            using var reader = new StreamReader(body, Encoding.UTF8);
            seen.TrySetResult(context.Request.Headers.ContentEncoding + "|" + await reader.ReadToEndAsync());
            context.Response.StatusCode = 204;
            return true;
        };
        var options = Options(proxy.Url, v2);
        options.Gzip = gzip;
        using var writer = InfluxWriters.Create(options, TimeProvider.System);
        Assert.Equal(WriteResult.Stored, (await writer.WriteAsync(new LineSlice(Encoding.UTF8.GetBytes("m,site=液 a=1 1\nm,site=液 a=2 2\n")), default)).Result);
        var text = await seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(gzip, text.StartsWith("gzip|", StringComparison.Ordinal));
        Assert.Equal("m,site=液 a=1 1\nm,site=液 a=2 2", text[(text.IndexOf('|', StringComparison.Ordinal) + 1)..].TrimEnd('\n'));
    }

    [Fact]
    public void Create_V2_IsTheOfficialClientWhereItsPackageIs()
    {
        using var v2 = InfluxWriters.Create(Options(new Uri("http://localhost"), true), TimeProvider.System);
        using var v1 = InfluxWriters.Create(Options(new Uri("http://localhost"), false), TimeProvider.System);
        Assert.Equal((GrainEngine.Name == "Orleans" ? "ClientInfluxWriter" : "HttpInfluxWriter", "HttpInfluxWriter"), (v2.GetType().Name, v1.GetType().Name));
    }

    private static LineSlice Line { get; } = new("m,site=1 a=1 1\n"u8.ToArray());

    private static InfluxOptions Options(Uri url, bool v2) => v2
        ? new InfluxOptions { Url = url, Org = "o", Bucket = "b", Token = "t", Timeout = TimeSpan.FromSeconds(30) }
        : new InfluxOptions { Url = url, Database = "d", Timeout = TimeSpan.FromSeconds(30) };
}
