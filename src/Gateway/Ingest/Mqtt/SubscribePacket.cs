using System.Text;

namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>One topic filter of a SUBSCRIBE with its options.</summary>
/// <param name="Filter">Topic filter; well formed UTF-8, its form still to be checked.</param>
/// <param name="Qos">Highest QoS the client asks for, 0 to 2.</param>
/// <param name="RetainAsPublished">5.0: keep the retain flag on forwarded messages.</param>
/// <param name="RetainHandling">5.0: 0 send retained messages, 1 only if the subscription is new, 2 do not.</param>
internal readonly record struct SubscribeEntry(string Filter, int Qos, bool RetainAsPublished, int RetainHandling);

/// <summary>SUBSCRIBE or UNSUBSCRIBE (MQTT 5.0 §3.8, §3.10).</summary>
internal sealed record SubscribePacket(ushort PacketId, SubscribeEntry[] Entries, bool HasIdentifier)
{
    public static SubscribePacket? TryRead(in Frame frame, ReadOnlySpan<byte> body, ProtocolVersion version, int maximumEntries, out ProtocolFault fault)
    {
        var reader = new PacketReader(body);
        var packet = Read(ref reader, frame, version, maximumEntries);
        fault = reader.Fault;
        return packet;
    }

    private static SubscribePacket? Read(scoped ref PacketReader reader, in Frame frame, ProtocolVersion version, int maximumEntries)
    {
        var subscribe = frame.Type == PacketType.Subscribe;
        if (frame.Flags != 2)
        {
            reader.Malformed(subscribe ? "MQTT-3.8.1-1" : "MQTT-3.10.1-1");
            return null;
        }

        if (!reader.TryUInt16(out var packetId))
        {
            return null;
        }

        var properties = default(Properties);
        if (packetId == 0)
        {
            reader.Fail(ReasonCode.ProtocolError, "MQTT-2.2.1-3");
            return null;
        }

        if (version == ProtocolVersion.V5
            && !Properties.TryRead(ref reader, subscribe ? PropertySets.Subscribe : PropertySets.Unsubscribe, out properties))
        {
            return null;
        }

        var entries = new List<SubscribeEntry>(1);
        while (reader.Remaining > 0)
        {
            if (entries.Count == maximumEntries)
            {
                reader.Fail(ReasonCode.QuotaExceeded, "MQTT-3.8.3");
                return null;
            }

            if (!TryReadEntry(ref reader, subscribe, version, out var entry))
            {
                return null;
            }

            entries.Add(entry);
        }

        if (entries.Count == 0)
        {
            reader.Fail(ReasonCode.ProtocolError, subscribe ? "MQTT-3.8.3-2" : "MQTT-3.10.3-2");
            return null;
        }

        return new SubscribePacket(packetId, [.. entries], properties.Has(PropertyId.SubscriptionIdentifier));
    }

    private static bool TryReadEntry(scoped ref PacketReader reader, bool subscribe, ProtocolVersion version, out SubscribeEntry entry)
    {
        entry = default;
        byte options = 0;
        if (!reader.TryString(out var filter) || (subscribe && !reader.TryByte(out options)))
        {
            return false;
        }

        var reserved = version == ProtocolVersion.V5 ? 0xC0 : 0xFC;
        if ((options & reserved) != 0 || (options & 3) == 3)
        {
            return reader.Malformed(version == ProtocolVersion.V5 ? "MQTT-3.8.3-5" : "MQTT-3-8.3-4");
        }

        var handling = (options >> 4) & 3;
        if (handling == 3)
        {
            return reader.Fail(ReasonCode.ProtocolError, "MQTT-3.8.3.1");
        }

        entry = new SubscribeEntry(Encoding.UTF8.GetString(filter), options & 3, (options & 8) != 0, handling);
        return true;
    }
}
