namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>DISCONNECT from a client (MQTT 5.0 §3.14).</summary>
/// <param name="Reason">0x00 discards the will; any other publishes it.</param>
/// <param name="SessionExpiry">New session expiry, seconds; null if it stays.</param>
internal readonly record struct DisconnectPacket(ReasonCode Reason, uint? SessionExpiry)
{
    public static bool TryRead(int flags, ReadOnlySpan<byte> body, ProtocolVersion version, out DisconnectPacket packet, out ProtocolFault fault)
    {
        var reader = new PacketReader(body);
        var ok = Read(ref reader, flags, version, out packet);
        fault = reader.Fault;
        return ok;
    }

    private static bool Read(scoped ref PacketReader reader, int flags, ProtocolVersion version, out DisconnectPacket packet)
    {
        packet = default;
        if (flags != 0)
        {
            return reader.Malformed("MQTT-3.14.1-1");
        }

        byte reason = 0;
        var properties = default(Properties);
        if (version == ProtocolVersion.V5 && reader.Remaining > 0)
        {
            if (!reader.TryByte(out reason)
                || (reader.Remaining > 0 && !Properties.TryRead(ref reader, PropertySets.Disconnect, out properties)))
            {
                return false;
            }
        }

        packet = new DisconnectPacket(
            (ReasonCode)reason, properties.Has(PropertyId.SessionExpiryInterval) ? properties.SessionExpiryInterval : null);
        return reader.AtEnd();
    }
}
