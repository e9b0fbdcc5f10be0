namespace Monitoring.Contracts;

/// <summary>
/// A value whose point the gateway process could not find in its copy of the point table. The site decides: it may know the
/// point since a moment ago, or list it as a candidate.
/// </summary>
[GenerateSerializer, Alias("named-sample"), Immutable]
public readonly record struct NamedSample(
    [property: Id(0)] string PointId,
    [property: Id(1)] long Timestamp,
    [property: Id(2)] double Value,
    [property: Id(3)] Quality Quality);
