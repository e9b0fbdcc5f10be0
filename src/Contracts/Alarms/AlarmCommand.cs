namespace Monitoring.Contracts;

/// <summary>What a person may do with an alarm.</summary>
[GenerateSerializer, Alias("alarm-action")]
public enum AlarmAction : byte
{
    /// <summary>Acknowledge.</summary>
    Acknowledge = 1,

    /// <summary>Reset a latched alarm.</summary>
    Reset = 2,
}

/// <summary>A person's command on an alarm.</summary>
[GenerateSerializer, Alias("alarm-command"), Immutable]
public sealed record AlarmCommand
{
    /// <summary>The alarm.</summary>
    [Id(0)] public required string AlarmId { get; init; }

    /// <summary>What to do.</summary>
    [Id(1)] public required AlarmAction Action { get; init; }

    /// <summary>Account name of the person.</summary>
    [Id(2)] public required string By { get; init; }

    /// <summary>A note, at most 1,000 characters.</summary>
    [Id(3)] public string? Note { get; init; }
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
}

/// <summary>The answer to an <see cref="AlarmCommand"/>.</summary>
[GenerateSerializer, Alias("command-result"), Immutable]
public sealed record CommandResult
{
    /// <summary>What became of it.</summary>
    [Id(0)] public required CommandOutcome Outcome { get; init; }

    /// <summary>The record after it, or as it is if it was not allowed.</summary>
    [Id(1)] public AlarmRecord? Alarm { get; init; }
}
