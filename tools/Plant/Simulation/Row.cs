namespace Monitoring.Plant.Simulation;

/// <summary>All values of a site at one moment, in the order of its points; <c>Bad</c> is null when every quality is good.</summary>
internal sealed record Row(long Ts, double[] Values, bool[]? Bad);
