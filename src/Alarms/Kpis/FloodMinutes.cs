using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Floods found again from the alarms of each minute: the rule of <see cref="SeatFlood"/> with a window of whole minutes.</summary>
internal static class FloodMinutes
{
    /// <summary>Marks the minutes that end in a flood.</summary>
    /// <param name="minutes">Alarms by minute.</param>
    /// <param name="limits">What counts as a flood.</param>
    public static bool[] Mark(ReadOnlySpan<int> minutes, FloodLimits limits)
    {
        var marks = new bool[minutes.Length];
        var window = limits.Window / 60;
        var (inWindow, flood) = (0L, false);
        for (var i = 0; i < minutes.Length; i++)
        {
            inWindow += minutes[i] - (i >= window ? minutes[i - window] : 0);
            flood = flood ? inWindow >= limits.End : inWindow >= limits.Start;
            marks[i] = flood;
        }

        return marks;
    }

    /// <summary>The most alarms in any ten minutes of which the last one counts.</summary>
    public static long Worst(ReadOnlySpan<int> minutes, Func<int, bool> counts)
    {
        var (worst, inWindow) = (0L, 0L);
        for (var i = 0; i < minutes.Length; i++)
        {
            inWindow += minutes[i] - (i >= ShiftTime.StepMinutes ? minutes[i - ShiftTime.StepMinutes] : 0);
            worst = counts(i) ? Math.Max(worst, inWindow) : worst;
        }

        return worst;
    }
}
