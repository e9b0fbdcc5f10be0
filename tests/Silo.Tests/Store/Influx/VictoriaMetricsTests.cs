using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

/// <summary>
/// The v2 write API of a real VictoriaMetrics: the way of 2.x and 3.x. It has no InfluxQL, so what arrived is read through its own
/// export, and trends cannot be read from it.
/// </summary>
public class VictoriaMetricsTests
{
    [VictoriaFact]
    public async Task Sink_V2Api_ServerHoldsEachSample()
    {
        await using var server = await VictoriaServer.StartAsync();
        await using var fixture = new SinkFixture();
        fixture.Begin(server.Options());
        await fixture.LogAsync(0, 300, Sample);
        await fixture.DrainedAsync();
        await CompareAsync(server, fixture);
    }

    [VictoriaFact]
    public async Task Sink_V2ApiStoppedForAWhile_DrainsWhenItIsBack()
    {
        await using var server = await VictoriaServer.StartAsync();
        await using var fixture = new SinkFixture();
        fixture.Begin(server.Options());
        await fixture.LogAsync(0, 50, Sample);
        await fixture.DrainedAsync();
        await server.StopAsync();
        await fixture.LogAsync(50, 200, Sample);
        await SinkFixture.Until(() => !fixture.Sink!.State.IsReachable, () => fixture.Sink!.Check().Detail!);
        await server.RunAsync();
        await fixture.DrainedAsync();
        await CompareAsync(server, fixture);
    }

    [VictoriaFact]
    public async Task Writer_TokenOrgAndBucket_AreSentAsTheV2ApiWantsThem()
    {
        await using var server = await VictoriaServer.StartAsync();
        await using var proxy = await FaultProxy.StartAsync(server.Url);
        var seen = new TaskCompletionSource<(string Path, string Query, string? Authorization, string? Encoding)>();
        proxy.Fault = context =>
        {
            var request = context.Request;
            seen.TrySetResult((request.Path, request.QueryString.Value!, request.Headers.Authorization, request.Headers.ContentEncoding));
            return Task.FromResult(false);
        };
        var options = server.Options(proxy.Url);
        (options.Org, options.Bucket, options.Token) = ("the org", "the/bucket", "s3cret==");
        await using var fixture = new SinkFixture();
        fixture.Begin(options);
        await fixture.LogAsync(0, 1, Sample);
        await fixture.DrainedAsync();
        var (path, query, authorization, encoding) = await seen.Task;
        Assert.Equal("/api/v2/write", path);
        var fields = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        Assert.Equal(["the org", "the/bucket", "ms"], [fields["org"].ToString(), fields["bucket"].ToString(), fields["precision"].ToString()]);
        Assert.Equal("Token s3cret==", authorization);
        Assert.Equal("gzip", encoding);
    }

    [VictoriaFact]
    public async Task History_HasNoInfluxQl_SaysSoInsteadOfAnEmptyTrend()
    {
        await using var server = await VictoriaServer.StartAsync();
        using var query = new InfluxQuery(server.Options(), TimeProvider.System, TimeSpan.FromSeconds(10), new InfluxReads(TimeProvider.System));
        var error = await Assert.ThrowsAsync<HttpRequestException>(
            () => new InfluxHistory(query).ReadAsync(new HistoryQuery { SiteId = Samples.Site, Points = ["LI-912"], From = 0, To = 1 }, default));
        Assert.Contains("InfluxQL", error.Message, StringComparison.Ordinal);
        Assert.False(query.Reads.Check().Ok);
    }

    /// <summary>Short decimals: VictoriaMetrics keeps decimal mantissas and may change the last bits of others.</summary>
    private static (double Value, Quality Quality) Sample(int i, int p) => (i, p) switch
    {
        (_, 1) when i % 9 == 0 => (double.NaN, Quality.Bad),
        (_, 2) when i % 4 == 0 => (i / 8.0, Quality.Uncertain),
        _ => (i + (p / 4.0), Quality.Good),
    };

    private static async Task CompareAsync(VictoriaServer server, SinkFixture fixture)
    {
        foreach (var site in fixture.Sites)
        {
            var expected = fixture.Expected(site);
            Assert.Equal(expected.OrderBy(e => e.Key), (await server.FieldsAsync(site)).Where(e => e.Value != 0 || !e.Key.Field.EndsWith(":q", StringComparison.Ordinal)).OrderBy(e => e.Key));
        }
    }
}
