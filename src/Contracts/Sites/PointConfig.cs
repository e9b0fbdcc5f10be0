namespace Monitoring.Contracts;

/// <summary>A point (测点) of a site and the conditions it is judged by.</summary>
[GenerateSerializer, Alias("point-config"), Immutable]
public sealed record PointConfig
{
    /// <summary>Tag, unique in the site: 1 to 64 of <c>A-Z a-z 0-9 _ . -</c>.</summary>
    [Id(0)] public required string PointId { get; init; }

    /// <summary>Name for people, Chinese.</summary>
    [Id(1)] public string Name { get; set; } = "";

    /// <summary>Name for people, English.</summary>
    [Id(2)] public string? NameEn { get; init; }

    /// <summary>What it measures.</summary>
    [Id(3)] public PointKind Kind { get; init; }

    /// <summary>Unit, as shown.</summary>
    [Id(4)] public string Unit { get; set; } = "";

    /// <summary>Lower end of the instrument's range, in <see cref="Unit"/>.</summary>
    [Id(5)] public double RangeLow { get; init; }

    /// <summary>Upper end of the instrument's range; a value outside the range is bad (condition <c>bad</c>).</summary>
    [Id(6)] public double RangeHigh { get; init; }

    /// <summary>Expected time between two samples, seconds; 0: no expectation, never stale.</summary>
    [Id(7)] public double Period { get; init; }

    /// <summary>The hazard source it belongs to, or null.</summary>
    [Id(8)] public string? HazardId { get; init; }

    /// <summary>The unit of equipment it sits on, e.g. <c>V-101</c>, or null.</summary>
    [Id(9)] public string? Equipment { get; init; }

    /// <summary>Conditions beside <c>stale</c> and <c>bad</c>, which every point has.</summary>
    [Id(10)] public ConditionRule[] Conditions { get; set; } = [];

    /// <summary>Fire, or the trip of a safety system: its alarms are never shelved and never suppressed by design.</summary>
    [Id(11)] public bool Safety { get; init; }
}
