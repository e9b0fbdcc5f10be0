using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Conditions <c>high</c> and <c>low</c>: is the value beyond the limit of a level?</summary>
internal static class LimitEvaluator
{
    /// <summary>
    /// Beyond means at the limit or past it. The deadband counts only for a level that holds: a value that has come back, but
    /// not by the deadband, keeps an alarm and does not start one.
    /// </summary>
    public static bool IsBeyond(in CompiledCondition rule, in CompiledLevel level, bool active, double value) =>
        rule.Kind == ConditionKind.High
            ? value >= (active ? level.Limit - rule.Deadband : level.Limit)
            : value <= (active ? level.Limit + rule.Deadband : level.Limit);

    /// <summary>Takes a good value.</summary>
    /// <returns>True if a level flipped.</returns>
    public static bool Observe(in CompiledCondition rule, ref ConditionState state, double value, long at)
    {
        var flipped = false;
        if ((rule.Levels & 1) != 0)
        {
            flipped = LevelGate.Observe(ref state, 0, IsBeyond(rule, rule.Level0, (state.Active & 1) != 0, value), at, rule);
        }

        if ((rule.Levels & 2) != 0)
        {
            flipped |= LevelGate.Observe(ref state, 1, IsBeyond(rule, rule.Level1, (state.Active & 2) != 0, value), at, rule);
        }

        return flipped;
    }
}
