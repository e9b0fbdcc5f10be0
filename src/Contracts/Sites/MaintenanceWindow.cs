namespace Monitoring.Contracts;

/// <summary>
/// A time in which work is done on equipment: its alarms are suppressed by design (DSUPR). Level 2 of a gas detector and points
/// marked <see cref="PointConfig.Safety"/> are not; they can only be taken out of service, with a permit.
/// </summary>
[GenerateSerializer, Alias("maintenance-window"), Immutable]
public sealed record MaintenanceWindow
{
    /// <summary>Id, given by the site: unique in it.</summary>
    [Id(0)] public string WindowId { get; init; } = "";

    /// <summary>What is worked on, 1 to 500 selectors.</summary>
    [Id(1)] public required ConditionSelector[] Covers { get; init; }

    /// <summary>Begin.</summary>
    [Id(2)] public required DateTimeOffset From { get; init; }

    /// <summary>End: at most 30 days after the begin.</summary>
    [Id(3)] public required DateTimeOffset Until { get; init; }

    /// <summary>Why, 1 to 1,000 characters.</summary>
    [Id(4)] public required string Reason { get; init; }

    /// <summary>Number of the work permit, at most 100 characters.</summary>
    [Id(5)] public string? Permit { get; init; }

    /// <summary>Who entered it; set by the service.</summary>
    [Id(6)] public string By { get; init; } = "";
}

/// <summary>The answer to a new maintenance window, or to the end of one.</summary>
[GenerateSerializer, Alias("maintenance-result"), Immutable]
public sealed record MaintenanceResult
{
    /// <summary>The window as it is now; null if the site or the window does not exist, or the window has faults.</summary>
    [Id(0)] public MaintenanceWindow? Window { get; init; }

    /// <summary>All that is wrong with it.</summary>
    [Id(1)] public Fault[] Faults { get; init; } = [];
}
