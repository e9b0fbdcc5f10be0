namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>PUBACK, PUBREC, PUBREL or PUBCOMP (MQTT 5.0 §3.4 to 3.7).</summary>
internal readonly record struct AckPacket(ushort PacketId, ReasonCode Reason)
{
    public static bool TryRead(in Frame frame, ReadOnlySpan<byte> body, ProtocolVersion version, out AckPacket packet, out ProtocolFault fault)
    {
        var reader = new PacketReader(body);
        var ok = Read(ref reader, frame, version, out packet);
        fault = reader.Fault;
        return ok;
    }

    private static bool Read(scoped ref PacketReader reader, in Frame frame, ProtocolVersion version, out AckPacket packet)
    {
        packet = default;
        if (frame.Flags != (frame.Type == PacketType.PubRel ? 2 : 0))
        {
            return reader.Malformed(frame.Type == PacketType.PubRel ? "MQTT-3.6.1-1" : "MQTT-2.1.3-1");
        }

        if (!reader.TryUInt16(out var packetId))
        {
            return false;
        }

        if (packetId == 0)
        {
            return reader.Fail(ReasonCode.ProtocolError, "MQTT-2.2.1-3");
        }

        byte reason = 0;
        if (version == ProtocolVersion.V5 && reader.Remaining > 0)
        {
            if (!reader.TryByte(out reason)
                || (reader.Remaining > 0 && !Properties.TryRead(ref reader, PropertySets.Acknowledgement, out _)))
            {
                return false;
            }
        }

        packet = new AckPacket(packetId, (ReasonCode)reason);
        return reader.AtEnd();
    }
}
