using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>How long an alarm may be shelved (alarms.md §2): high 30 min, medium 4 h, low 8 h; critical never.</summary>
public static class ShelvingTimes
{
    /// <summary>Longest time, ms; 0: it may not be shelved.</summary>
    public static long Longest(AlarmPriority priority) => priority switch
    {
        AlarmPriority.Low => 8 * 3_600_000L,
        AlarmPriority.Medium => 4 * 3_600_000L,
        AlarmPriority.High => 30 * 60_000L,
        _ => 0,
    };
}
