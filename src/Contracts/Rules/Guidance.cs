namespace Monitoring.Contracts;

/// <summary>Result of the rationalization of an alarm (IEC 62682 clause 9): why it exists and what to do. Each text at most 1,000 characters.</summary>
[GenerateSerializer, Alias("guidance"), Immutable]
public sealed record Guidance
{
    /// <summary>What can make it.</summary>
    [Id(0)] public string? Cause { get; init; }

    /// <summary>What happens if nobody acts.</summary>
    [Id(1)] public string? Consequence { get; init; }

    /// <summary>What to do.</summary>
    [Id(2)] public string? Response { get; init; }

    /// <summary>Time to respond before the consequence, seconds, 0 to 86,400; null if unknown.</summary>
    [Id(3)] public double? TimeToRespond { get; init; }
}
