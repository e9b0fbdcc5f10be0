using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>How a figure stands against its target and limit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KpiVerdict>))]
public enum KpiVerdict : byte
{
    /// <summary>Nothing to judge: too little data, or a figure without a target.</summary>
    [JsonStringEnumMemberName("none")] None = 0,

    /// <summary>At or better than the target.</summary>
    [JsonStringEnumMemberName("good")] Good = 1,

    /// <summary>Beyond the target, within the limit.</summary>
    [JsonStringEnumMemberName("acceptable")] Acceptable = 2,

    /// <summary>Beyond the limit: an action plan is due.</summary>
    [JsonStringEnumMemberName("bad")] Bad = 3,
}

/// <summary>One figure with what it should be.</summary>
public sealed record KpiValue
{
    /// <summary>Its name in this contract, e.g. <c>alarmsPerDay</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its name for people, Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>Its name for people, English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>The value in <see cref="Unit"/>; null if there is nothing to count it from.</summary>
    public required double? Value { get; init; }

    /// <summary>Unit: empty for a count, <c>%</c>, <c>s</c>, <c>/d</c>, <c>/10min</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What it should be at most; null if there is no target.</summary>
    public double? Target { get; init; }

    /// <summary>What it may be at most; null if there is no limit.</summary>
    public double? Limit { get; init; }

    /// <summary>How it stands.</summary>
    public required KpiVerdict Verdict { get; init; }

    /// <summary>The verdict in words, Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    public required string TextEn { get; init; }
}

/// <summary>A source of alarms and how many it made.</summary>
public sealed record KpiSource
{
    /// <summary>Site.</summary>
    public required string SiteId { get; init; }

    /// <summary>Point and condition, e.g. <c>LI-912 high</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Alarms annunciated.</summary>
    public required long Count { get; init; }

    /// <summary>Share of all, %.</summary>
    public required double Share { get; init; }
}

/// <summary>The figures of alarm management for a seat or a site over a window (docs/kpis.md).</summary>
public sealed record KpiReport
{
    /// <summary>The seat; null if a site was asked for.</summary>
    public string? Seat { get; init; }

    /// <summary>The site; null if a seat was asked for.</summary>
    public string? SiteId { get; init; }

    /// <summary>The shift; null: the whole day.</summary>
    public string? Shift { get; init; }

    /// <summary>Start of the window, rounded down to 10 minutes.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the window (exclusive), rounded up to 10 minutes; at most the end of the present 10 minutes.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Hours of the window that count: without those of other shifts.</summary>
    public required double Hours { get; init; }

    /// <summary>Sites counted.</summary>
    public required int Sites { get; init; }

    /// <summary>Alarms annunciated.</summary>
    public required long Alarms { get; init; }

    /// <summary>Transitions that are journaled and not counted yet; 0 when the figures are up to date.</summary>
    public required long Behind { get; init; }

    /// <summary>The figures.</summary>
    public required KpiValue[] Kpis { get; init; }

    /// <summary>The ten sources with the most alarms.</summary>
    public required KpiSource[] Top { get; init; }
}
