namespace Monitoring.Contracts;

/// <summary>What a person may do with an alarm.</summary>
[GenerateSerializer, Alias("alarm-action")]
public enum AlarmAction : byte
{
    /// <summary>Acknowledge.</summary>
    Acknowledge = 1,

    /// <summary>Reset a latched alarm.</summary>
    Reset = 2,

    /// <summary>Shelve: needs <see cref="AlarmCommand.Until"/> or one-shot, and a reason.</summary>
    Shelve = 3,

    /// <summary>End the shelving.</summary>
    Unshelve = 4,

    /// <summary>Take out of service: needs a permit.</summary>
    TakeOutOfService = 5,

    /// <summary>Return to service.</summary>
    ReturnToService = 6,
}

/// <summary>A person's command on an alarm.</summary>
[GenerateSerializer, Alias("alarm-command"), Immutable]
public sealed record AlarmCommand
{
    /// <summary>The alarm; empty if <see cref="Target"/> is given.</summary>
    [Id(0)] public required string AlarmId { get; init; }

    /// <summary>What to do.</summary>
    [Id(1)] public required AlarmAction Action { get; init; }

    /// <summary>Account name of the person.</summary>
    [Id(2)] public required string By { get; init; }

    /// <summary>A note, at most 1,000 characters.</summary>
    [Id(3)] public string? Note { get; init; }

    /// <summary>A condition that need not be in alarm, for shelving and taking out of service; null: the alarm of the id.</summary>
    [Id(4)] public ConditionRef? Target { get; init; }

    /// <summary>End of shelving. The longest time depends on the priority (alarms.md §2).</summary>
    [Id(5)] public DateTimeOffset? Until { get; init; }

    /// <summary>Shelve until it clears, but no longer than <see cref="Until"/>, or than the longest time.</summary>
    [Id(6)] public bool OneShot { get; init; }

    /// <summary>Why it is shelved or taken out, 1 to 1,000 characters.</summary>
    [Id(7)] public string? Reason { get; init; }

    /// <summary>Number of the permit to take it out of service, 1 to 100 characters.</summary>
    [Id(8)] public string? Permit { get; init; }
}

/// <summary>What became of a command.</summary>
[GenerateSerializer, Alias("command-outcome")]
public enum CommandOutcome : byte
{
    /// <summary>Done and journaled.</summary>
    Done = 0,

    /// <summary>The site has no such alarm that is not over.</summary>
    NotFound = 1,

    /// <summary>The alarm's state does not allow it; the record says which state that is.</summary>
    NotAllowed = 2,

    /// <summary>The command has faults; all are told.</summary>
    Invalid = 3,
}

/// <summary>The answer to an <see cref="AlarmCommand"/>.</summary>
[GenerateSerializer, Alias("command-result"), Immutable]
public sealed record CommandResult
{
    /// <summary>What became of it.</summary>
    [Id(0)] public required CommandOutcome Outcome { get; init; }

    /// <summary>The record after it, or as it is if it was not allowed.</summary>
    [Id(1)] public AlarmRecord? Alarm { get; init; }

    /// <summary>What is wrong with the command.</summary>
    [Id(2)] public Fault[] Faults { get; init; } = [];
}
