using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;

namespace Monitoring.Grains.Tests;

/// <summary>The life of a rule set in the real grain over real stores.</summary>
public sealed class RuleSetLifeTests
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Change_Approved_NextSampleIsJudgedByIt()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        await site.Ingest(Bench.Sample(0, 12.8), None);
        Assert.Empty((await site.GetSnapshot(None))!.Alarms);

        var set = await site.ChangeAsync(c => c.WithLimit(AlarmLevel.H, 12.9));
        await site.Ingest(Bench.Sample(0, 12.95), None);

        Assert.Equal((2, RuleSetState.InForce, RuleSets.Supervisor), (set.Version, set.State, set.ApprovedBy));
        var alarm = Assert.Single((await site.GetSnapshot(None))!.Alarms);
        Assert.Equal((12.9, 2), (alarm.Limit, alarm.RuleSet));
        var first = await Archive(silo).FindRuleSetAsync(Bench.SiteId, 1, None);
        Assert.Equal(RuleSetState.Superseded, first!.State);
        var change = Assert.Single(set.Changes);
        Assert.Equal(("LI-912", "high", "H.limit", "13.2", "12.9"), (change.PointId, change.Condition, change.Parameter, change.Old, change.New));
    }

    [Fact]
    public async Task Approve_ByTheProposer_RefusedAndNothingChanges()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var set = await site.ProposeAsync(c => c.WithLimit(AlarmLevel.H, 12.9));

        var result = await site.DecideRules(RuleSets.Decision(set.Version, RuleSetVerdict.Approve) with { By = "ENGINEER" }, None);

        Assert.Equal(RuleSetOutcome.SamePerson, result.Outcome);
        Assert.Equal(1, (await site.GetConfig(None))!.RuleSet);
    }

    [Fact]
    public async Task Approve_SecondOfTwoOnTheSameBase_RefusedWithWhatChanged()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var one = await site.ProposeAsync(c => c.WithLimit(AlarmLevel.H, 12.9));
        var two = await site.ProposeAsync(c => c.WithLimit(AlarmLevel.HH, 13.9));
        await site.ApproveAsync(one.Version);

        var result = await site.DecideRules(RuleSets.Decision(two.Version, RuleSetVerdict.Approve), None);

        Assert.Equal((RuleSetOutcome.BaseSuperseded, 2), (result.Outcome, result.Standing));
        Assert.Equal("H.limit", Assert.Single(result.Changes).Parameter);
    }

    [Fact]
    public async Task Change_DueLaterAndOutageMeanwhile_InForceAtTheStart()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var due = TimeProvider.System.GetUtcNow().AddSeconds(3);
        var set = await site.ChangeAsync(c => c.WithLimit(AlarmLevel.H, 12.9), due);
        Assert.Equal(RuleSetState.Approved, set.State);
        Assert.Equal(13.2, RuleSets.Limit((await site.GetConfig(None))!, AlarmLevel.H));
        var other = await site.ProposeAsync(c => c.WithLimit(AlarmLevel.HH, 13.9));
        Assert.Equal(RuleSetOutcome.AnotherWaits, (await site.DecideRules(RuleSets.Decision(other.Version, RuleSetVerdict.Approve), None)).Outcome);

        await silo.StopAsync();
        await PassedAsync(due);
        await silo.StartAgainAsync();
        site = await silo.BenchAsync();

        Assert.Equal((2, 12.9), ((await site.GetConfig(None))!.RuleSet, RuleSets.Limit((await site.GetConfig(None))!, AlarmLevel.H)));
        Assert.Equal(RuleSetState.InForce, (await Archive(silo).FindRuleSetAsync(Bench.SiteId, 2, None))!.State);
    }

    [Fact]
    public async Task Withdraw_ApprovedThatWaits_NeverInForce()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var due = TimeProvider.System.GetUtcNow().AddSeconds(2);
        var set = await site.ChangeAsync(c => c.WithLimit(AlarmLevel.H, 12.9), due);

        var result = await site.DecideRules(RuleSets.Decision(set.Version, RuleSetVerdict.Withdraw), None);
        await PassedAsync(due.AddSeconds(1.5));

        Assert.Equal(RuleSetState.Withdrawn, result.RuleSet!.State);
        Assert.Equal(1, (await site.GetConfig(None))!.RuleSet);
    }

    [Fact]
    public async Task FromVersion_EarlierRules_AreTheWayBack()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        await site.ChangeAsync(c => c.WithLimit(AlarmLevel.H, 12.9));

        var back = await site.ProposeRules(new RuleSetProposal { Kind = RuleSetKind.Change, BasedOn = 2, FromVersion = 1, Reason = "back", By = RuleSets.Engineer }, None);
        await site.ApproveAsync(back.RuleSet!.Version);

        var config = (await site.GetConfig(None))!;
        Assert.Equal((3, 13.2), (config.RuleSet, RuleSets.Limit(config, AlarmLevel.H)));
    }

    [Fact]
    public async Task Propose_Faulty_AllFaultsAndTheLastGoodOneStays()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var content = RuleSetContent.Of((await site.GetConfig(None))!);
        content = content with { LiveWindow = 0, Points = [content.Points[0] with { RangeHigh = double.NaN }, content.Points[1] with { PointId = "no spaces" }] };

        var result = await site.ProposeRules(new RuleSetProposal { Kind = RuleSetKind.Change, BasedOn = 1, Content = content, Reason = "x", By = RuleSets.Engineer }, None);

        Assert.Equal(RuleSetOutcome.Faulty, result.Outcome);
        Assert.Superset(new HashSet<string> { "liveWindow", "points[0].rangeHigh", "points[1].pointId" }, result.Faults.Select(f => f.Where).ToHashSet());
        Assert.Equal(1, (await site.GetConfig(None))!.RuleSet);
    }

    [Fact]
    public async Task Configure_ALimitOfASiteThatHasOne_RefusedAndNamed()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var config = (await site.GetConfig(None))!;
        var changed = RuleSetContent.Of(config).WithLimit(AlarmLevel.HH, 15).ApplyTo(config);

        var result = await site.Configure(changed with { Name = "new" }, RuleSets.Engineer, None);

        Assert.Equal("HH.limit", Assert.Single(result.Controlled).Parameter);
        Assert.Equal((1, config.Name), ((await site.GetConfig(None))!.RuleSet, (await site.GetConfig(None))!.Name));
    }

    [Fact]
    public async Task Configure_Names_TakenAtOnceAndKeptByTheNextRules()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var config = (await site.GetConfig(None))!;
        var proposed = await site.ProposeAsync(c => c.WithLimit(AlarmLevel.H, 12.9));

        var result = await site.Configure(config with { Points = [config.Points[0] with { Name = "新名" }, config.Points[1]] }, RuleSets.Engineer, None);
        await site.ApproveAsync(proposed.Version);

        Assert.Empty(result.Controlled);
        var after = (await site.GetConfig(None))!;
        Assert.Equal(("新名", 12.9), (after.Points[0].Name, RuleSets.Limit(after, AlarmLevel.H)));
    }

    internal static IRuleSetArchive Archive(SiloHost silo) => silo.Services.GetRequiredService<IRuleSetArchive>();

    internal static async Task PassedAsync(DateTimeOffset due)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (TimeProvider.System.GetUtcNow() <= due)
        {
            await pace.WaitForNextTickAsync(None);
        }
    }
}
