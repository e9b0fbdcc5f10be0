using Monitoring.Contracts;

namespace Monitoring.Grains.Tests;

/// <summary>Two people who change rules in the way that is meant.</summary>
internal static class RuleSets
{
    public const string Engineer = "engineer";
    public const string Supervisor = "supervisor";

    /// <summary>Proposes and, as a second person, approves.</summary>
    public static async Task<RuleSet> ChangeAsync(this ISiteGrain site, Func<RuleSetContent, RuleSetContent> change, DateTimeOffset? from = null)
    {
        var proposed = await site.ProposeAsync(change);
        return await site.ApproveAsync(proposed.Version, from);
    }

    public static async Task<RuleSet> ProposeAsync(this ISiteGrain site, Func<RuleSetContent, RuleSetContent> change)
    {
        var (standing, content) = await site.StandingAsync();
        var result = await site.ProposeRules(new RuleSetProposal
        {
            Kind = RuleSetKind.Change, BasedOn = standing, Content = change(content), Reason = "test", By = Engineer,
        }, CancellationToken.None);
        Assert.Equal(RuleSetOutcome.Done, result.Outcome);
        return result.RuleSet!;
    }

    public static async Task<RuleSet> OverrideAsync(this ISiteGrain site, double hours, params OverrideChange[] changes)
    {
        var (standing, _) = await site.StandingAsync();
        var result = await site.ProposeRules(new RuleSetProposal
        {
            Kind = RuleSetKind.Override, BasedOn = standing, Overrides = changes, Hours = hours, Reason = "test", By = Engineer,
        }, CancellationToken.None);
        Assert.Equal(RuleSetOutcome.Done, result.Outcome);
        return await site.ApproveAsync(result.RuleSet!.Version);
    }

    public static async Task<RuleSet> ApproveAsync(this ISiteGrain site, int version, DateTimeOffset? from = null)
    {
        var result = await site.DecideRules(Decision(version, RuleSetVerdict.Approve) with { From = from }, CancellationToken.None);
        Assert.Equal(RuleSetOutcome.Done, result.Outcome);
        return result.RuleSet!;
    }

    public static RuleSetDecision Decision(int version, RuleSetVerdict verdict) =>
        new() { Version = version, Verdict = verdict, By = Supervisor, Note = "seen", WithoutSimulation = "no history in a test" };

    /// <summary>The limit of LI-912 at a level in other rules.</summary>
    public static RuleSetContent WithLimit(this RuleSetContent content, AlarmLevel level, double limit) => content with
    {
        Points = Array.ConvertAll(content.Points, p => p.PointId == "LI-912" ? p with { Conditions = [WithLimit((HighRule)p.Conditions[0], level, limit)] } : p),
    };

    public static HighRule WithLimit(HighRule rule, AlarmLevel level, double limit) =>
        rule with { Levels = Array.ConvertAll(rule.Levels, l => l.Level == level ? l with { Limit = limit } : l) };

    public static double Limit(SiteConfig config, AlarmLevel level) =>
        ((HighRule)config.Points.Single(p => p.PointId == "LI-912").Conditions[0]).Levels.Single(l => l.Level == level).Limit;

    private static async Task<(int Version, RuleSetContent Content)> StandingAsync(this ISiteGrain site)
    {
        // A proposal on version 0 is refused, and the refusal names the version that stands.
        var refused = await site.ProposeRules(new RuleSetProposal { Kind = RuleSetKind.Change, BasedOn = 0, By = Engineer, DryRun = true }, CancellationToken.None);
        Assert.Equal(RuleSetOutcome.BaseSuperseded, refused.Outcome);
        return (refused.Standing, RuleSetContent.Of((await site.GetConfig(CancellationToken.None))!));
    }
}
