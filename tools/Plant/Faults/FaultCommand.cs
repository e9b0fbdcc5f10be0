namespace Monitoring.Plant.Faults;

/// <summary>A line typed at the plant: a fault to start, <c>clear</c> or <c>list</c>.</summary>
internal sealed record FaultCommand(FaultVerb Verb, FaultKind Kind = default, string? SiteId = null, string? PointId = null, TimeSpan? Duration = null);
