using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>
/// What is judged on a point (alarms.md §1). A further condition is a class here, an evaluator in <c>Alarms/Conditions</c> and a
/// line in <c>ConditionCatalog</c>.
/// </summary>
[GenerateSerializer, Alias("condition-rule"), Immutable]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "condition", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(HighRule), "high")]
[JsonDerivedType(typeof(LowRule), "low")]
[JsonDerivedType(typeof(StaleRule), "stale")]
[JsonDerivedType(typeof(BadRule), "bad")]
[JsonDerivedType(typeof(RateRule), "rate")]
[JsonDerivedType(typeof(DeviationRule), "deviation")]
[JsonDerivedType(typeof(FrozenRule), "frozen")]
[JsonDerivedType(typeof(PinnedRule), "pinned")]
[JsonDerivedType(typeof(BalanceRule), "balance")]
[JsonDerivedType(typeof(EtaRule), "eta")]
[JsonDerivedType(typeof(DriftRule), "drift")]
[JsonDerivedType(typeof(DiscreteRule), "discrete")]
[JsonDerivedType(typeof(UnderreportRule), "underreport")]
[JsonDerivedType(typeof(VotingRule), "voting")]
[JsonDerivedType(typeof(ExpressionRule), "expression")]
[JsonDerivedType(typeof(PlantStateRule), "plant-state")]
public abstract record ConditionRule
{
    /// <summary>The condition must hold this long before it is an alarm; seconds, 0 to 3600.</summary>
    [Id(0)] public double OnDelay { get; init; }

    /// <summary>The condition must be gone this long before the alarm clears; seconds, 0 to 3600.</summary>
    [Id(1)] public double OffDelay { get; init; }

    /// <summary>
    /// Tells apart two conditions of one kind on one point; at most 64 characters. Null for the first. <c>high</c>, <c>low</c>,
    /// <c>stale</c> and <c>bad</c> exist once and have none.
    /// </summary>
    [Id(2)] public string? Name { get; init; }

    /// <summary>
    /// An acknowledged alarm that still holds is unacknowledged again after this time (OPC UA Part 9 ReAlarmTime); seconds, 60 to
    /// 604,800; 0: never.
    /// </summary>
    [Id(3)] public double ReAlarm { get; init; }

    /// <summary>What a person should know who sees the alarm; null if nobody wrote it yet.</summary>
    [Id(4)] public Guidance? Guidance { get; init; }

    /// <summary>Where the condition comes from: a standard with its clause, or a design document. At most 500 characters.</summary>
    [Id(5)] public string? Basis { get; init; }

    /// <summary>The condition's name on the wire.</summary>
    [JsonIgnore] public abstract ConditionKind Kind { get; }
}

/// <summary>One level of a limit condition.</summary>
[GenerateSerializer, Alias("level-limit"), Immutable]
public sealed record LevelLimit
{
    /// <summary>H or HH, L or LL.</summary>
    [Id(0)] public required AlarmLevel Level { get; init; }

    /// <summary>The limit, in the point's unit. A value equal to it is beyond it.</summary>
    [Id(1)] public required double Limit { get; init; }

    /// <summary>Priority of an alarm at this level.</summary>
    [Id(2)] public AlarmPriority Priority { get; set; } = AlarmPriority.Medium;

    /// <summary>An alarm that reached this level stays until it is reset.</summary>
    [Id(3)] public bool Latching { get; init; }

    /// <summary>Where the limit comes from: a standard with its clause, or a design document. At most 500 characters.</summary>
    [Id(4)] public string? Basis { get; init; }
}

/// <summary>A limit condition: one alarm record spans all its levels.</summary>
[GenerateSerializer, Alias("limit-rule"), Immutable]
public abstract record LimitRule : ConditionRule
{
    /// <summary>One or two levels.</summary>
    [Id(0)] public required LevelLimit[] Levels { get; init; }

    /// <summary>How far the value must come back behind a limit to end its level, in the point's unit, ≥ 0.</summary>
    [Id(1)] public double? Deadband { get; init; }

    /// <summary>The same in % of the instrument's span, 0 to 50; used when <see cref="Deadband"/> is null.</summary>
    [Id(2)] public double? DeadbandPercent { get; init; }
}

/// <summary>The value is at or above a limit (levels H, HH).</summary>
[GenerateSerializer, Alias("high-rule"), Immutable]
public sealed record HighRule : LimitRule
{
    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.High;
}

/// <summary>The value is at or below a limit (levels L, LL).</summary>
[GenerateSerializer, Alias("low-rule"), Immutable]
public sealed record LowRule : LimitRule
{
    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Low;
}

/// <summary>Nothing good was heard of the point for a time. Every point with a period has it; this changes its parameters.</summary>
[GenerateSerializer, Alias("stale-rule"), Immutable]
public sealed record StaleRule : ConditionRule
{
    /// <summary>Seconds, 1 to 86,400; null: max(3 × period, 120 s) (d, alarms.md §1).</summary>
    [Id(0)] public double? Time { get; init; }

    /// <summary>Priority of the alarm.</summary>
    [Id(1)] public AlarmPriority Priority { get; set; } = AlarmPriority.Low;

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Stale;
}

/// <summary>Quality bad, or a value outside the instrument's range. Every point has it; this changes its parameters.</summary>
[GenerateSerializer, Alias("bad-rule"), Immutable]
public sealed record BadRule : ConditionRule
{
    /// <summary>Priority of the alarm.</summary>
    [Id(0)] public AlarmPriority Priority { get; set; } = AlarmPriority.Low;

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Bad;
}
