using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Grains;

public sealed partial class SiteGrain
{
    /// <summary>The plan as stored, and what became due while nobody looked.</summary>
    private async Task LoadRuleSetsAsync(CancellationToken cancellationToken)
    {
        var stored = await ruleSets.LoadRuleSetsAsync(SiteId, cancellationToken);
        (_revision, _lastVersion, _live) = (stored.Revision, stored.LastVersion, [.. stored.Live]);
        if (!_live.Exists(RuleSetSchedule.IsLasting))
        {
            // Written by a program from before rule sets.
            var present = _engine!.Rules.Config;
            await SaveAsync([RuleSetDesk.First(present, Math.Max(present.RuleSet, _lastVersion), "", "配置在变更管理启用之前已经生效 (in force before change control)", time.GetUtcNow())]);
        }

        await SettleRulesAsync();
    }

    private async Task<ConfigureResult> TakeFirstAsync(SiteConfig next, string by)
    {
        if (_engine is null)
        {
            var stored = await ruleSets.LoadRuleSetsAsync(SiteId, CancellationToken.None);
            (_revision, _lastVersion, _live) = (stored.Revision, stored.LastVersion, [.. stored.Live]);
        }

        var version = _lastVersion + 1;
        var first = RuleSetDesk.First(next, version, by, "首次配置 (first configuration)", time.GetUtcNow());
        await SaveAsync([.. _live.Select(set => RuleSetDesk.Over(set, RuleSetState.Superseded, null, time.GetUtcNow())), first]);
        await TakeAsync(next, version, by);
        return new ConfigureResult { RuleSet = version, Faults = [] };
    }

    private Task<bool> SettleRulesAsync() => OneAtATimeAsync(async () =>
    {
        await SettleAsync();
        return true;
    });

    /// <summary>Makes the configuration what the plan says for now, and writes down what came and what went.</summary>
    private async Task SettleAsync()
    {
        var now = time.GetUtcNow();
        var effect = Effect();
        var standing = await WithContentAsync(effect.Standing);
        var (target, unfit) = await ComposeAsync(standing, effect.Overrides, now);
        var present = _engine!.Rules.Config;
        if (target.Version != present.RuleSet)
        {
            var under = _live.Find(set => RuleSetSchedule.IsLasting(set) && set.State == RuleSetState.InForce);
            var before = under is null || under.Version == standing.Version ? standing : await WithContentAsync(under);
            await TakeAsync(RuleControl.CarryLabels(target.Content!, before.Content!, present.Points).ApplyTo(present), target.Version, target.ApprovedBy ?? target.ProposedBy);
        }

        var holds = effect.Overrides.Where(set => !unfit.Contains(set.Version)).Select(set => set.Version).Append(standing.Version).Append(target.Version).ToHashSet();
        var changed = _live.Select(set => After(set, holds, unfit, target, now)).Where((set, i) => !ReferenceEquals(set, _live[i])).ToArray();
        if (changed.Length > 0)
        {
            await SaveAsync(changed);
        }

        _rulesDue = Effect().NextDue;
    }

    /// <summary>The rule set that judges: the lasting one, an override on what it was proposed on, or a combination with a number of its own.</summary>
    private async Task<(RuleSet Target, HashSet<int> Unfit)> ComposeAsync(RuleSet standing, RuleSet[] overrides, DateTimeOffset now)
    {
        var unfit = new HashSet<int>();
        var content = standing.Content!;
        foreach (var set in overrides)
        {
            var with = OverrideComposer.Apply(content, set.Overrides);
            if (SiteValidator.Check(with.ApplyTo(_engine!.Rules.Config)).Length > 0)
            {
                unfit.Add(set.Version);
                LogOverrideUnfit(SiteId, set.Version, standing.Version);
                continue;
            }

            content = with;
        }

        var fit = overrides.Where(set => !unfit.Contains(set.Version)).ToArray();
        if (fit.Length == 0)
        {
            return (standing, unfit);
        }

        if (fit is [var only] && only.BasedOn == standing.Version)
        {
            return (only with { Content = content }, unfit);
        }

        int[] combines = [.. fit.Select(set => set.Version)];
        var known = _live.Find(set => set.Kind == RuleSetKind.Combined && set.BasedOn == standing.Version && set.Combines.AsSpan().SequenceEqual(combines));
        var target = (known ?? Combination(standing, combines, content, now)) with { Content = content };
        if (known is null)
        {
            await SaveAsync([target]);
        }

        return (target, unfit);
    }

    private RuleSet Combination(RuleSet standing, int[] combines, RuleSetContent content, DateTimeOffset now)
    {
        var changes = RuleSetDiff.Between(standing.Content!, content);
        return new RuleSet
        {
            SiteId = SiteId,
            Version = _lastVersion + 1,
            Kind = RuleSetKind.Combined,
            State = RuleSetState.Approved,
            BasedOn = standing.Version,
            ProposedBy = "",
            ProposedAt = now,
            Reason = $"版本 {standing.Version} 与临时变更 {string.Join(", ", combines)} (version {standing.Version} with overrides {string.Join(", ", combines)})",
            Changes = [.. changes.Take(RuleSetDesk.MostChanges)],
            ChangeCount = changes.Length,
            Combines = combines,
            Content = content,
        };
    }

    private static RuleSet After(RuleSet set, HashSet<int> holds, HashSet<int> unfit, RuleSet target, DateTimeOffset now) => set switch
    {
        _ when holds.Contains(set.Version) => set.State == RuleSetState.InForce ? set : set with { State = RuleSetState.InForce, InForceAt = set.InForceAt ?? now },
        { Kind: RuleSetKind.Override } when unfit.Contains(set.Version) =>
            RuleSetDesk.Over(set, RuleSetState.Ended, $"不再适用于生效版本 (no longer fits the version in force): {target.Version}", now),
        { Kind: RuleSetKind.Override } when set.Until <= now => RuleSetDesk.Over(set, RuleSetState.Ended, "到期自动恢复 (returned at its time)", now),
        { State: RuleSetState.InForce } or { Kind: RuleSetKind.Combined } => RuleSetDesk.Over(set, RuleSetState.Superseded, null, now),
        _ => set,
    };
}
