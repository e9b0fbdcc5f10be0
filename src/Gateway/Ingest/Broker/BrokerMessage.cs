namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>A PUBLISH from the broker.</summary>
/// <param name="Topic">Topic, UTF-8.</param>
/// <param name="Payload">Payload.</param>
/// <param name="PacketId">Its packet identifier; 0 for QoS 0, which is not acknowledged.</param>
/// <param name="Duplicate">The broker delivers it again on this session.</param>
/// <param name="Gateway">The user property <c>gateway</c>; null if there is none.</param>
/// <param name="Handle">What the line needs to acknowledge it.</param>
internal sealed record BrokerMessage(byte[] Topic, byte[] Payload, ushort PacketId, bool Duplicate, string? Gateway, object? Handle)
{
    /// <summary>The user property that names the gateway.</summary>
    public const string GatewayProperty = "gateway";

    /// <summary>The connection that it came by.</summary>
    public BrokerSession? Session { get; set; }

    /// <summary>QoS 1: the broker waits for an acknowledgement.</summary>
    public bool IsOwed => PacketId != 0;
}
