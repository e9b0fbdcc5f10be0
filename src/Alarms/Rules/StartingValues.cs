using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Values that hold where a configuration says nothing (alarms.md §1 and §3).</summary>
internal static class StartingValues
{
    /// <summary>Stale after max(3 × period, 120 s).</summary>
    public static double StaleSeconds(double period) => Math.Max(3 * period, 120);

    /// <summary>A sample this much later than its arrival is judged at arrival and raises <c>clock-skew</c>; ms.</summary>
    public const long ClockSkewLimit = 60_000;

    /// <summary>A gateway that fell silent is offline after this time; ms. Long enough for a reconnect.</summary>
    public const long GatewayOfflineDelay = 30_000;

    /// <summary>A clock-skew alarm clears when no sample was ahead for this time; ms.</summary>
    public const long ClockSkewOffDelay = 60_000;

    /// <summary>A back-fill has caught up when nothing more of it came for this time; ms.</summary>
    public const long CatchUpGrace = 10_000;

    /// <summary>An episode begins with the first alarm after this much quiet (alarms.md §4); ms.</summary>
    public const long EpisodeGap = 600_000;

    /// <summary>Priority of an alarm that the gateway itself raised.</summary>
    public const AlarmPriority EdgePriority = AlarmPriority.Medium;

    /// <summary>Priority of a gateway that is offline.</summary>
    public const AlarmPriority OfflinePriority = AlarmPriority.Medium;
}
