using Monitoring.Contracts;

namespace Monitoring.Alarms;

public static partial class RuleSetDesk
{
    /// <summary>Checks a proposal whole and makes its rule set.</summary>
    /// <param name="site">The site as it is.</param>
    /// <param name="standing">The lasting rule set in force, with its content.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="earlier">The rules of <see cref="RuleSetProposal.FromVersion"/>; null if that version does not exist.</param>
    /// <param name="version">Number that the new rule set gets.</param>
    /// <param name="now">Now.</param>
    /// <returns>Done with the new rule set and its content, or why not; all faults at once.</returns>
    public static RuleSetResult Propose(
        SiteConfig site, RuleSet standing, RuleSetProposal proposal, RuleSetContent? earlier, int version, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(proposal);
        if (proposal.BasedOn != standing.Version)
        {
            return new RuleSetResult { Outcome = RuleSetOutcome.BaseSuperseded, Standing = standing.Version };
        }

        var faults = new FaultList();
        CheckWords(proposal, faults);
        var under = standing.Content!;
        var content = proposal.Kind == RuleSetKind.Override ? CheckOverride(under, proposal, faults) : CheckChange(proposal, earlier, faults);
        var found = content is null || faults.Any ? faults.ToArray() : [.. SiteValidator.Check(content.ApplyTo(site))];
        var changes = found.Length > 0 ? [] : RuleSetDiff.Between(under, content!);
        if (found.Length == 0 && changes.Length == 0)
        {
            faults.Add("", $"与版本 {standing.Version} 没有差别", $"nothing differs from version {standing.Version}");
            found = faults.ToArray();
        }

        if (found.Length > 0)
        {
            return new RuleSetResult { Outcome = RuleSetOutcome.Faulty, Faults = found, Standing = standing.Version };
        }

        return new RuleSetResult
        {
            Outcome = RuleSetOutcome.Done,
            Standing = standing.Version,
            RuleSet = new RuleSet
            {
                SiteId = site.SiteId,
                Version = version,
                Kind = proposal.Kind,
                State = RuleSetState.Proposed,
                BasedOn = standing.Version,
                ProposedBy = proposal.By,
                ProposedAt = now,
                Reason = proposal.Reason.Trim(),
                Basis = proposal.Basis,
                Changes = [.. changes.Take(MostChanges)],
                ChangeCount = changes.Length,
                Overrides = proposal.Kind == RuleSetKind.Override ? proposal.Overrides : [],
                Hours = proposal.Kind == RuleSetKind.Override ? proposal.Hours : null,
                Content = content,
            },
        };
    }

    /// <summary>The first rules of a site.</summary>
    public static RuleSet First(SiteConfig config, int version, string by, string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new RuleSet
        {
            SiteId = config.SiteId,
            Version = version,
            Kind = RuleSetKind.Initial,
            State = RuleSetState.InForce,
            BasedOn = version - 1,
            ProposedBy = by,
            ProposedAt = now,
            Reason = reason,
            From = now,
            InForceAt = now,
            Content = RuleSetContent.Of(config),
        };
    }

    private static void CheckWords(RuleSetProposal proposal, FaultList faults)
    {
        if (string.IsNullOrWhiteSpace(proposal.Reason))
        {
            faults.Add("reason", "必须说明原因", "a reason is mandatory");
        }

        faults.Text("reason", proposal.Reason, MostText);
        faults.Text("basis", proposal.Basis, 500);
    }

    private static RuleSetContent? CheckChange(RuleSetProposal proposal, RuleSetContent? earlier, FaultList faults)
    {
        if (proposal.FromVersion is { } version)
        {
            if (earlier is null)
            {
                faults.Add("fromVersion", $"没有版本 {version}", $"there is no version {version}");
            }
            else if (proposal.Content is not null)
            {
                faults.Add("fromVersion", "fromVersion 与 points 只能有一个", "give either fromVersion or the points, not both");
            }

            return earlier;
        }

        if (proposal.Content is null)
        {
            faults.Missing("points");
        }

        return proposal.Content;
    }

    private static RuleSetContent? CheckOverride(RuleSetContent under, RuleSetProposal proposal, FaultList faults)
    {
        if (proposal.Hours is not { } hours || !(hours > 0 && hours <= MostHours))
        {
            faults.Add("hours", $"应大于 0 且不超过 {MostHours} 小时（30 天）", $"must be above 0 and at most {MostHours} hours (30 days)");
        }

        OverrideComposer.Check(under, proposal.Overrides, faults);
        return faults.Any ? null : OverrideComposer.Apply(under, proposal.Overrides);
    }
}
