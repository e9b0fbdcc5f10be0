namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>PUBLISH (MQTT 5.0 §3.3), as views into the received bytes.</summary>
internal ref struct PublishPacket
{
    /// <summary>Topic name; empty if <see cref="TopicAlias"/> stands for it.</summary>
    public ReadOnlySpan<byte> Topic;

    public ReadOnlySpan<byte> Payload;

    /// <summary>0 for QoS 0.</summary>
    public ushort PacketId;

    /// <summary>0 if there is none.</summary>
    public ushort TopicAlias;

    public int Qos;
    public bool Duplicate;
    public bool Retain;

    /// <summary>Reads the body; if there is a fault, its clause is not null and the packet means nothing.</summary>
    public static PublishPacket Read(int flags, ReadOnlySpan<byte> body, ProtocolVersion version, out ProtocolFault fault)
    {
        var reader = new PacketReader(body);
        var packet = new PublishPacket { Qos = (flags >> 1) & 3, Duplicate = (flags & 8) != 0, Retain = (flags & 1) != 0 };
        packet.Read(ref reader, version);
        fault = reader.Fault;
        return packet;
    }

    private bool Read(scoped ref PacketReader reader, ProtocolVersion version)
    {
        if (Qos == 3)
        {
            return reader.Malformed("MQTT-3.3.1-4");
        }

        if (Qos == 0 && Duplicate)
        {
            return reader.Malformed("MQTT-3.3.1-2");
        }

        if (!reader.TryString(out Topic) || (Qos > 0 && !reader.TryUInt16(out PacketId)))
        {
            return false;
        }

        if (Qos > 0 && PacketId == 0)
        {
            return reader.Fail(ReasonCode.ProtocolError, "MQTT-2.2.1-3");
        }

        if (Topic.ContainsAny((byte)'+', (byte)'#'))
        {
            return reader.Fail(ReasonCode.TopicNameInvalid, "MQTT-3.3.2-2");
        }

        if (version == ProtocolVersion.V5)
        {
            if (!Properties.TryRead(ref reader, PropertySets.Publish, out var properties))
            {
                return false;
            }

            TopicAlias = properties.TopicAlias;
        }

        if (Topic.IsEmpty && TopicAlias == 0)
        {
            return reader.Fail(ReasonCode.ProtocolError, version == ProtocolVersion.V5 ? "MQTT-3.3.2.1" : "MQTT-4.7.3-1");
        }

        Payload = reader.Rest;
        return true;
    }
}
