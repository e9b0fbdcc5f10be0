using Monitoring.Contracts;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public sealed class GatewayLinesTests
{
    private static readonly DateTimeOffset Seen = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory, OnPostgres]
    public async Task TellAsync_OneOfTwoProcesses_TheOtherKnows(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        using var again = store.OpenAgain();
        var (one, other) = (new RelationalGatewayLines(store.Database), new RelationalGatewayLines(again));
        Assert.Empty(await one.TellAsync([Line("gw-1", 5), Line("gw-2", 1)], default));
        Assert.Empty(await other.TellAsync([], default));
        Assert.Equal([Line("gw-1", 5), Line("gw-2", 1)], (await other.ReadOthersAsync(default)).OrderBy(line => line.Counters.GatewayId));
        Assert.Empty(await one.ReadOthersAsync(default));

        // Told again: it replaces.
        await one.TellAsync([Line("gw-1", 6)], default);
        Assert.Equal([6, 1], (await other.ReadOthersAsync(default)).OrderBy(line => line.Counters.GatewayId).Select(line => line.Counters.Messages));
    }

    [Theory, OnPostgres]
    public async Task WatchOthersAsync_SomebodyLooks_ThatGatewaysTrafficIsTold(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var (one, other) = (new RelationalGatewayLines(store.Database), new RelationalGatewayLines(store.Database));
        await one.TellAsync([Line("gw-1", 5)], default);
        Assert.Null(Assert.Single(await other.WatchOthersAsync("gw-1", default)).Traffic);
        Assert.Equal(["gw-1"], await one.TellAsync([], default));
        var traffic = new GatewayTraffic { Online = true, Accepted = 5, Recent = [new TrafficEntry { At = Seen, Topic = "hm/v1/330100001/telemetry", Outcome = "accepted" }] };
        await one.TellAsync([Line("gw-1", 5) with { Traffic = traffic }], default);
        var told = Assert.Single(await other.WatchOthersAsync("gw-1", default));
        Assert.Equal(("hm/v1/330100001/telemetry", 5), (Assert.Single(told.Traffic!.Recent).Topic, told.Traffic.Accepted));

        // In the list of all there is none of it, and nobody looks any more after a while.
        Assert.Null(Assert.Single(await other.ReadOthersAsync(default)).Traffic);
        await store.Database.ExecuteAsync("UPDATE gateway_watch SET until = until - 31000", default);
        Assert.Empty(await one.TellAsync([], default));
    }

    [Theory, OnPostgres]
    public async Task ReadOthersAsync_ProcessIsGone_OnlyWhenItLastSawThem(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var (gone, here) = (new RelationalGatewayLines(store.Database), new RelationalGatewayLines(store.Database));
        await gone.TellAsync([Line("gw-1", 5)], default);
        await store.Database.ExecuteAsync("UPDATE gateway_owner SET at = at - 16000", default);
        Assert.Equal(
            new GatewayLine(new GatewayCounters { GatewayId = "gw-1", Connected = false, LastSeenAt = Seen }), Assert.Single(await here.ReadOthersAsync(default)));
        await store.Database.ExecuteAsync("UPDATE gateway_owner SET at = at - 86400000", default);
        await here.TellAsync([], default);
        Assert.Empty(await here.ReadOthersAsync(default));
        Assert.Equal(0, Assert.Single(await store.Database.QueryAsync("SELECT COUNT(*) FROM gateway_line", row => row.GetInt32(0), default)));
    }

    private static GatewayLine Line(string gateway, int messages) =>
        new(new GatewayCounters { GatewayId = gateway, Connected = true, LastSeenAt = Seen, Messages = messages, Samples = 10 * messages, Duplicates = 1, Rejected = 2 });
}
