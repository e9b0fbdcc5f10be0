using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Grains;

/// <summary>
/// Rule sets under change control. What may be done is decided in <see cref="RuleSetDesk"/>, what holds in
/// <see cref="RuleSetSchedule"/>. The stored rule sets are the plan; the stored configuration follows it, and whatever a crash left
/// between the two is made up for at the next look.
/// </summary>
public sealed partial class SiteGrain
{
    private List<RuleSet> _live = [];
    private long _revision;
    private int _lastVersion;
    private long _rulesDue = long.MaxValue;

    /// <inheritdoc/>
    public Task<RuleSetResult> ProposeRules(RuleSetProposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return _engine is null ? NoRules() : OneAtATimeAsync(() => ProposeAsync(proposal, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<RuleSetResult> DecideRules(RuleSetDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return _engine is null ? NoRules() : OneAtATimeAsync(() => DecideAsync(decision, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<RuleSetResult> NoteSimulation(int version, SimulationReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        return _engine is null ? NoRules() : OneAtATimeAsync(async () =>
        {
            var set = await ruleSets.FindRuleSetAsync(SiteId, version, cancellationToken);
            if (set is not { State: RuleSetState.Proposed })
            {
                return Answer(set is null ? RuleSetOutcome.NotFound : RuleSetOutcome.WrongState, set);
            }

            set = set with { Simulation = report };
            await SaveAsync([set]);
            return Answer(RuleSetOutcome.Done, set);
        });
    }

    private static Task<RuleSetResult> NoRules() => Task.FromResult(new RuleSetResult { Outcome = RuleSetOutcome.NotFound });

    private async Task<RuleSetResult> ProposeAsync(RuleSetProposal proposal, CancellationToken cancellationToken)
    {
        var standing = await WithContentAsync(Effect().Standing);
        var earlier = proposal.FromVersion is { } version ? (await ruleSets.FindRuleSetAsync(SiteId, version, cancellationToken))?.Content : null;
        var result = RuleSetDesk.Propose(_engine!.Rules.Config, standing, proposal, earlier, _lastVersion + 1, time.GetUtcNow());
        switch (result.Outcome)
        {
            case RuleSetOutcome.Done when !proposal.DryRun:
                await SaveAsync([result.RuleSet!]);
                LogProposed(SiteId, result.RuleSet!.Version, result.RuleSet.ChangeCount, proposal.By);
                break;
            case RuleSetOutcome.BaseSuperseded:
                return result with { Changes = await ChangesSinceAsync(proposal.BasedOn, standing) };
        }

        return result with { RuleSet = Head(result.RuleSet) };
    }

    private async Task<RuleSetResult> DecideAsync(RuleSetDecision decision, CancellationToken cancellationToken)
    {
        if (await ruleSets.FindRuleSetAsync(SiteId, decision.Version, cancellationToken) is not { } set)
        {
            return Answer(RuleSetOutcome.NotFound, null);
        }

        var result = RuleSetDesk.Decide(set, _live, decision, time.GetUtcNow());
        if (result.Outcome == RuleSetOutcome.BaseSuperseded)
        {
            return Answer(result.Outcome, set) with { Changes = await ChangesSinceAsync(set.BasedOn, await WithContentAsync(Effect().Standing)) };
        }

        if (result.Outcome != RuleSetOutcome.Done)
        {
            return result with { RuleSet = Head(result.RuleSet), Standing = Effect().Standing.Version };
        }

        await SaveAsync([result.RuleSet!]);
        LogDecided(SiteId, decision.Version, result.RuleSet!.State, decision.By);
        await SettleAsync();
        return Answer(RuleSetOutcome.Done, _live.Find(s => s.Version == decision.Version) ?? result.RuleSet);
    }

    private async Task<RuleChange[]> ChangesSinceAsync(int version, RuleSet standing) =>
        (await ruleSets.FindRuleSetAsync(SiteId, version, CancellationToken.None))?.Content is { } content
            ? [.. RuleSetDiff.Between(content, standing.Content!).Take(RuleSetDesk.MostChanges)]
            : [];

    private RuleSetEffect Effect() => RuleSetSchedule.At(_live, Now) ?? throw new InvalidOperationException($"site {SiteId} has no rule set in force");

    private async Task<RuleSet> WithContentAsync(RuleSet set) =>
        set.Content is not null ? set : await ruleSets.FindRuleSetAsync(SiteId, set.Version, CancellationToken.None)
            ?? throw new InvalidOperationException($"site {SiteId} has no stored rule set {set.Version}");

    private RuleSetResult Answer(RuleSetOutcome outcome, RuleSet? set) =>
        new() { Outcome = outcome, RuleSet = Head(set), Standing = Effect().Standing.Version };

    private static RuleSet? Head(RuleSet? set) => set is null ? null : set with { Content = null };

    /// <summary>Stores, and only then knows.</summary>
    private async Task SaveAsync(RuleSet[] changed)
    {
        if (!await ruleSets.SaveRuleSetsAsync(SiteId, _revision, changed, CancellationToken.None))
        {
            Break(SiteFailure.SecondActivation);
            throw Broken();
        }

        _revision++;
        _lastVersion = Math.Max(_lastVersion, changed.Max(set => set.Version));
        _live.RemoveAll(known => changed.Any(set => set.Version == known.Version));
        _live.AddRange(changed.Where(set => set.State is RuleSetState.Approved or RuleSetState.InForce).Select(set => Head(set)!));
        _rulesDue = RuleSetSchedule.At(_live, Now)?.NextDue ?? long.MaxValue;
    }
}
