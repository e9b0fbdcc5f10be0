namespace Monitoring.Contracts;

/// <summary>One parameter that differs between two rule sets.</summary>
[GenerateSerializer, Alias("rule-change"), Immutable]
public sealed record RuleChange
{
    /// <summary>Point; null for what belongs to the site (suppressions, live window, escalation).</summary>
    [Id(0)] public string? PointId { get; init; }

    /// <summary>Condition with its name, such as <c>high</c> or <c>rate:fast</c>; null for what belongs to the point.</summary>
    [Id(1)] public string? Condition { get; init; }

    /// <summary>Parameter by its name on the wire, such as <c>HH.limit</c> or <c>rangeHigh</c>; empty if the whole was added or removed.</summary>
    [Id(2)] public required string Parameter { get; init; }

    /// <summary>Value before as JSON text, or the whole that was removed; null if it was not there.</summary>
    [Id(3)] public string? Old { get; init; }

    /// <summary>Value after as JSON text, or the whole that was added; null if it is gone.</summary>
    [Id(4)] public string? New { get; init; }
}

/// <summary>What an override does to one condition.</summary>
[GenerateSerializer, Alias("override-change"), Immutable]
public sealed record OverrideChange
{
    /// <summary>Point.</summary>
    [Id(0)] public required string PointId { get; init; }

    /// <summary>The condition that is changed or switched off; it is one of the point's list.</summary>
    [Id(1)] public required ConditionKind Condition { get; init; }

    /// <summary>Its name, if it has one.</summary>
    [Id(2)] public string? Name { get; init; }

    /// <summary>What judges in its place; null: nothing, the condition is off.</summary>
    [Id(3)] public ConditionRule? Rule { get; init; }
}
