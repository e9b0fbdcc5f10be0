using System.Text.Json;
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
            ReAlarm = Milliseconds(rule.ReAlarm),
            OnDelay = Milliseconds(rule.OnDelay),
            OffDelay = Milliseconds(rule.OffDelay),
            Deadband = rule.Deadband ?? (rule.DeadbandPercent ?? 0) / 100 * Math.Max(0, point.RangeHigh - point.RangeLow),
            Levels = (byte)((first is null ? 0 : 1) | (second is null ? 0 : 2)),
            Level0 = Level(first, point),
            Level1 = Level(second, point),
        };
    }

    /// <summary>A condition that an evaluator judges.</summary>
    /// <param name="rule">Its rule.</param>
    /// <param name="scope">What it may look at.</param>
    /// <param name="owner">Index of its point.</param>
    /// <param name="memory">Where its memory begins.</param>
    /// <returns>Null if no evaluator is registered for the kind.</returns>
    public static CompiledCondition? Signal(SignalRule rule, RuleScope scope, int owner, int memory) => ConditionCatalog.Find(rule.Kind) is not { } type
        ? null
        : new CompiledCondition
        {
            Kind = rule.Kind,
            Name = rule.Name,
            OnDelay = Milliseconds(rule.OnDelay),
            OffDelay = Milliseconds(rule.OffDelay),
            ReAlarm = Milliseconds(rule.ReAlarm),
            Levels = 1,
            Level0 = new CompiledLevel(AlarmLevel.None, double.NaN, rule.Priority, rule.Latching, scope.Point.Safety),
            Evaluator = type.Compile(rule, scope),
            Owner = owner,
            Memory = memory,
            Fingerprint = FingerprintOf(rule),
        };

    private static long FingerprintOf(SignalRule rule)
    {
        // FNV-1a, because it has to be the same in every process.
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var b in JsonSerializer.SerializeToUtf8Bytes(rule, ContractsJson.Default.ConditionRule))
        {
            hash = unchecked((hash ^ b) * 1_099_511_628_211UL);
        }

        return unchecked((long)hash);
    }

    private static CompiledLevel Level(LevelLimit? level, PointConfig point) =>
        level is null ? default : new CompiledLevel(level.Level, level.Limit, level.Priority, level.Latching, Protection.Of(point, level.Level));

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
