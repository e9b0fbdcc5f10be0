using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>A level of a limit condition, ready to compare.</summary>
internal readonly record struct CompiledLevel(AlarmLevel Level, double Limit, AlarmPriority Priority, bool Latching);

/// <summary>A condition of a point, ready to judge: times in milliseconds, deadband in the point's unit.</summary>
internal readonly struct CompiledCondition
{
    /// <summary>Kind.</summary>
    public required ConditionKind Kind { get; init; }

    /// <summary>On-delay, ms.</summary>
    public long OnDelay { get; init; }

    /// <summary>Off-delay, ms.</summary>
    public long OffDelay { get; init; }

    /// <summary>Deadband, in the point's unit.</summary>
    public double Deadband { get; init; }

    /// <summary>Bit per level that exists: 1 the first, 2 the second. A level has its bit whether the other exists or not.</summary>
    public byte Levels { get; init; }

    /// <summary>The first level (H or L; the only one of a condition that is just true or false), if it exists.</summary>
    public CompiledLevel Level0 { get; init; }

    /// <summary>The second level (HH, LL), if it exists.</summary>
    public CompiledLevel Level1 { get; init; }

    /// <summary>Condition <c>stale</c>: nothing good heard for this long, its on-delay included, ms.</summary>
    public long Time { get; init; }

    /// <summary>The level of a rank (1 or 2).</summary>
    public CompiledLevel At(int rank) => rank > 1 ? Level1 : Level0;

    /// <summary>A limit condition is judged by values and freezes while they are bad.</summary>
    public bool IsLimit => Kind is ConditionKind.High or ConditionKind.Low;
}
