namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>What a CONNACK of 5.0 announces.</summary>
internal readonly record struct ConnAckLimits
{
    /// <summary>QoS 1 and 2 messages that the client may have unanswered.</summary>
    public required ushort ReceiveMaximum { get; init; }

    /// <summary>Bytes.</summary>
    public required uint MaximumPacketSize { get; init; }

    public required ushort TopicAliasMaximum { get; init; }

    /// <summary>The id given to a client that named none.</summary>
    public string? AssignedClientId { get; init; }

    /// <summary>Seconds; null if the client's own stands.</summary>
    public ushort? ServerKeepAlive { get; init; }

    /// <summary>Seconds; null if the client's own stands.</summary>
    public uint? SessionExpiry { get; init; }
}
