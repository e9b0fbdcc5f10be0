using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

/// <summary>Where the journals stand, and how long nothing was heard of the silo that has the site.</summary>
public sealed class SiteHeadsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task ReadAsync_ClaimedAndNot_TellsNumberOwnerAndSilence(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(1)), default);
        await store.Journal.ClaimAsync("330100002", 7, "silo-1", default);
        await store.Journal.ClaimAsync("330100003", 8, "silo-2", default);
        await store.Database.ExecuteAsync($"INSERT INTO silo (name, at, body) VALUES ('silo-1', {store.Database.NowSql} - 4000, '[]')", default);

        var heads = (await new RelationalSiteHeads(store.Database).ReadAsync(default)).ToDictionary(head => head.SiteId);
        Assert.Equal((1L, "", null), (heads[Samples.Site].Seq, heads[Samples.Site].Silo, heads[Samples.Site].Silent));
        Assert.Equal((0L, "silo-1"), (heads["330100002"].Seq, heads["330100002"].Silo));
        Assert.InRange(heads["330100002"].Silent!.Value.TotalSeconds, 4, 60);
        Assert.Equal(TimeSpan.MaxValue, heads["330100003"].Silent);

        // Claimed by a silo that lives: not judged before its lease has begun.
        await store.Database.ExecuteAsync($"INSERT INTO silo (name, at, body) VALUES ('silo-4', {store.Database.NowSql}, '[]')", default);
        await store.Journal.ClaimAsync("330100002", 9, "silo-4", default);
        var taken = (await new RelationalSiteHeads(store.Database).ReadAsync(default)).Single(head => head.SiteId == "330100002");
        Assert.Equal("silo-4", taken.Silo);
        Assert.InRange(taken.Silent!.Value.TotalSeconds, 4, 60);
    }
}
