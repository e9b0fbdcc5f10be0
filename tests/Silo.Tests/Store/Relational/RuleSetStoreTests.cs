using Monitoring.Contracts;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public class RuleSetStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task SaveRuleSetsAsync_Saved_IsFoundListedAndReplaced(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var sets = new RelationalRuleSetStore(store.Database);
        Assert.Equal(0, (await sets.LoadRuleSetsAsync(Samples.Site, default)).Revision);
        Assert.True(await sets.SaveRuleSetsAsync(Samples.Site, 0, [Set(1, RuleSetState.InForce), Set(2, RuleSetState.Proposed)], default));
        Assert.True(await sets.SaveRuleSetsAsync(Samples.Site, 1, [Set(2, RuleSetState.Approved) with { Content = null, Reason = "改" }], default));

        var live = await sets.LoadRuleSetsAsync(Samples.Site, default);
        Assert.Equal((2, 2), (live.Revision, live.LastVersion));
        Assert.Equal([1, 2], live.Live.Select(set => set.Version));
        var found = await sets.FindRuleSetAsync(Samples.Site, 2, default);
        Assert.Equal((RuleSetState.Approved, "改", 90.0, null), (found!.State, found.Reason, found.Content!.LiveWindow, found.Simulation));
        Assert.Equal([2, 1], (await sets.ListRuleSetsAsync(new RuleSetQuery { SiteId = Samples.Site }, default)).Select(set => set.Version));
        Assert.Equal([1], (await sets.ListRuleSetsAsync(new RuleSetQuery { SiteId = Samples.Site, Below = 2, State = RuleSetState.InForce }, default)).Select(set => set.Version));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SaveRuleSetsAsync_OldRevision_WritesNothing(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var sets = new RelationalRuleSetStore(store.Database);
        Assert.False(await sets.SaveRuleSetsAsync(Samples.Site, 3, [Set(1, RuleSetState.Proposed)], default));
        Assert.True(await sets.SaveRuleSetsAsync(Samples.Site, 0, [Set(1, RuleSetState.Proposed)], default));
        Assert.False(await sets.SaveRuleSetsAsync(Samples.Site, 0, [Set(2, RuleSetState.Proposed)], default));
        Assert.Null(await sets.FindRuleSetAsync(Samples.Site, 2, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ListChangedAsync_SinceATime_ListsWhatChangedByPeopleNewestFirst(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var sets = new RelationalRuleSetStore(store.Database);
        var later = Alarms.Start.AddHours(8);
        RuleSet[] all =
        [
            Set(1, RuleSetState.Superseded) with { ClosedAt = later },
            Set(2, RuleSetState.Proposed),
            Set(3, RuleSetState.InForce) with { Kind = RuleSetKind.Override, ApprovedAt = later, InForceAt = later.AddHours(1) },
            Set(4, RuleSetState.InForce) with { Kind = RuleSetKind.Combined, InForceAt = later },
        ];
        Assert.True(await sets.SaveRuleSetsAsync(Samples.Site, 0, all, default));
        Assert.True(await sets.SaveRuleSetsAsync("330100002", 0, [Set(1, RuleSetState.Proposed) with { SiteId = "330100002", ProposedAt = later }], default));

        var mine = await sets.ListChangedAsync([Samples.Site], later, 10, default);
        var both = await sets.ListChangedAsync([Samples.Site, "330100002"], later, 2, default);

        Assert.Equal([3, 1], mine.Newest.Select(set => set.Version));
        Assert.Equal((3, 2), (both.Count, both.Newest.Length));
        Assert.Null(mine.Newest[0].Content);
        Assert.Equal(0, (await sets.ListChangedAsync([], later, 10, default)).Count);
    }

    private static RuleSet Set(int version, RuleSetState state) => new()
    {
        SiteId = Samples.Site, Version = version, Kind = RuleSetKind.Change, State = state, ProposedBy = "engineer", ProposedAt = Alarms.Start,
        Content = new RuleSetContent { LiveWindow = 90 },
    };
}
