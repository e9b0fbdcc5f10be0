using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Turns one rule into a <see cref="CompiledCondition"/>.</summary>
internal static class ConditionCompiler
{
    /// <summary>Conditions of a gateway: offline.</summary>
    public static readonly CompiledCondition GatewayOffline =
        Simple(ConditionKind.GatewayOffline, StartingValues.OfflinePriority, StartingValues.GatewayOfflineDelay, 0);

    /// <summary>Conditions of a gateway: its clock runs ahead.</summary>
    public static readonly CompiledCondition ClockSkew =
        Simple(ConditionKind.ClockSkew, AlarmPriority.Low, 0, StartingValues.ClockSkewOffDelay);

    /// <summary>A limit condition; H and L are its first level, HH and LL its second, whatever the order written.</summary>
    public static CompiledCondition Limit(LimitRule rule, PointConfig point)
    {
        var first = Array.Find(rule.Levels, l => l.Level is AlarmLevel.H or AlarmLevel.L);
        var second = Array.Find(rule.Levels, l => l.Level is AlarmLevel.HH or AlarmLevel.LL);
        return new CompiledCondition
        {
            Kind = rule.Kind,
            OnDelay = Milliseconds(rule.OnDelay),
            OffDelay = Milliseconds(rule.OffDelay),
            Deadband = rule.Deadband ?? (rule.DeadbandPercent ?? 0) / 100 * Math.Max(0, point.RangeHigh - point.RangeLow),
            Levels = (byte)((first is null ? 0 : 1) | (second is null ? 0 : 2)),
            Level0 = Level(first),
            Level1 = Level(second),
        };
    }

    private static CompiledLevel Level(LevelLimit? level) =>
        level is null ? default : new CompiledLevel(level.Level, level.Limit, level.Priority, level.Latching);

    /// <summary>Condition <c>bad</c>.</summary>
    public static CompiledCondition Bad(BadRule? rule) => Simple(
        ConditionKind.Bad, rule?.Priority ?? AlarmPriority.Low, Milliseconds(rule?.OnDelay ?? 0), Milliseconds(rule?.OffDelay ?? 0));

    /// <summary>Condition <c>edge</c>.</summary>
    public static CompiledCondition Edge() => Simple(ConditionKind.Edge, StartingValues.EdgePriority, 0, 0);

    /// <summary>Condition <c>stale</c>.</summary>
    public static CompiledCondition Stale(StaleRule? rule, double period) => Simple(
        ConditionKind.Stale,
        rule?.Priority ?? AlarmPriority.Low,
        0,
        Milliseconds(rule?.OffDelay ?? 0),
        Milliseconds((rule?.Time ?? StartingValues.StaleSeconds(period)) + (rule?.OnDelay ?? 0)));

    private static CompiledCondition Simple(ConditionKind kind, AlarmPriority priority, long onDelay, long offDelay, long time = 0) => new()
    {
        Kind = kind,
        OnDelay = onDelay,
        OffDelay = offDelay,
        Levels = 1,
        Level0 = new CompiledLevel(AlarmLevel.None, double.NaN, priority, false),
        Time = time,
    };

    private static long Milliseconds(double seconds) => (long)Math.Round(seconds * 1000);
}
