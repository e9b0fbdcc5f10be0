namespace Monitoring.Contracts;

/// <summary>A part of the service that can say how much it holds and what it refused. All registered ones make up <c>GET /system</c>.</summary>
public interface ISystemFigures
{
    /// <summary>The figures now; cheap and without waiting.</summary>
    SystemFigures Read();
}

/// <summary>Figures of a part.</summary>
public sealed record SystemFigures
{
    /// <summary>Where something is stored.</summary>
    public StoreFigures[] Stores { get; init; } = [];

    /// <summary>The sample log; null if this part does not have it.</summary>
    public LogFigures? SampleLog { get; init; }

    /// <summary>What is bounded, and refuses when full.</summary>
    public QueueFigures[] Queues { get; init; } = [];
}

/// <summary>A store.</summary>
public sealed record StoreFigures
{
    /// <summary>Name: <c>database</c>, <c>series</c>, <c>influxdb</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What kind it is, such as <c>SQLite</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it does its work.</summary>
    public required bool Ok { get; init; }

    /// <summary>One line: what is wrong, or figures.</summary>
    public string? Detail { get; init; }
}

/// <summary>The sample log: what every sample is written to before its message is acknowledged.</summary>
public sealed record LogFigures
{
    /// <summary>Whether it takes samples.</summary>
    public required bool Ok { get; init; }

    /// <summary>Position of the last batch on disk.</summary>
    public required long Durable { get; init; }

    /// <summary>Bytes of all its files.</summary>
    public required long Bytes { get; init; }

    /// <summary>Bytes that a sink or a site still needs.</summary>
    public required long NeededBytes { get; init; }

    /// <summary>Its bound: when so many are needed, nothing more is taken.</summary>
    public required long BoundBytes { get; init; }

    /// <summary>Bytes that wait for the disk.</summary>
    public required long WaitingBytes { get; init; }

    /// <summary>Batches that were not taken since the start.</summary>
    public required long Refused { get; init; }

    /// <summary>Tries in which the disk refused since the start.</summary>
    public required long Failures { get; init; }

    /// <summary>Damaged places found.</summary>
    public required long Damaged { get; init; }

    /// <summary>Positions found lost at the start.</summary>
    public required long Lost { get; init; }

    /// <summary>Who reads it.</summary>
    public required SinkFigures[] Sinks { get; init; }
}

/// <summary>A reader of the sample log that stores samples elsewhere.</summary>
/// <param name="Name">Name.</param>
/// <param name="Stored">Position up to which it has stored everything.</param>
/// <param name="Behind">Positions that it has not stored yet.</param>
public sealed record SinkFigures(string Name, long Stored, long Behind);

/// <summary>Something bounded.</summary>
public sealed record QueueFigures
{
    /// <summary>Name in this contract.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people, Chinese: what it holds, and what happens when it is full.</summary>
    public required string Text { get; init; }

    /// <summary>The same in English.</summary>
    public required string TextEn { get; init; }

    /// <summary>How much is in it; null if it is not a place but a check.</summary>
    public long? Length { get; init; }

    /// <summary>How much may be in it; null likewise.</summary>
    public long? Bound { get; init; }

    /// <summary>What was refused or dropped since the start.</summary>
    public required long Refused { get; init; }

    /// <summary>Why, by short name; empty if there is one reason only.</summary>
    public Dictionary<string, long> Reasons { get; init; } = [];
}
