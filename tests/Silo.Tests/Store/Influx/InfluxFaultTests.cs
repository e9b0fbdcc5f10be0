using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Monitoring.Silo.Tests;

/// <summary>What lies between the sink and a real server misbehaves, as servers and networks do.</summary>
public class InfluxFaultTests
{
    [InfluxTheory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task Sink_ServerAnswersWithAFault_SendsAgainUntilItIsTaken(int status)
    {
        await using var bad = await BadDay.StartAsync();
        var left = 8;
        bad.Proxy.Fault = context => Interlocked.Decrement(ref left) >= 0 ? FaultProxy.Answer(status, "{\"error\":\"timeout\"}")(context) : Task.FromResult(false);
        await bad.RunAsync(200);
        Assert.Equal(8, bad.Fixture.Sink!.State.Figures.Failures);
        Assert.Contains($"last failure: {status} timeout", bad.Fixture.Sink.Check().Detail, StringComparison.Ordinal);
    }

    [InfluxFact]
    public async Task Sink_429WithRetryAfter_IsLeftAloneSoLong()
    {
        await using var bad = await BadDay.StartAsync(inFlight: 1);
        List<long> times = [];
        bad.Proxy.Fault = context =>
        {
            times.Add(TimeProvider.System.GetTimestamp());
            return times.Count <= 2 ? FaultProxy.Answer(429, "slow down", ("Retry-After", "2"))(context) : Task.FromResult(false);
        };
        await bad.RunAsync(50);
        Assert.InRange(TimeProvider.System.GetElapsedTime(times[0], times[1]).TotalSeconds, 1.9, 20);
        Assert.InRange(TimeProvider.System.GetElapsedTime(times[1], times[2]).TotalSeconds, 1.9, 20);
    }

    [InfluxTheory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(200)]
    [InlineData(302)]
    public async Task Sink_Denied_DropsNothingAndSaysSo(int status)
    {
        await using var bad = await BadDay.StartAsync();
        bad.Proxy.Fault = FaultProxy.Answer(status, "{\"code\":\"unauthorized\",\"message\":\"unauthorized access\"}");
        await bad.Fixture.LogAsync(0, 100);
        await SinkFixture.Until(
            () => bad.Fixture.Sink!.Check() is { Ok: false } health && health.Detail!.Contains(string.Create(CultureInfo.InvariantCulture, $"s: {status} unauthorized access"), StringComparison.Ordinal),
            () => bad.Fixture.Sink!.Check().Detail!);
        var seen = bad.Proxy.Writes;
        await SinkFixture.Until(() => bad.Proxy.Writes >= seen + 3, () => "it is not tried again");
        Assert.Equal(0, bad.Fixture.Log.RegisterSink(InfluxSink.Name));
        bad.Proxy.Fault = null;
        await bad.FinishAsync();
        Assert.Equal(0, bad.Fixture.Sink!.State.Refused.Count);
    }

    [InfluxFact]
    public async Task Sink_EveryRequestIsRefused_IsTakenForAFaultOfTheServerAndDropsNothing()
    {
        await using var bad = await BadDay.StartAsync();
        bad.Proxy.Fault = FaultProxy.Answer(400, "{\"error\":\"database is required\"}");
        await bad.Fixture.LogAsync(0, 100);
        await SinkFixture.Until(() => bad.Fixture.Sink!.Check() is { Ok: false } health && health.Detail!.Contains("denied", StringComparison.Ordinal), () => bad.Fixture.Sink!.Check().Detail!);
        bad.Proxy.Fault = null;
        await bad.FinishAsync();
        Assert.Equal(0, bad.Fixture.Sink!.State.Refused.Count);
    }

    [InfluxFact]
    public async Task Sink_TooLarge_SendsLessAtOnce()
    {
        await using var bad = await BadDay.StartAsync();
        bad.Proxy.Fault = async context =>
        {
            context.Request.EnableBuffering();
            await context.Request.Body.CopyToAsync(Stream.Null);
            var length = context.Request.Body.Length;
            context.Request.Body.Position = 0;
            return length > 2000 && await FaultProxy.Answer(413, "Request Entity Too Large")(context);
        };
        await bad.RunAsync(300);
        Assert.Equal(0, bad.Fixture.Sink!.State.Refused.Count);
    }

    [InfluxFact]
    public async Task Sink_ConnectionCutInTheBody_SendsAgain()
    {
        await using var bad = await BadDay.StartAsync();
        var left = 10;
        bad.Proxy.Fault = async context =>
        {
            if (Interlocked.Decrement(ref left) < 0)
            {
                return false;
            }

            await context.Request.Body.ReadExactlyAsync(new byte[100]);
            context.Abort();
            return true;
        };
        await bad.RunAsync(300);
        Assert.True(bad.Fixture.Sink!.State.Figures.Failures >= 10);
    }

    [InfluxFact]
    public async Task Sink_AnswerLostAfterTheServerTookIt_WritesTheSameOnceMore()
    {
        await using var bad = await BadDay.StartAsync();
        var left = 6;
        bad.Proxy.Fault = async context =>
        {
            if (Interlocked.Decrement(ref left) < 0)
            {
                return false;
            }

            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            using var content = new ByteArrayContent(body.ToArray());
            content.Headers.ContentEncoding.Add("gzip");
            using var answer = await client.PostAsync(new Uri(bad.Server.Url, context.Request.Path + context.Request.QueryString), content);
            context.Abort();
            return true;
        };
        await bad.RunAsync(300);
    }

    [InfluxFact]
    public async Task Sink_TenSecondsPerRequest_TakesItsTimeAndKeepsToItsBounds()
    {
        await using var bad = await BadDay.StartAsync(batchBytes: 64 << 10);
        bad.Proxy.Fault = async context =>
        {
            await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System);
            return false;
        };
        await bad.Fixture.LogAsync(0, 600);
        await SinkFixture.Until(() => !bad.Fixture.Sink!.IsUpToDate, () => bad.Fixture.Sink!.Check().Detail!);
        await bad.FinishAsync();
        Assert.InRange(bad.Proxy.MostAtOnce, 1, 2);
    }

    [InfluxFact]
    public async Task Sink_NoAnswerInTime_IsAFaultAndSendsAgain()
    {
        await using var bad = await BadDay.StartAsync(timeout: TimeSpan.FromMilliseconds(400));
        var left = 2;
        bad.Proxy.Fault = async context =>
        {
            if (Interlocked.Decrement(ref left) >= 0)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return true;
            }

            return false;
        };
        await bad.RunAsync(50);
        Assert.Contains("no answer within 0.4 s", bad.Fixture.Sink!.Check().Detail, StringComparison.Ordinal);
    }

    /// <summary>A server, a proxy before it, and a sink that writes through it.</summary>
    private sealed class BadDay(InfluxServer server, FaultProxy proxy) : IAsyncDisposable
    {
        public InfluxServer Server => server;

        public FaultProxy Proxy => proxy;

        public SinkFixture Fixture { get; } = new();

        public static async Task<BadDay> StartAsync(int inFlight = 2, int batchBytes = 4 << 10, TimeSpan? timeout = null)
        {
            var server = await InfluxServer.StartAsync();
            var proxy = await FaultProxy.StartAsync(server.Url);
            var bad = new BadDay(server, proxy);
            var options = server.Options(proxy.Url);
            (options.InFlight, options.BatchBytes, options.Timeout) = (inFlight, batchBytes, timeout ?? options.Timeout);
            bad.Fixture.Begin(options);
            return bad;
        }

        public async Task RunAsync(int count)
        {
            await Fixture.LogAsync(0, count);
            await FinishAsync();
        }

        public async Task FinishAsync()
        {
            await Fixture.DrainedAsync();
            await InfluxSinkTests.CompareAsync(server, Fixture);
        }

        public async ValueTask DisposeAsync()
        {
            await Fixture.DisposeAsync();
            await proxy.DisposeAsync();
            await server.DisposeAsync();
        }
    }
}
