namespace Monitoring.Contracts;

/// <summary>A question for the trend of some points of a site.</summary>
public sealed record HistoryQuery
{
    /// <summary>Site.</summary>
    public required string SiteId { get; init; }

    /// <summary>Points, 1 to 20.</summary>
    public required string[] Points { get; init; }

    /// <summary>From, inclusive, Unix milliseconds.</summary>
    public required long From { get; init; }

    /// <summary>To, exclusive, Unix milliseconds.</summary>
    public required long To { get; init; }

    /// <summary>Most values per point, 10 to 20,000. Fewer are exact; more are thinned so that every minimum and maximum stays.</summary>
    public int Max { get; init; } = 2000;
}

/// <summary>The trend of one point.</summary>
public sealed record Trend
{
    /// <summary>Point.</summary>
    public required string PointId { get; init; }

    /// <summary>Sample times, Unix milliseconds, rising.</summary>
    public required long[] Times { get; init; }

    /// <summary>Values; null where the quality is bad and there is no number.</summary>
    public required double?[] Values { get; init; }

    /// <summary>Quality of each value (0 good, 1 uncertain, 2 bad); empty if all are good.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(ByteNumbersConverter))]
    public required byte[] Qualities { get; init; }

    /// <summary>Samples in the span before thinning.</summary>
    public required long Samples { get; init; }
}

/// <summary>Reads samples back.</summary>
public interface IHistory
{
    /// <summary>Trends in the order asked for. A point without samples has an empty trend.</summary>
    Task<Trend[]> ReadAsync(HistoryQuery query, CancellationToken cancellationToken);
}
