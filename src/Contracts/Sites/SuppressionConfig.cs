namespace Monitoring.Contracts;

/// <summary>One condition of the site.</summary>
[GenerateSerializer, Alias("condition-ref"), Immutable]
public sealed record ConditionRef
{
    /// <summary>Point.</summary>
    [Id(0)] public required string PointId { get; init; }

    /// <summary>Condition.</summary>
    [Id(1)] public required ConditionKind Condition { get; init; }

    /// <summary>Its name, if it has one.</summary>
    [Id(2)] public string? Name { get; init; }
}

/// <summary>Conditions of the site; members that are null do not restrict, but one of point and equipment is given.</summary>
[GenerateSerializer, Alias("condition-selector"), Immutable]
public sealed record ConditionSelector
{
    /// <summary>Point.</summary>
    [Id(0)] public string? PointId { get; init; }

    /// <summary>All points of a unit of equipment.</summary>
    [Id(1)] public string? Equipment { get; init; }

    /// <summary>Only this condition.</summary>
    [Id(2)] public ConditionKind? Condition { get; init; }
}

/// <summary>
/// A row of the cause-and-effect table: while the cause is true its consequences are suppressed by design (DSUPR). Level 2 of a
/// gas detector and points marked <see cref="PointConfig.Safety"/> are never suppressed.
/// </summary>
[GenerateSerializer, Alias("suppression-config"), Immutable]
public sealed record SuppressionConfig
{
    /// <summary>Name for people, unique in the site, 1 to 100 characters.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The condition that is the cause; an alarm, or a plant state.</summary>
    [Id(1)] public required ConditionRef Cause { get; init; }

    /// <summary>What it hides, 1 to 500 selectors.</summary>
    [Id(2)] public required ConditionSelector[] Consequences { get; init; }
}

/// <summary>
/// After how long an alarm that nobody acknowledged is escalated; seconds, 10 to 604,800; 0: never. The starting values (d) are
/// those proposed in domain.md §6.3 for red, orange, yellow and blue.
/// </summary>
[GenerateSerializer, Alias("escalation-config"), Immutable]
public sealed record EscalationConfig
{
    /// <summary>Critical.</summary>
    [Id(0)] public double Critical { get; set; } = 300;

    /// <summary>High.</summary>
    [Id(1)] public double High { get; set; } = 600;

    /// <summary>Medium.</summary>
    [Id(2)] public double Medium { get; set; } = 1800;

    /// <summary>Low.</summary>
    [Id(3)] public double Low { get; set; } = 7200;
}
