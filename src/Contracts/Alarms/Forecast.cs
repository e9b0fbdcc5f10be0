namespace Monitoring.Contracts;

/// <summary>What an early warning says: which limit will be reached, and when.</summary>
[GenerateSerializer, Alias("forecast"), Immutable]
public sealed record Forecast
{
    /// <summary>The limit, in the alarm's unit.</summary>
    [Id(0)] public required double Limit { get; init; }

    /// <summary>Its level; None if the limit is the condition's own.</summary>
    [Id(1)] public AlarmLevel Level { get; init; }

    /// <summary>When it will be reached if the trend goes on.</summary>
    [Id(2)] public required DateTimeOffset At { get; init; }

    /// <summary>Earliest, at a confidence of 90 %.</summary>
    [Id(3)] public required DateTimeOffset Earliest { get; init; }

    /// <summary>Latest, at a confidence of 90 %; null: the trend may also never reach it.</summary>
    [Id(4)] public DateTimeOffset? Latest { get; init; }
}
