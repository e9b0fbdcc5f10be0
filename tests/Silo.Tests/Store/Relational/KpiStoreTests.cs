using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

/// <summary>Seats and figures on both databases, and the projector that writes the figures.</summary>
public class KpiStoreTests
{
    private const string Other = "330100002";

    [Theory, OnSqlite, OnPostgres]
    public async Task CatchUpAsync_JournalOfTwoSites_CountedOnceThoughTwoCount(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await JournalAsync(store, Samples.Site, 5_000);
        await JournalAsync(store, Other, 10);
        using var second = store.OpenAgain();
        var kpis = new RelationalKpiStore(store.Database);
        Assert.Equal([(Other, 0L, 10L), (Samples.Site, 0L, 5_000L)], (await kpis.LagsAsync(default)).Select(lag => (lag.SiteId, lag.Counted, lag.Journaled)).Order());

        await Task.WhenAll(Projector(store, store.Database).CatchUpAsync(default), Projector(store, second).CatchUpAsync(default));
        await Projector(store, store.Database).CatchUpAsync(default);

        Assert.Empty(await kpis.LagsAsync(default));
        Assert.Equal(5_010, (await ReportAsync(kpis, Samples.Site, Other)).Alarms);
        Assert.Equal(10, (await ReportAsync(kpis, Other)).Alarms);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CatchUpAsync_GoesOnWhereItWasStopped_SameAsAtOnce(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var kpis = new RelationalKpiStore(store.Database);
        for (var piece = 0; piece < 5; piece++)
        {
            await JournalAsync(store, Samples.Site, 37, piece * 37);
            Assert.Equal(37, await Projector(store, store.Database).CatchUpAsync(default));
        }

        var pieces = await ReportAsync(kpis, Samples.Site);
        await kpis.ResetAsync(Samples.Site, default);
        Assert.Equal(0, (await ReportAsync(kpis, Samples.Site)).Alarms);
        Assert.Equal(185, await Projector(store, store.Database).CatchUpAsync(default));
        var whole = await ReportAsync(kpis, Samples.Site);
        Assert.Equal(185, whole.Alarms);
        Assert.Equal(whole.Kpis, pieces.Kpis);
        Assert.Equal(whole.Top, pieces.Top);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_CursorStandsElsewhere_NothingWritten(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var kpis = new RelationalKpiStore(store.Database);
        var first = new KpiWrite(new KpiCursor(Samples.Site, 10, [1]), 0, [new KpiDayRow(Samples.Site, 20_000, [1])]);
        Assert.True(await kpis.WriteAsync(first, default));
        Assert.False(await kpis.WriteAsync(first with { Days = [new KpiDayRow(Samples.Site, 20_000, [2]), new KpiDayRow(Samples.Site, 20_001, [2])] }, default));
        Assert.False(await kpis.WriteAsync(first with { AfterSeq = 9 }, default));
        Assert.True(await kpis.WriteAsync(new KpiWrite(new KpiCursor(Samples.Site, 11, [3]), 10, []), default));
        Assert.Equal([1], Assert.Single(await kpis.ReadAsync([Samples.Site], 0, 99_999, default)).Body);
        Assert.Equal(11, (await kpis.CursorAsync(Samples.Site, default)).Seq);
        Assert.Empty(await kpis.DaysAsync(Samples.Site, [20_001], default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CatchUpAsync_FiguresOfAnotherVersion_CountedAnewFromTheJournal(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await JournalAsync(store, Samples.Site, 20);
        var kpis = new RelationalKpiStore(store.Database);
        await kpis.WriteAsync(new KpiWrite(new KpiCursor(Samples.Site, 15, [99]), 0, [new KpiDayRow(Samples.Site, 1, [99])]), default);
        Assert.Equal(20, await Projector(store, store.Database).CatchUpAsync(default));
        Assert.Equal(20, (await ReportAsync(kpis, Samples.Site)).Alarms);
        Assert.DoesNotContain(await kpis.ReadAsync([Samples.Site], 0, 99_999, default), row => row.Day == 1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SaveAsync_Seats_DefaultThenEachVersionOnce(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var seats = new RelationalSeatStore(store.Database, TimeProvider.System);
        var hall = await seats.GetAsync(default);
        Assert.Equal((0, "hall", "*"), (hall.Version, hall.Items[0].Id, hall.Items[0].Scope[0]));
        Assert.True(await seats.SaveAsync(new SeatSet { Items = [new SeatConfig { Id = "north", Scope = ["3301"] }], By = "engineer" }, 0, default));
        Assert.False(await seats.SaveAsync(hall, 0, default));
        Assert.False(await seats.SaveAsync(hall, 2, default));
        Assert.True(await seats.SaveAsync(new SeatSet { Items = [new SeatConfig { Id = "south", Flood = new FloodLimits { Start = 20 } }] }, 1, default));
        var now = await seats.GetAsync(default);
        Assert.Equal((2, "south", 20, 5), (now.Version, now.Items[0].Id, now.Items[0].Flood.Start, now.Items[0].Flood.End));
        Assert.Equal(["08:00", "20:00"], now.Items[0].Shifts.Select(shift => shift.Start));
    }

    private static KpiProjector Projector(RelationalFixture store, MonitorDatabase database) =>
        new(new RelationalKpiStore(database), store.Archive, TimeProvider.System, NullLogger<KpiProjector>.Instance);

    private static async Task JournalAsync(RelationalFixture store, string site, int count, int after = 0)
    {
        var transitions = Enumerable.Range(after + 1, count)
            .Select(i => Alarms.Transition(i, $"{site}-{i}", site, at: Alarms.Start.AddSeconds(i * 20))).ToArray();
        Assert.Equal(Monitoring.Grains.JournalOutcome.Written, await store.Journal.WriteAsync(Alarms.Write(after, transitions), default));
    }

    private static async Task<KpiReport> ReportAsync(RelationalKpiStore kpis, params string[] sites)
    {
        var from = Alarms.Start.AddDays(-1);
        var report = new KpiReports(new KpiWindow(from, from.AddDays(5), SeatSet.Default().Items[0], null), from.AddDays(5));
        Array.ForEach(await kpis.ReadAsync(sites, report.FirstDay, report.LastDay, default), report.Add);
        Array.ForEach(await kpis.CursorsAsync(sites, default), report.Add);
        return report.Make(null, sites.Length, 0);
    }
}
