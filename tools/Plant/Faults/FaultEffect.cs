namespace Monitoring.Plant.Faults;

/// <summary>A fault that has begun: where, how to end it, and how long it takes to show, if that depends on the plant.</summary>
internal sealed record FaultEffect(string Target, Action End, TimeSpan? Natural = null);
