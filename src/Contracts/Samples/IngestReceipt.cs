namespace Monitoring.Contracts;

/// <summary>What became of a batch.</summary>
[GenerateSerializer, Alias("ingest-outcome")]
public enum IngestOutcome : byte
{
    /// <summary>Everything in it is on disk; it may be acknowledged.</summary>
    Durable = 0,

    /// <summary>The sample log is full or broken: do not acknowledge; the client keeps it and sends it again.</summary>
    LogUnavailable = 1,

    /// <summary>No such site.</summary>
    UnknownSite = 2,

    /// <summary>The site is starting or giving way to another activation: try again.</summary>
    Retry = 3,
}

/// <summary>The answer to a <see cref="SampleBatch"/>.</summary>
[GenerateSerializer, Alias("ingest-receipt"), Immutable]
public readonly record struct IngestReceipt(
    [property: Id(0)] IngestOutcome Outcome,
    [property: Id(1)] int TableVersion,
    [property: Id(2)] int Repeated,
    [property: Id(3)] int UnknownPoints);
