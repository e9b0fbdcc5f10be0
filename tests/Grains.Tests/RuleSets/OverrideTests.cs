using Monitoring.Contracts;

namespace Monitoring.Grains.Tests;

/// <summary>Overrides return by themselves, to what lies under them by then.</summary>
public sealed class OverrideTests
{
    private const double TwoSeconds = 2.0 / 3600;

    private static CancellationToken None => CancellationToken.None;

    private static OverrideChange Off => new() { PointId = "LI-912", Condition = ConditionKind.High };

    [Fact]
    public async Task Override_Disabled_AlarmEndsAndReturnsAtItsTime()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        await site.Ingest(Bench.Sample(0, 13.5), None);
        Assert.Single((await site.GetSnapshot(None))!.Alarms);

        var set = await site.OverrideAsync(TwoSeconds, Off);
        Assert.Empty((await site.GetSnapshot(None))!.Alarms);
        Assert.Equal((2, RuleSetState.InForce), ((await site.GetConfig(None))!.RuleSet, set.State));
        await UntilVersionAsync(site, 1);

        var alarm = Assert.Single((await site.GetSnapshot(None))!.Alarms);
        Assert.Equal((AlarmState.Unacknowledged, 1), (alarm.State, alarm.RuleSet));

        // First the limits, then the list of versions: what judges must not wait for what is written about it.
        await UntilAsync(async () => (await RuleSetLifeTests.Archive(silo).FindRuleSetAsync(Bench.SiteId, 2, None))!.State == RuleSetState.Ended);
    }

    [Fact]
    public async Task Override_ReturnsAcrossARestart_AlsoIfItsTimeCameMeanwhile()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var set = await site.OverrideAsync(TwoSeconds, Off);

        await silo.StopAsync();
        await RuleSetLifeTests.PassedAsync(set.Until!.Value);
        await silo.StartAgainAsync();

        site = await silo.BenchAsync();
        Assert.Equal((1, 13.2), ((await site.GetConfig(None))!.RuleSet, RuleSets.Limit((await site.GetConfig(None))!, AlarmLevel.H)));
    }

    [Fact]
    public async Task Override_OtherRulesComeMeanwhile_HoldsOnThemAndReturnsToThem()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var rule = (HighRule)(await site.GetConfig(None))!.Points[0].Conditions[0];
        var proposed = await site.ProposeAsync(c => c.WithLimit(AlarmLevel.HH, 13.9));
        var held = await site.OverrideAsync(0.002, new OverrideChange { PointId = "LI-912", Condition = ConditionKind.High, Rule = RuleSets.WithLimit(rule, AlarmLevel.H, 13.5) });
        await site.ApproveAsync(proposed.Version);

        // The override replaces the whole condition; the number is one that no other content has.
        var config = (await site.GetConfig(None))!;
        Assert.Equal((4, 13.5, 14.0), (config.RuleSet, RuleSets.Limit(config, AlarmLevel.H), RuleSets.Limit(config, AlarmLevel.HH)));
        var combined = await RuleSetLifeTests.Archive(silo).FindRuleSetAsync(Bench.SiteId, 4, None);
        Assert.Equal((RuleSetKind.Combined, 2, held.Version), (combined!.Kind, combined.BasedOn, Assert.Single(combined.Combines)));

        await UntilVersionAsync(site, 2);
        config = (await site.GetConfig(None))!;
        Assert.Equal((13.2, 13.9), (RuleSets.Limit(config, AlarmLevel.H), RuleSets.Limit(config, AlarmLevel.HH)));
    }

    [Fact]
    public async Task Override_NoLongerFitsTheNewRules_EndsAndTheNewRulesHold()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var proposed = await site.ProposeAsync(c => c with { Points = [c.Points[0] with { RangeHigh = 14.5 }, c.Points[1]] });
        var rule = (HighRule)(await site.GetConfig(None))!.Points[0].Conditions[0];
        var held = await site.OverrideAsync(1, new OverrideChange { PointId = "LI-912", Condition = ConditionKind.High, Rule = RuleSets.WithLimit(rule, AlarmLevel.HH, 15.5) });

        await site.ApproveAsync(proposed.Version);

        Assert.Equal(2, (await site.GetConfig(None))!.RuleSet);
        var ended = await RuleSetLifeTests.Archive(silo).FindRuleSetAsync(Bench.SiteId, held.Version, None);
        Assert.Equal(RuleSetState.Ended, ended!.State);
        Assert.Contains("no longer fits", ended.ClosedReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Override_SecondOnTheSameCondition_Refused()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        await site.OverrideAsync(1, Off);
        var again = await site.ProposeRules(new RuleSetProposal { Kind = RuleSetKind.Override, BasedOn = 1, Overrides = [Off], Hours = 1, Reason = "x", By = RuleSets.Engineer }, None);

        var result = await site.DecideRules(RuleSets.Decision(again.RuleSet!.Version, RuleSetVerdict.Approve), None);

        Assert.Equal(RuleSetOutcome.AlreadyOverridden, result.Outcome);
    }

    [Fact]
    public async Task Override_EndedEarly_ReturnsAtOnce()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var set = await site.OverrideAsync(1, Off);

        var result = await site.DecideRules(RuleSets.Decision(set.Version, RuleSetVerdict.Withdraw), None);

        Assert.Equal(RuleSetState.Ended, result.RuleSet!.State);
        Assert.Equal(1, (await site.GetConfig(None))!.RuleSet);
    }

    private static Task UntilVersionAsync(ISiteGrain site, int version) => UntilAsync(async () => (await site.GetConfig(None))!.RuleSet == version);

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo())
        {
            await pace.WaitForNextTickAsync(limit.Token);
        }
    }
}
