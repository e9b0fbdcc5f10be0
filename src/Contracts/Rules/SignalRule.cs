namespace Monitoring.Contracts;

/// <summary>A condition that is true or false, without levels, and is judged by an evaluator with a memory of its own.</summary>
[GenerateSerializer, Alias("signal-rule"), Immutable]
public abstract record SignalRule : ConditionRule
{
    /// <summary>Priority of the alarm.</summary>
    [Id(0)] public AlarmPriority Priority { get; set; } = AlarmPriority.Medium;

    /// <summary>The alarm stays until it is reset.</summary>
    [Id(1)] public bool Latching { get; init; }
}
