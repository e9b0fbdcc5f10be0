using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What is never shelved and never suppressed by design: level 2 of gas detectors, fire, trips of safety systems (alarms.md §2).</summary>
internal static class Protection
{
    /// <summary>Whether alarms of a level are protected.</summary>
    public static bool Of(PointConfig point, AlarmLevel level) =>
        point.Safety
        || (level is (AlarmLevel.HH or AlarmLevel.LL) && point.Kind is (PointKind.CombustibleGas or PointKind.ToxicGas or PointKind.Oxygen));
}
