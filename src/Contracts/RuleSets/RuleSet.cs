namespace Monitoring.Contracts;

/// <summary>A version of a site's rules, from its proposal on, with everything that was said and done about it.</summary>
[GenerateSerializer, Alias("rule-set"), Immutable]
public sealed record RuleSet
{
    /// <summary>Site.</summary>
    [Id(0)] public required string SiteId { get; init; }

    /// <summary>Number, from 1, given when it is proposed; a number stands for one content for ever.</summary>
    [Id(1)] public required int Version { get; init; }

    /// <summary>What kind it is.</summary>
    [Id(2)] public required RuleSetKind Kind { get; init; }

    /// <summary>Where it is in its life.</summary>
    [Id(3)] public required RuleSetState State { get; init; }

    /// <summary>Version that it changes; 0 for the first.</summary>
    [Id(4)] public int BasedOn { get; init; }

    /// <summary>Who proposed it.</summary>
    [Id(5)] public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    [Id(6)] public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Why.</summary>
    [Id(7)] public string Reason { get; set; } = "";

    /// <summary>Standard or design document that the change rests on.</summary>
    [Id(8)] public string? Basis { get; init; }

    /// <summary>What differs from <see cref="BasedOn"/>, at most 2,000 rows.</summary>
    [Id(9)] public RuleChange[] Changes { get; set; } = [];

    /// <summary>Rows of <see cref="Changes"/> in all.</summary>
    [Id(10)] public int ChangeCount { get; init; }

    /// <summary>Of an override: what it does.</summary>
    [Id(11)] public OverrideChange[] Overrides { get; set; } = [];

    /// <summary>Of an override: how long it holds from its start, hours, above 0 and at most 720.</summary>
    [Id(12)] public double? Hours { get; init; }

    /// <summary>Of a combined one: the overrides in it, by version.</summary>
    [Id(13)] public int[] Combines { get; set; } = [];

    /// <summary>The simulation that was attached last.</summary>
    [Id(14)] public SimulationReport? Simulation { get; init; }

    /// <summary>Why it was approved without a simulation.</summary>
    [Id(15)] public string? NoSimulation { get; init; }

    /// <summary>The second person.</summary>
    [Id(16)] public string? ApprovedBy { get; init; }

    /// <summary>When that person approved.</summary>
    [Id(17)] public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>What that person noted.</summary>
    [Id(18)] public string? ApprovalNote { get; init; }

    /// <summary>When it comes, or was to come, into force.</summary>
    [Id(19)] public DateTimeOffset? From { get; init; }

    /// <summary>Of an override: when it returns by itself.</summary>
    [Id(20)] public DateTimeOffset? Until { get; init; }

    /// <summary>When it came into force.</summary>
    [Id(21)] public DateTimeOffset? InForceAt { get; init; }

    /// <summary>When it was superseded, rejected, withdrawn or ended.</summary>
    [Id(22)] public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>By whom; null if the service did it.</summary>
    [Id(23)] public string? ClosedBy { get; init; }

    /// <summary>Why.</summary>
    [Id(24)] public string? ClosedReason { get; init; }

    /// <summary>The rules; null in lists and answers, which are about its life.</summary>
    [Id(25)] public RuleSetContent? Content { get; init; }
}
