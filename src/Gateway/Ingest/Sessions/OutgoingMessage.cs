namespace Monitoring.Gateway.Ingest.Sessions;

/// <summary>A QoS 1 message on its way down.</summary>
/// <param name="Topic">Topic name.</param>
/// <param name="Payload">Payload; never changed.</param>
/// <param name="Retain">Flag for the client.</param>
internal sealed record OutgoingMessage(string Topic, byte[] Payload, bool Retain)
{
    /// <summary>0 until it is sent for the first time.</summary>
    public ushort PacketId { get; set; }
}
