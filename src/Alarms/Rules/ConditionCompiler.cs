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

    /// <summary>A limit condition; levels in the order H, HH or L, LL whatever the order written.</summary>
    public static CompiledCondition Limit(LimitRule rule, PointConfig point)
    {
        var levels = rule.Levels
            .OrderBy(l => l.Level is AlarmLevel.HH or AlarmLevel.LL)
            .Select(l => new CompiledLevel(l.Level, l.Limit, l.Priority, l.Latching))
            .ToArray();
        return new CompiledCondition
        {
            Kind = rule.Kind,
            OnDelay = Milliseconds(rule.OnDelay),
            OffDelay = Milliseconds(rule.OffDelay),
            Deadband = rule.Deadband ?? (rule.DeadbandPercent ?? 0) / 100 * Math.Max(0, point.RangeHigh - point.RangeLow),
            LevelCount = levels.Length,
            Level0 = levels[0],
            Level1 = levels.Length > 1 ? levels[1] : default,
        };
    }

    /// <summary>Condition <c>bad</c>.</summary>
    public static CompiledCondition Bad(BadRule? rule) => Simple(
        ConditionKind.Bad, rule?.Priority ?? AlarmPriority.Low, Milliseconds(rule?.OnDelay ?? 0), Milliseconds(rule?.OffDelay ?? 0));

    /// <summary>Condition <c>edge</c>.</summary>
    public static CompiledCondition Edge() => Simple(ConditionKind.Edge, StartingValues.EdgePriority, 0, 0);

    /// <summary>Condition <c>stale</c>.</summary>
    public static CompiledCondition Stale(StaleRule? rule, double period) =>
        Simple(ConditionKind.Stale, rule?.Priority ?? AlarmPriority.Low, 0, 0, Milliseconds(rule?.Time ?? StartingValues.StaleSeconds(period)));

    private static CompiledCondition Simple(ConditionKind kind, AlarmPriority priority, long onDelay, long offDelay, long time = 0) => new()
    {
        Kind = kind,
        OnDelay = onDelay,
        OffDelay = offDelay,
        LevelCount = 1,
        Level0 = new CompiledLevel(AlarmLevel.None, double.NaN, priority, false),
        Time = time,
    };

    private static long Milliseconds(double seconds) => (long)Math.Round(seconds * 1000);
}
