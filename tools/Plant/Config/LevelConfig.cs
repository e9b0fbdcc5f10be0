namespace Monitoring.Plant.Config;

/// <summary>A limit with its priority; <c>Latching</c> is written only when true.</summary>
internal sealed record LevelConfig(string Level, double Limit, string Priority, bool? Latching = null);
