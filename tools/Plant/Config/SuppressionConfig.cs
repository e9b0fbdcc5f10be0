namespace Monitoring.Plant.Config;

/// <summary>A row of the cause-and-effect table: while the cause is true, the consequences are suppressed by design.</summary>
internal sealed record SuppressionConfig(string Name, CauseConfig Cause, IReadOnlyList<ConsequenceConfig> Consequences);

/// <summary>A condition that hides others.</summary>
internal sealed record CauseConfig(string PointId, string Condition);

/// <summary>Conditions of a point that are hidden.</summary>
internal sealed record ConsequenceConfig(string PointId, string Condition);
