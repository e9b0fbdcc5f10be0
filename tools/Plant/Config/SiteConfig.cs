namespace Monitoring.Plant.Config;

/// <summary>One site as the service knows it. Times are seconds; what is null is left out and means the service's default.</summary>
internal sealed record SiteConfig
{
    public required string SiteId { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Administrative division, GB/T 2260, six digits.</summary>
    public required string RegionCode { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public int LiveWindow { get; init; } = 120;

    public required IReadOnlyList<HazardConfig> Hazards { get; init; }

    public required IReadOnlyList<PointConfig> Points { get; init; }

    /// <summary>The cause-and-effect table; left out if it is empty.</summary>
    public IReadOnlyList<SuppressionConfig>? Suppressions { get; init; }
}
