using Monitoring.Contracts;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public class AlarmArchiveTests
{
    private const string Other = "330100001";

    [Theory, OnSqlite, OnPostgres]
    public async Task ListAsync_Pages_GiveEachAlarmOnceNewestFirst(DatabaseKind kind)
    {
        await using var store = await Filled(kind);
        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = await store.Archive.ListAsync(new AlarmQuery { Limit = 7, Cursor = cursor }, default);
            seen.AddRange(page.Items.Select(alarm => alarm.Id));
            cursor = page.Next;

            // A new alarm between two pages moves nothing.
            var count = seen.Count;
            await store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(1, $"N{count}", $"4{count:D8}", at: Alarms.Start.AddDays(1))), default);
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"A{39 - i:D2}"), seen);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ListAsync_Restricted_GivesOnlyThose(DatabaseKind kind)
    {
        await using var store = await Filled(kind);
        Assert.Equal(20, await Count(new AlarmQuery { SiteId = Other }));
        Assert.Equal(20, await Count(new AlarmQuery { Sites = [Other, "999999999"] }));
        Assert.Equal(0, await Count(new AlarmQuery { Sites = [] }));
        Assert.Equal(10, await Count(new AlarmQuery { States = [AlarmState.Acknowledged] }));
        Assert.Equal(40, await Count(new AlarmQuery { States = [AlarmState.Acknowledged, AlarmState.Unacknowledged] }));
        Assert.Equal(8, await Count(new AlarmQuery { Priority = AlarmPriority.Critical }));
        Assert.Equal(5, await Count(new AlarmQuery { From = Alarms.Start.AddMinutes(10), To = Alarms.Start.AddMinutes(15) }));
        Assert.Equal(0, await Count(new AlarmQuery { Cursor = "not ours" }));

        async Task<int> Count(AlarmQuery query) => (await store.Archive.ListAsync(query with { Limit = 1000 }, default)).Items.Length;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FindAsync_Alarm_ComesWithItsTransitions(DatabaseKind kind)
    {
        await using var store = await Filled(kind);
        await store.Journal.WriteAsync(Alarms.Write(20, Alarms.Transition(21, "A00", to: AlarmState.Acknowledged)), default);
        var found = await store.Archive.FindAsync("A00", default);
        Assert.Equal([1L, 21L], found!.Transitions.Select(transition => transition.Seq));
        Assert.Equal(AlarmState.Acknowledged, found.Alarm.State);
        Assert.Null(await store.Archive.FindAsync("none", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ReadJournalAsync_After_GoesOnWithoutGap(DatabaseKind kind)
    {
        await using var store = await Filled(kind);
        var part = await store.Archive.ReadJournalAsync(Samples.Site, 5, 4, default);
        Assert.Equal([6L, 7L, 8L, 9L], part.Select(transition => transition.Seq));
    }

    /// <summary>40 alarms, one a minute, on two sites in turn.</summary>
    private static async Task<RelationalFixture> Filled(DatabaseKind kind)
    {
        var store = await RelationalFixture.OpenAsync(kind);
        for (var i = 0; i < 40; i++)
        {
            var transition = Alarms.Transition(
                (i / 2) + 1, $"A{i:D2}", i % 2 == 0 ? Samples.Site : Other,
                i % 4 == 1 ? AlarmState.Acknowledged : AlarmState.Unacknowledged,
                i % 5 == 0 ? AlarmPriority.Critical : AlarmPriority.Low, Alarms.Start.AddMinutes(i));
            await store.Journal.WriteAsync(Alarms.Write(i / 2, transition), default);
        }

        return store;
    }
}
