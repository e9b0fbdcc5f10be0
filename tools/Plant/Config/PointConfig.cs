namespace Monitoring.Plant.Config;

/// <summary>A measured point and its alarm conditions.</summary>
internal sealed record PointConfig
{
    public required string PointId { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required string Kind { get; init; }

    public required string Unit { get; init; }

    public required double RangeLow { get; init; }

    public required double RangeHigh { get; init; }

    /// <summary>Expected seconds between samples; 0 expects nothing, so the point never goes stale.</summary>
    public required int Period { get; init; }

    public string? HazardId { get; init; }

    public string? Equipment { get; init; }

    public IReadOnlyList<ConditionConfig> Conditions { get; init; } = [];

    /// <summary>The limit of a level (L, LL, H, HH), if the point has it.</summary>
    public double? Limit(string level) =>
        Conditions.SelectMany(c => c.Levels).FirstOrDefault(l => l.Level == level)?.Limit;
}
