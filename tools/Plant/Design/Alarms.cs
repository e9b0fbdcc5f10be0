using Monitoring.Plant.Config;

namespace Monitoring.Plant.Design;

/// <summary>
/// Alarm conditions with the starting values of ISA-18.2 / EEMUA 191 (deadband in % of span; on- and off-delay in seconds).
/// Priorities aim at 80 % low, 15 % medium, 5 % high, under 1 % critical.
/// </summary>
internal static class Alarms
{
    private static readonly Dictionary<string, (double DeadbandPercent, int Delay)> Starting = new()
    {
        ["flow"] = (5, 15),
        ["level"] = (2, 60),
        ["pressure"] = (2, 15),
        ["temperature"] = (1, 60),
    };

    /// <summary>H, of low priority, and HH.</summary>
    public static ConditionConfig High(string kind, double h, double? hh = null, string hhPriority = "low", int? delay = null) =>
        Condition(kind, "high", delay, [new("H", h, "low"), .. Second("HH", hh, hhPriority)]);

    /// <summary>L, of low priority, and LL.</summary>
    public static ConditionConfig Low(string kind, double l, double? ll = null, string llPriority = "low", int? delay = null) =>
        Condition(kind, "low", delay, [new("L", l, "low"), .. Second("LL", ll, llPriority)]);

    /// <summary>
    /// Gas by GB/T 50493-2019: level 1 as H, level 2 as HH, which latches; on-delay at most 5 s, off-delay at most 30 s.
    /// </summary>
    public static ConditionConfig Gas(double level1, double level2, string level2Priority) => new()
    {
        Condition = "high",
        Levels = [new("H", level1, "medium"), new("HH", level2, level2Priority, Latching: true)],
        DeadbandPercent = 2,
        OnDelay = 3,
        OffDelay = 30,
    };

    private static ConditionConfig Condition(string kind, string condition, int? delay, LevelConfig[] levels)
    {
        var (deadband, starting) = Starting.GetValueOrDefault(kind, (2, 15));
        return new ConditionConfig
        {
            Condition = condition,
            Levels = levels,
            DeadbandPercent = deadband,
            OnDelay = delay ?? starting,
            OffDelay = delay ?? starting,
        };
    }

    private static LevelConfig[] Second(string level, double? limit, string priority) =>
        limit is { } value ? [new(level, value, priority)] : [];
}
