namespace Monitoring.Contracts;

/// <summary>What an edge gateway did since this process started, or, added up, since each of several did.</summary>
public sealed record GatewayCounters
{
    /// <summary>The gateway.</summary>
    public required string GatewayId { get; init; }

    /// <summary>True while it has a connection to this process, or to any of those that are added up.</summary>
    public required bool Connected { get; init; }

    /// <summary>Arrival of its last packet; null if there was none.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Messages taken, each acknowledged after it was durable.</summary>
    public long Messages { get; init; }

    /// <summary>Samples in them.</summary>
    public long Samples { get; init; }

    /// <summary>Messages that were a repeat and were acknowledged without effect.</summary>
    public long Duplicates { get; init; }

    /// <summary>Payloads that were not valid.</summary>
    public long Rejected { get; init; }
}

/// <summary>Counts of the ingest stage by gateway, in this process. Bounded by the number of known gateways.</summary>
public interface IIngestCounters
{
    /// <summary>The counts of a gateway; null if it was never seen.</summary>
    GatewayCounters? Find(string gatewayId);

    /// <summary>What a gateway sent lately; null if it was never seen.</summary>
    GatewayTraffic? FindTraffic(string gatewayId);
}
