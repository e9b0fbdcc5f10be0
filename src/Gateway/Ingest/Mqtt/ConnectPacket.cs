namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>A message that the service publishes for a client when its connection ends without DISCONNECT.</summary>
/// <param name="Topic">Topic name, checked.</param>
/// <param name="Payload">Payload.</param>
/// <param name="Qos">0 to 2.</param>
/// <param name="Delay">Seconds to wait; 0 in 3.1.1.</param>
internal sealed record Will(string Topic, byte[] Payload, int Qos, uint Delay);

/// <summary>CONNECT, decoded.</summary>
internal sealed record ConnectPacket
{
    public required ProtocolVersion Version { get; init; }

    /// <summary>Clean Start (5.0) or Clean Session (3.1.1).</summary>
    public required bool CleanStart { get; init; }

    /// <summary>Seconds; 0 is off.</summary>
    public required ushort KeepAlive { get; init; }

    public required string ClientId { get; init; }

    public string? UserName { get; init; }

    public byte[]? Password { get; init; }

    public Will? Will { get; init; }

    /// <summary>Seconds; <see cref="uint.MaxValue"/> is for ever. 3.1.1: for ever if the session is not clean, else 0.</summary>
    public required uint SessionExpiry { get; init; }

    /// <summary>How many QoS 1 messages the client takes at once.</summary>
    public required ushort ReceiveMaximum { get; init; }

    /// <summary>Largest packet the client takes, bytes.</summary>
    public required uint MaximumPacketSize { get; init; }

    /// <summary>The client wants reason strings.</summary>
    public required bool RequestProblemInformation { get; init; }
}
