using System.Text.Json.Serialization;

namespace Monitoring.Plant.Config;

/// <summary>
/// One alarm condition: <c>high</c> with H and HH, <c>low</c> with L and LL, or one without levels that has some of the members
/// below <see cref="OffDelay"/>; what is null is left out.
/// </summary>
internal sealed record ConditionConfig
{
    public required string Condition { get; init; }

    /// <summary>As written: left out where a condition has none.</summary>
    [JsonPropertyName("levels")]
    public IReadOnlyList<LevelConfig>? WrittenLevels { get; init; }

    [JsonIgnore]
    public IReadOnlyList<LevelConfig> Levels
    {
        get => WrittenLevels ?? [];
        init => WrittenLevels = value;
    }

    /// <summary>In the point's unit; or else <see cref="DeadbandPercent"/> of the span.</summary>
    public double? Deadband { get; init; }

    public double? DeadbandPercent { get; init; }

    public int? OnDelay { get; init; }

    public int? OffDelay { get; init; }

    /// <summary>Of a condition without levels.</summary>
    public string? Priority { get; init; }

    /// <summary><c>expression</c> and <c>plant-state</c>.</summary>
    public string? Text { get; init; }

    public string? Message { get; init; }

    public string? MessageEn { get; init; }

    /// <summary><c>voting</c>: the detectors, how many of them, and at which of their levels.</summary>
    public IReadOnlyList<string>? Points { get; init; }

    public int? K { get; init; }

    public string? Level { get; init; }

    /// <summary><c>discrete</c>: the values that are alarms.</summary>
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary><c>frozen</c>: what counts as no change, for how long, while which flows move.</summary>
    public double? Resolution { get; init; }

    public double? Time { get; init; }

    public IReadOnlyList<string>? Related { get; init; }

    public double? RelatedAbove { get; init; }

    /// <summary><c>balance</c>: flows in and out, m³ per unit of the level, and what the gauges cannot tell.</summary>
    public IReadOnlyList<string>? In { get; init; }

    public IReadOnlyList<string>? Out { get; init; }

    public double? ContentPerUnit { get; init; }

    public double? MinContent { get; init; }

    /// <summary><c>balance</c> and <c>eta</c>: over how long; seconds.</summary>
    public double? Window { get; init; }

    /// <summary><c>eta</c>: how far ahead; seconds.</summary>
    public double? Horizon { get; init; }

    /// <summary>What to do about it.</summary>
    public GuidanceConfig? Guidance { get; init; }
}
