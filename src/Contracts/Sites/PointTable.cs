namespace Monitoring.Contracts;

/// <summary>The names of a site's points by index: what a gateway process needs to read payloads.</summary>
[GenerateSerializer, Alias("point-table"), Immutable]
public sealed class PointTable
{
    /// <summary>The site.</summary>
    [Id(0)] public required string SiteId { get; init; }

    /// <summary>Grows by one with each change. 0: the site does not exist.</summary>
    [Id(1)] public required int Version { get; init; }

    /// <summary>Tags by index. A removed point keeps its place, so that an index means one point for ever.</summary>
    [Id(2)] public required string[] PointIds { get; init; }
}
