namespace Monitoring.Plant.Config;

/// <summary>One alarm condition: <c>high</c> with H and HH, or <c>low</c> with L and LL.</summary>
internal sealed record ConditionConfig
{
    public required string Condition { get; init; }

    public required IReadOnlyList<LevelConfig> Levels { get; init; }

    /// <summary>In the point's unit; or else <see cref="DeadbandPercent"/> of the span.</summary>
    public double? Deadband { get; init; }

    public double? DeadbandPercent { get; init; }

    public int? OnDelay { get; init; }

    public int? OffDelay { get; init; }
}
