using System.Runtime.CompilerServices;

namespace Monitoring.Alarms;

/// <summary>
/// The on- and off-delay of a level, counted in the time of the samples. A level is pending while the signal differs from it;
/// it flips at <c>since + delay</c>, whoever notices that first: the next sample or a look at the clock.
/// </summary>
internal static class LevelGate
{
    /// <summary>No pending level.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Takes the signal of one level at a sample time. Flips at once if its delay is zero.</summary>
    /// <returns>True if the level flipped.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Observe(ref ConditionState state, int level, bool signal, long at, in CompiledCondition rule)
    {
        var bit = (byte)(1 << level);
        var active = (state.Active & bit) != 0;
        if (signal == active)
        {
            state.Pending &= (byte)~bit;
            return false;
        }

        if ((signal ? rule.OnDelay : rule.OffDelay) > 0)
        {
            if ((state.Pending & bit) == 0)
            {
                state.StartPending(level, at);
            }

            return false;
        }

        state.Pending &= (byte)~bit;
        state.Active ^= bit;
        return true;
    }

    /// <summary>When the earliest pending level flips, in the time of the samples; <see cref="Never"/> if none is pending.</summary>
    public static long NextDue(in ConditionState state, in CompiledCondition rule) =>
        state.Pending == 0 ? Never : Math.Min(DueOf(state, rule, 0), DueOf(state, rule, 1));

    /// <summary>
    /// Flips the levels whose delay is over at <paramref name="upTo"/>, all together: a value that crossed two limits at once
    /// makes one step of the alarm, not two.
    /// </summary>
    /// <returns>Since when the signal was so.</returns>
    public static long FlipDue(ref ConditionState state, in CompiledCondition rule, long upTo)
    {
        var since = Never;
        for (var level = 1; level >= 0; level--)
        {
            if (DueOf(state, rule, level) <= upTo)
            {
                since = Math.Min(since, state.SinceOf(level));
                Flip(ref state, level);
            }
        }

        return since;
    }

    /// <summary>Flips a level now.</summary>
    public static void Flip(ref ConditionState state, int level)
    {
        var bit = (byte)(1 << level);
        state.Pending &= (byte)~bit;
        state.Active ^= bit;
    }

    private static long DueOf(in ConditionState state, in CompiledCondition rule, int level) =>
        (state.Pending & (1 << level)) == 0
            ? Never
            : state.SinceOf(level) + ((state.Active & (1 << level)) != 0 ? rule.OffDelay : rule.OnDelay);
}
