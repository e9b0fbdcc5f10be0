using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>One alarm of a simulated run, from the moment people would have been told to its end.</summary>
internal sealed class SimulatedSpan
{
    /// <summary>Begin, Unix ms.</summary>
    public required long From { get; init; }

    /// <summary>End, Unix ms; <see cref="long.MaxValue"/> while it lasts.</summary>
    public long To { get; set; } = long.MaxValue;

    /// <summary>Worst level.</summary>
    public AlarmLevel Level { get; set; }

    /// <summary>Priority of it.</summary>
    public AlarmPriority Priority { get; set; }
}

/// <summary>Which condition an alarm is of.</summary>
internal readonly record struct SpanKey(string PointId, ConditionKind Condition, string? Name);
