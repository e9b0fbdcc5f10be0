using Monitoring.Contracts;

namespace Monitoring.Grains;

/// <summary>What is stored of a site's maintenance windows.</summary>
[GenerateSerializer, Alias("maintenance-state")]
public sealed class MaintenanceState
{
    /// <summary>State name in the grain storage.</summary>
    public const string Name = "maintenance";

    /// <summary>The windows, in the order of their begin.</summary>
    [Id(0)] public MaintenanceWindow[] Windows { get; set; } = [];

    /// <summary>Number of the last window: ids are not used twice.</summary>
    [Id(1)] public int Last { get; set; }
}
