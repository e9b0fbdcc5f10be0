using Monitoring.Contracts;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public class HandlingStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task SaveAsync_VersionByVersion_TakesEachOnceAndFindsTheLast(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var handlings = new RelationalHandlingStore(store.Database);
        Assert.Empty(await handlings.FindAsync([], default));
        Assert.False(await handlings.SaveAsync(Handling("A", 2, HandlingStage.Contacted), default));
        Assert.True(await handlings.SaveAsync(Handling("A", 1, HandlingStage.Verifying), default));
        Assert.False(await handlings.SaveAsync(Handling("A", 1, HandlingStage.Closed), default));
        Assert.True(await handlings.SaveAsync(Handling("A", 2, HandlingStage.Judged), default));
        Assert.False(await handlings.SaveAsync(Handling("A", 2, HandlingStage.Closed), default));

        var found = Assert.Single(await handlings.FindAsync(["A", "B"], default));
        Assert.Equal((HandlingStage.Judged, HandlingVerdict.Process, 2), (found.Stage, found.Verdict, found.Version));
        Assert.Equal("现场核实", found.Steps[0].Note);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ListAsync_ByScopeAndOpenness_PagesNewestStepFirst(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var handlings = new RelationalHandlingStore(store.Database);
        for (var i = 0; i < 7; i++)
        {
            // Two each have their step in the same millisecond: the id decides.
            Assert.True(await handlings.SaveAsync(Handling($"A{i}", 1, i == 3 ? HandlingStage.Closed : HandlingStage.Verifying, i / 2, i == 6 ? "330100002" : Samples.Site), default));
        }

        var query = new HandlingQuery { Open = true, Sites = [Samples.Site], Limit = 2 };
        List<string> seen = [];
        do
        {
            var page = await handlings.ListAsync(query, default);
            seen.AddRange(page.Items.Select(one => one.AlarmId));
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);

        Assert.Equal(["A5", "A4", "A2", "A1", "A0"], seen);
        Assert.Equal(["A3"], (await handlings.ListAsync(new HandlingQuery { Open = false }, default)).Items.Select(one => one.AlarmId));
        Assert.Equal((7, 6, 5), (
            await handlings.CountAsync(new HandlingQuery(), default), await handlings.CountAsync(new HandlingQuery { Open = true }, default), await handlings.CountAsync(query with { Cursor = null }, default)));
        Assert.Empty((await handlings.ListAsync(new HandlingQuery { Sites = [] }, default)).Items);
        Assert.Empty((await handlings.ListAsync(new HandlingQuery { Cursor = "nonsense" }, default)).Items);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FindAsync_RowChangedByHand_SaysWhichRow(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var handlings = new RelationalHandlingStore(store.Database);
        await handlings.SaveAsync(Handling("A", 1, HandlingStage.Verifying), default);
        await store.Database.ExecuteAsync("UPDATE handling SET body = REPLACE(body, 'duty', 'nobody')", default);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => handlings.FindAsync(["A"], default));

        Assert.Contains("handling", error.Message, StringComparison.Ordinal);
        Assert.Single(RowCheck.Find(store.Database, 10));
    }

    private static AlarmHandling Handling(string alarm, int version, HandlingStage stage, int second = 0, string site = Samples.Site) => new()
    {
        AlarmId = alarm,
        SiteId = site,
        Stage = stage,
        Verdict = stage >= HandlingStage.Judged ? HandlingVerdict.Process : null,
        Version = version,
        Steps = [new HandlingStep { Stage = stage, Note = "现场核实", By = "duty", At = Alarms.Start.AddSeconds(second) }],
    };
}
