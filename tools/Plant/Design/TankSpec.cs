using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Design;

/// <summary>A tank with its instruments. Flows in m³/h.</summary>
internal sealed record TankSpec(int Tag, string Name, string NameEn, VesselShape Shape, double Receive, double Deliver)
{
    /// <summary>Stored under its own vapour pressure; null: at atmospheric pressure under a nitrogen blanket.</summary>
    public Medium? Medium { get; init; }

    /// <summary>Nitrogen pad on top of the vapour pressure, MPa.</summary>
    public double Pad { get; init; }

    /// <summary>MPa: H, HH and the gauge's range.</summary>
    public (double H, double HH, double Range) Pressure { get; init; }

    public double? HeldAt { get; init; }

    /// <summary>°C: H and HH.</summary>
    public (double H, double HH) Hot { get; init; } = (42, 50);

    /// <summary>A small tank fills in minutes: a delay of a minute would be too long for it.</summary>
    public bool DayTank { get; init; }

    public bool FlowMeters { get; init; } = true;

    public bool InletValve { get; init; } = true;

    /// <summary>Of HH.</summary>
    public string LevelPriority { get; init; } = "medium";
}
