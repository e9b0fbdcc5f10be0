namespace Monitoring.Contracts;

/// <summary>A major hazard source (重大危险源) of a site.</summary>
[GenerateSerializer, Alias("hazard-config"), Immutable]
public sealed record HazardConfig
{
    /// <summary>12 characters: the site id and three digits.</summary>
    [Id(0)] public required string HazardId { get; init; }

    /// <summary>Name for people.</summary>
    [Id(1)] public string Name { get; set; } = "";

    /// <summary>Grade 1 (worst) to 4 by GB 18218-2018.</summary>
    [Id(2)] public int Level { get; init; }
}

/// <summary>A site: one enterprise's plant, its points and its rules. Immutable and swapped whole.</summary>
/// <remarks>
/// What has a default has <c>set</c> here and in the parts of a configuration: generated JSON code assigns every <c>init</c>
/// property, and one that is absent would be null or 0 in place of its default. Nobody sets one after it was made.
/// </remarks>
[GenerateSerializer, Alias("site-config"), Immutable]
public sealed record SiteConfig
{
    /// <summary>Enterprise code: 9 characters <c>0-9 A-Z</c>.</summary>
    [Id(0)] public required string SiteId { get; init; }

    /// <summary>Name for people, Chinese.</summary>
    [Id(1)] public string Name { get; set; } = "";

    /// <summary>Name for people, English.</summary>
    [Id(2)] public string? NameEn { get; init; }

    /// <summary>Administrative region (行政区划), 6 digits.</summary>
    [Id(3)] public string RegionCode { get; set; } = "";

    /// <summary>Degrees east, −180 to 180.</summary>
    [Id(4)] public double Longitude { get; init; }

    /// <summary>Degrees north, −90 to 90.</summary>
    [Id(5)] public double Latitude { get; init; }

    /// <summary>A sample no older than this on arrival is judged live; seconds, 1 to 3600 (d: 120, alarms.md §3).</summary>
    [Id(6)] public double LiveWindow { get; set; } = 120;

    /// <summary>Hazard sources.</summary>
    [Id(7)] public HazardConfig[] Hazards { get; set; } = [];

    /// <summary>Points.</summary>
    [Id(8)] public PointConfig[] Points { get; set; } = [];

    /// <summary>Version of the rules in force, from 1; set by the site when it takes a configuration.</summary>
    [Id(9)] public int RuleSet { get; init; }

    /// <summary>Which causes hide which consequences; at most 500.</summary>
    [Id(10)] public SuppressionConfig[] Suppressions { get; set; } = [];

    /// <summary>When unacknowledged alarms are escalated.</summary>
    [Id(11)] public EscalationConfig Escalation { get; set; } = new();
}

/// <summary>One fault found in something that a person or a machine sent.</summary>
[GenerateSerializer, Alias("fault"), Immutable]
public sealed record Fault
{
    /// <summary>Where: a path such as <c>points[3].conditions[0].levels[1].limit</c>.</summary>
    [Id(0)] public required string Where { get; init; }

    /// <summary>What is wrong and what would be right, Chinese.</summary>
    [Id(1)] public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    [Id(2)] public required string TextEn { get; init; }
}
