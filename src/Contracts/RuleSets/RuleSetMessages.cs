namespace Monitoring.Contracts;

/// <summary>A proposal, as it is given to the site.</summary>
[GenerateSerializer, Alias("rule-set-proposal"), Immutable]
public sealed record RuleSetProposal
{
    /// <summary>A change or an override.</summary>
    [Id(0)] public required RuleSetKind Kind { get; init; }

    /// <summary>The version that the proposer saw in force (under an override: the version under it).</summary>
    [Id(1)] public required int BasedOn { get; init; }

    /// <summary>Of a change: the complete new rules; null if <see cref="FromVersion"/> is given.</summary>
    [Id(2)] public RuleSetContent? Content { get; init; }

    /// <summary>Of a change: take the rules of this version again (the way back).</summary>
    [Id(3)] public int? FromVersion { get; init; }

    /// <summary>Of an override: what it does, 1 to 100 rows.</summary>
    [Id(4)] public OverrideChange[] Overrides { get; set; } = [];

    /// <summary>Of an override: how long, hours.</summary>
    [Id(5)] public double? Hours { get; init; }

    /// <summary>Why, 1 to 2,000 characters.</summary>
    [Id(6)] public string Reason { get; set; } = "";

    /// <summary>Standard or design document, at most 500 characters.</summary>
    [Id(7)] public string? Basis { get; init; }

    /// <summary>Who proposes.</summary>
    [Id(8)] public required string By { get; init; }

    /// <summary>Only check and compare: nothing is stored.</summary>
    [Id(9)] public bool DryRun { get; init; }
}

/// <summary>What a person decides about a rule set.</summary>
[GenerateSerializer, Alias("rule-set-verdict")]
public enum RuleSetVerdict : byte
{
    /// <summary>Approve, as the second person.</summary>
    Approve = 1,

    /// <summary>Refuse, as the second person.</summary>
    Reject = 2,

    /// <summary>Take back a proposal or an approved one that waits; end an override early.</summary>
    Withdraw = 3,
}

/// <summary>A decision, as it is given to the site.</summary>
[GenerateSerializer, Alias("rule-set-decision"), Immutable]
public sealed record RuleSetDecision
{
    /// <summary>The rule set.</summary>
    [Id(0)] public required int Version { get; init; }

    /// <summary>What is decided.</summary>
    [Id(1)] public required RuleSetVerdict Verdict { get; init; }

    /// <summary>Who decides.</summary>
    [Id(2)] public required string By { get; init; }

    /// <summary>Note of an approval; reason of the others, which is mandatory there. At most 2,000 characters.</summary>
    [Id(3)] public string? Note { get; init; }

    /// <summary>When it comes into force; null or past: now. At most 366 days ahead.</summary>
    [Id(4)] public DateTimeOffset? From { get; init; }

    /// <summary>Why no simulation is needed, if none is attached.</summary>
    [Id(5)] public string? WithoutSimulation { get; init; }
}

/// <summary>What became of a proposal or a decision.</summary>
[GenerateSerializer, Alias("rule-set-outcome")]
public enum RuleSetOutcome : byte
{
    /// <summary>Done and stored.</summary>
    Done = 0,

    /// <summary>No such site or version.</summary>
    NotFound = 1,

    /// <summary>It has faults, all of them listed; nothing was stored.</summary>
    Faulty = 2,

    /// <summary>The proposer cannot decide about it.</summary>
    SamePerson = 3,

    /// <summary>Its state does not allow this.</summary>
    WrongState = 4,

    /// <summary>The version that it changes is no longer in force; what differs is listed.</summary>
    BaseSuperseded = 5,

    /// <summary>There is neither a simulation nor a reason to go without.</summary>
    NotSimulated = 6,

    /// <summary>Another approved rule set waits for its time; withdraw it first, or wait.</summary>
    AnotherWaits = 7,

    /// <summary>Another override already holds one of the conditions.</summary>
    AlreadyOverridden = 8,
}

/// <summary>The answer to a proposal or a decision.</summary>
[GenerateSerializer, Alias("rule-set-result"), Immutable]
public sealed record RuleSetResult
{
    /// <summary>What became of it.</summary>
    [Id(0)] public required RuleSetOutcome Outcome { get; init; }

    /// <summary>The rule set after it, without its content; null if there is none.</summary>
    [Id(1)] public RuleSet? RuleSet { get; init; }

    /// <summary>All faults.</summary>
    [Id(2)] public Fault[] Faults { get; set; } = [];

    /// <summary>What changed since the version that the proposal rests on.</summary>
    [Id(3)] public RuleChange[] Changes { get; set; } = [];

    /// <summary>The version in force (under an override: the one under it); 0 if the site does not exist.</summary>
    [Id(4)] public int Standing { get; init; }
}
