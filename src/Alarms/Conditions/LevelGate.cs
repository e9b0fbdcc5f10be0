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
    public static long NextDue(in ConditionState state, in CompiledCondition rule, out int level)
    {
        level = -1;
        var next = Never;
        for (var i = 0; i < 2; i++)
        {
            if ((state.Pending & (1 << i)) == 0)
            {
                continue;
            }

            var due = state.SinceOf(i) + ((state.Active & (1 << i)) != 0 ? rule.OffDelay : rule.OnDelay);
            if (due < next)
            {
                next = due;
                level = i;
            }
        }

        return next;
    }

    /// <summary>Flips a pending level whose delay is over.</summary>
    public static void Flip(ref ConditionState state, int level)
    {
        var bit = (byte)(1 << level);
        state.Pending &= (byte)~bit;
        state.Active ^= bit;
    }
}
