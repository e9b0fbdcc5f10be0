using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>A level of a limit condition, ready to compare.</summary>
/// <param name="Level">Level; None for conditions without levels.</param>
/// <param name="Limit">Limit, or NaN.</param>
/// <param name="Priority">Priority.</param>
/// <param name="Latching">Stays until it is reset.</param>
/// <param name="Protected">Never shelved and never suppressed by design.</param>
internal readonly record struct CompiledLevel(AlarmLevel Level, double Limit, AlarmPriority Priority, bool Latching, bool Protected = false);

/// <summary>A condition of a point, ready to judge: times in milliseconds, deadband in the point's unit.</summary>
internal readonly struct CompiledCondition
{
    /// <summary>Where the lag is in the memory.</summary>
    public const int LagAt = 1;

    /// <summary>Where the times of the last samples begin in the memory.</summary>
    public const int FirstLast = 2;

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

    /// <summary>Name, if the point has several of its kind.</summary>
    public string? Name { get; init; }

    /// <summary>An acknowledged alarm is unacknowledged again after this, ms; 0: never.</summary>
    public long ReAlarm { get; init; }

    /// <summary>Judges it; null for conditions that the engine itself judges.</summary>
    public ConditionEvaluator? Evaluator { get; init; }

    /// <summary>Index of the point that it belongs to.</summary>
    public int Owner { get; init; }

    /// <summary>Where its memory begins: the engine's own numbers (<see cref="Slots"/>), then the evaluator's.</summary>
    public int Memory { get; init; }

    /// <summary>Hash of the rule: a stored memory is only used if it was made by the same rule.</summary>
    public long Fingerprint { get; init; }

    /// <summary>
    /// The engine's numbers in the memory: the time of the condition (the latest that it has seen), how far it runs behind the clock,
    /// and the time of the last sample of each input.
    /// </summary>
    public int Slots => LastOf(Evaluator!.Inputs.Length) - Memory;

    /// <summary>Where the lag behind the clock is, ms.</summary>
    public int Lag => Memory + LagAt;

    /// <summary>Where the time of the last sample of an input is.</summary>
    public int LastOf(int input) => Memory + FirstLast + input;

    /// <summary>Numbers of memory in all.</summary>
    public int MemoryLength => Evaluator is null ? 0 : Slots + Evaluator.MemorySize;

    /// <summary>The level of a rank (1 or 2).</summary>
    public CompiledLevel At(int rank) => rank > 1 ? Level1 : Level0;

    /// <summary>A limit condition is judged by values and freezes while they are bad.</summary>
    public bool IsLimit => Kind is ConditionKind.High or ConditionKind.Low;
}
