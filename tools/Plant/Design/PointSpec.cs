using Monitoring.Plant.Config;

namespace Monitoring.Plant.Design;

/// <summary>What the builder needs to make a point: names, range, instrument.</summary>
internal readonly record struct PointSpec(string Id, string Name, string NameEn, string Kind, string Unit, double Low, double High)
{
    public string? Equipment { get; init; }

    /// <summary>Sensor lag, s.</summary>
    public double Lag { get; init; }

    /// <summary>Standard deviation of the noise as a share of the span.</summary>
    public double Noise { get; init; }

    public int Decimals { get; init; }

    public ConditionConfig[]? Conditions { get; init; }
}
