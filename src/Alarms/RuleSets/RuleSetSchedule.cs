using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What holds at a time.</summary>
/// <param name="Standing">The lasting rule set.</param>
/// <param name="Overrides">Overrides on it, by version.</param>
/// <param name="NextDue">When this changes next, Unix ms; <see cref="long.MaxValue"/> if never.</param>
public sealed record RuleSetEffect(RuleSet Standing, RuleSet[] Overrides, long NextDue);

/// <summary>
/// Which rule sets hold at a time: a function of what is stored, so that a start after any outage comes to the same answer as a
/// service that never stopped.
/// </summary>
public static class RuleSetSchedule
{
    /// <summary>What holds; null if nothing is in force and nothing is due.</summary>
    /// <param name="live">Rule sets that are approved or in force.</param>
    /// <param name="now">Unix ms.</param>
    public static RuleSetEffect? At(IReadOnlyCollection<RuleSet> live, long now)
    {
        ArgumentNullException.ThrowIfNull(live);
        var standing = live.Where(set => IsLasting(set) && (set.State == RuleSetState.InForce || IsDue(set, now)))
            .OrderBy(set => set.State == RuleSetState.Approved).ThenBy(set => set.Version).LastOrDefault();
        if (standing is null)
        {
            return null;
        }

        var overrides = live.Where(set => set.Kind == RuleSetKind.Override && IsOpen(set) && From(set) <= now && now < Until(set))
            .OrderBy(set => set.Version).ToArray();
        var next = live.Where(IsOpen).SelectMany(set => (long[])[From(set), Until(set)]).Where(due => due > now).DefaultIfEmpty(long.MaxValue).Min();
        return new RuleSetEffect(standing, overrides, next);
    }

    /// <summary>Whether it lasts, in contrast to overrides and what is made of them.</summary>
    public static bool IsLasting(RuleSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Kind is RuleSetKind.Initial or RuleSetKind.Change;
    }

    private static bool IsOpen(RuleSet set) => set.State is RuleSetState.Approved or RuleSetState.InForce;

    private static bool IsDue(RuleSet set, long now) => set.State == RuleSetState.Approved && From(set) <= now;

    private static long From(RuleSet set) => set.From?.ToUnixTimeMilliseconds() ?? long.MinValue;

    private static long Until(RuleSet set) => set.Until?.ToUnixTimeMilliseconds() ?? long.MaxValue;
}
