namespace Monitoring.Contracts;

/// <summary>What an edge gateway sent to this process since it started, for who connects one.</summary>
public sealed record GatewayTraffic
{
    /// <summary>True while it has a connection.</summary>
    public bool Online { get; init; }

    /// <summary>Arrival of its last packet; null if there was none.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Arrival of its first message that was valid; null: still waited for.</summary>
    public DateTimeOffset? FirstMessageAt { get; init; }

    /// <summary>Connections that were turned away for a wrong secret.</summary>
    public long WrongSecrets { get; init; }

    /// <summary>When that was last.</summary>
    public DateTimeOffset? WrongSecretAt { get; init; }

    /// <summary>What was valid in the last 60 s.</summary>
    public TrafficRate Rate { get; init; } = new(0, 0);

    /// <summary>Messages taken, each acknowledged after it was durable.</summary>
    public long Accepted { get; init; }

    /// <summary>Messages that were not valid, by reason.</summary>
    public Dictionary<string, long> Refused { get; init; } = [];

    /// <summary>History that it sends after an outage.</summary>
    public BackfillProgress Backfill { get; init; } = new();

    /// <summary>The last messages, newest first, at most 40.</summary>
    public TrafficEntry[] Recent { get; init; } = [];
}

/// <summary>How much comes.</summary>
/// <param name="MessagesPerMinute">Messages in the last 60 s.</param>
/// <param name="SamplesPerMinute">Samples in them.</param>
public sealed record TrafficRate(long MessagesPerMinute, long SamplesPerMinute);

/// <summary>How far a back-fill is; one that pauses for more than 10 minutes is over, and the next is counted anew.</summary>
public sealed record BackfillProgress
{
    /// <summary>History came in the last 60 s.</summary>
    public bool Active { get; init; }

    /// <summary>The newest time of a sample in it; null if there was none.</summary>
    public DateTimeOffset? NewestAt { get; init; }

    /// <summary>The oldest.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>Samples in it.</summary>
    public long Samples { get; init; }
}

/// <summary>One message of a gateway.</summary>
public sealed record TrafficEntry
{
    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its topic, at most 200 bytes of it.</summary>
    public required string Topic { get; init; }

    /// <summary>Samples in it, those of unknown points too.</summary>
    public int Samples { get; init; }

    /// <summary><c>accepted</c>, <c>refused</c>, or <c>not-stored</c>: valid, but the disk did not take it; the gateway sends it again.</summary>
    public required string Outcome { get; init; }

    /// <summary>Short name of the reason, as in <see cref="GatewayTraffic.Refused"/>; null if there is nothing to say.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong and what would be right, Chinese.</summary>
    public string? Reason { get; init; }

    /// <summary>The same in English.</summary>
    public string? ReasonEn { get; init; }

    /// <summary>Byte offset of the fault in the payload; −1 if it is not about a place.</summary>
    public int Offset { get; init; } = -1;
}
