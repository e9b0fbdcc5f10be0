using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Decides what may become of a rule set (alarms.md §5): pure, so that every refusal is a test without a service.</summary>
public static partial class RuleSetDesk
{
    /// <summary>An override holds no longer than this, hours (d, 30 days): what is needed longer is a change.</summary>
    public const double MostHours = 720;

    /// <summary>Most characters of a reason or note.</summary>
    public const int MostText = 2_000;

    /// <summary>Most rows of a stored comparison.</summary>
    public const int MostChanges = 2_000;

    /// <summary>How far ahead a time may be set, days.</summary>
    public const int MostDaysAhead = 366;

    /// <summary>Decides about a rule set.</summary>
    /// <param name="set">The rule set.</param>
    /// <param name="live">What is approved or in force.</param>
    /// <param name="decision">What a person wants.</param>
    /// <param name="now">Now.</param>
    /// <returns>What became of it, and the rule set after it if it was done.</returns>
    public static RuleSetResult Decide(RuleSet set, IReadOnlyCollection<RuleSet> live, RuleSetDecision decision, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(decision);
        var faults = new FaultList();
        faults.Text("note", decision.Note, MostText);
        faults.Text("withoutSimulation", decision.WithoutSimulation, MostText);
        if (decision.From > now.AddDays(MostDaysAhead))
        {
            faults.Add("from", $"最多提前 {MostDaysAhead} 天", $"at most {MostDaysAhead} days ahead");
        }

        var needsReason = decision.Verdict != RuleSetVerdict.Approve && !(decision.Verdict == RuleSetVerdict.Withdraw && set.State == RuleSetState.Proposed);
        if (needsReason && string.IsNullOrWhiteSpace(decision.Note))
        {
            faults.Add("reason", "必须说明原因", "a reason is mandatory");
        }

        if (faults.ToArray() is { Length: > 0 } found)
        {
            return Refuse(RuleSetOutcome.Faulty, set) with { Faults = found };
        }

        return decision.Verdict switch
        {
            RuleSetVerdict.Approve => Approve(set, live, decision, now),
            RuleSetVerdict.Reject when set.State != RuleSetState.Proposed => Refuse(RuleSetOutcome.WrongState, set),
            RuleSetVerdict.Reject when IsProposer(set, decision.By) => Refuse(RuleSetOutcome.SamePerson, set),
            RuleSetVerdict.Reject => Done(Close(set, RuleSetState.Rejected, decision, now)),
            _ => Withdraw(set, decision, now),
        };
    }

    /// <summary>A rule set that is over, without a person: superseded, or an override whose time came.</summary>
    public static RuleSet Over(RuleSet set, RuleSetState state, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set with { State = state, ClosedAt = now, ClosedReason = reason };
    }

    private static RuleSetResult Approve(RuleSet set, IReadOnlyCollection<RuleSet> live, RuleSetDecision decision, DateTimeOffset now)
    {
        var standing = RuleSetSchedule.At(live, now.ToUnixTimeMilliseconds())?.Standing.Version ?? 0;
        var refused = set.State != RuleSetState.Proposed ? RuleSetOutcome.WrongState
            : IsProposer(set, decision.By) ? RuleSetOutcome.SamePerson
            : set.BasedOn != standing ? RuleSetOutcome.BaseSuperseded
            : set.Simulation is null && string.IsNullOrWhiteSpace(decision.WithoutSimulation) ? RuleSetOutcome.NotSimulated
            : set.Kind == RuleSetKind.Change && live.Any(other => other is { Kind: RuleSetKind.Change, State: RuleSetState.Approved }) ? RuleSetOutcome.AnotherWaits
            : set.Kind == RuleSetKind.Override && live.Any(other => Collides(set, other)) ? RuleSetOutcome.AlreadyOverridden
            : RuleSetOutcome.Done;
        if (refused != RuleSetOutcome.Done)
        {
            return Refuse(refused, set) with { Standing = standing };
        }

        var from = decision.From is { } wanted && wanted > now ? wanted : now;
        return Done(set with
        {
            State = RuleSetState.Approved,
            ApprovedBy = decision.By,
            ApprovedAt = now,
            ApprovalNote = decision.Note,
            NoSimulation = set.Simulation is null ? decision.WithoutSimulation : null,
            From = from,
            Until = set.Kind == RuleSetKind.Override ? from.AddHours(set.Hours!.Value) : null,
        });
    }

    private static RuleSetResult Withdraw(RuleSet set, RuleSetDecision decision, DateTimeOffset now) => set switch
    {
        { State: RuleSetState.Proposed or RuleSetState.Approved } => Done(Close(set, RuleSetState.Withdrawn, decision, now)),
        { Kind: RuleSetKind.Override, State: RuleSetState.InForce } => Done(Close(set, RuleSetState.Ended, decision, now)),
        _ => Refuse(RuleSetOutcome.WrongState, set),
    };

    private static RuleSet Close(RuleSet set, RuleSetState state, RuleSetDecision decision, DateTimeOffset now) =>
        Over(set, state, decision.Note, now) with { ClosedBy = decision.By };

    /// <summary>Account names differ in more than the case of their letters; "Wang" is not a second person beside "wang".</summary>
    private static bool IsProposer(RuleSet set, string by) => string.Equals(set.ProposedBy, by, StringComparison.OrdinalIgnoreCase);

    private static bool Collides(RuleSet set, RuleSet other) =>
        other is { Kind: RuleSetKind.Override, State: RuleSetState.Approved or RuleSetState.InForce }
        && other.Overrides.Any(row => set.Overrides.Any(mine => OverrideComposer.SameCondition(row, mine)));

    private static RuleSetResult Done(RuleSet set) => new() { Outcome = RuleSetOutcome.Done, RuleSet = set };

    private static RuleSetResult Refuse(RuleSetOutcome outcome, RuleSet set) => new() { Outcome = outcome, RuleSet = set };
}
