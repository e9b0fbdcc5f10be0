using System.Text;

namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>Reads CONNECT (MQTT 5.0 §3.1).</summary>
internal static class ConnectDecoder
{
    public static bool TryRead(int flags, ReadOnlySpan<byte> body, out ConnectPacket? packet, out ProtocolVersion version, out ProtocolFault fault)
    {
        var reader = new PacketReader(body);
        version = ProtocolVersion.V311;
        packet = flags != 0 && !reader.Malformed("MQTT-2.1.3-1") ? null : Read(ref reader, ref version);
        fault = reader.Fault;
        return packet is not null;
    }

    private static ConnectPacket? Read(scoped ref PacketReader reader, ref ProtocolVersion version)
    {
        if (!reader.TryString(out var name))
        {
            return null;
        }

        if (!name.SequenceEqual("MQTT"u8))
        {
            reader.Fail(ReasonCode.UnsupportedProtocolVersion, "MQTT-3.1.2-1");
            return null;
        }

        if (!reader.TryByte(out var level))
        {
            return null;
        }

        if (level is not ((byte)ProtocolVersion.V311 or (byte)ProtocolVersion.V5))
        {
            reader.Fail(ReasonCode.UnsupportedProtocolVersion, "MQTT-3.1.2-2");
            return null;
        }

        version = (ProtocolVersion)level;
        return ReadFlags(ref reader, version);
    }

    private static ConnectPacket? ReadFlags(scoped ref PacketReader reader, ProtocolVersion version)
    {
        if (!reader.TryByte(out var flags) || !reader.TryUInt16(out var keepAlive))
        {
            return null;
        }

        var will = (flags & 0x04) != 0;
        var willQos = (flags >> 3) & 3;
        if (!CheckFlags(ref reader, flags, version, will, willQos))
        {
            return null;
        }

        var properties = default(Properties);
        if (version == ProtocolVersion.V5 && !Properties.TryRead(ref reader, PropertySets.Connect, out properties))
        {
            return null;
        }

        if (properties.Has(PropertyId.AuthenticationMethod) || properties.Has(PropertyId.AuthenticationData))
        {
            reader.Fail(
                properties.Has(PropertyId.AuthenticationMethod) ? ReasonCode.BadAuthenticationMethod : ReasonCode.ProtocolError,
                "MQTT-4.12.0-1");
            return null;
        }

        if (!reader.TryString(out var clientId))
        {
            return null;
        }

        Will? message = null;
        if (will && !TryReadWill(ref reader, version, willQos, out message))
        {
            return null;
        }

        ReadOnlySpan<byte> userName = default, password = default;
        if (((flags & 0x80) != 0 && !reader.TryString(out userName))
            || ((flags & 0x40) != 0 && !reader.TryBinary(out password))
            || !reader.AtEnd())
        {
            return null;
        }

        var clean = (flags & 0x02) != 0;
        return new ConnectPacket
        {
            Version = version,
            CleanStart = clean,
            KeepAlive = keepAlive,
            ClientId = Encoding.UTF8.GetString(clientId),
            UserName = (flags & 0x80) != 0 ? Encoding.UTF8.GetString(userName) : null,
            Password = (flags & 0x40) != 0 ? password.ToArray() : null,
            Will = message,
            SessionExpiry = version == ProtocolVersion.V5 ? properties.SessionExpiryInterval : clean ? 0 : uint.MaxValue,
            ReceiveMaximum = properties.Has(PropertyId.ReceiveMaximum) ? properties.ReceiveMaximum : ushort.MaxValue,
            MaximumPacketSize = properties.Has(PropertyId.MaximumPacketSize) ? properties.MaximumPacketSize : uint.MaxValue,
            RequestProblemInformation = !properties.Has(PropertyId.RequestProblemInformation) || properties.RequestProblemInformation == 1,
        };
    }

    private static bool CheckFlags(scoped ref PacketReader reader, int flags, ProtocolVersion version, bool will, int willQos)
    {
        if ((flags & 0x01) != 0)
        {
            return reader.Malformed("MQTT-3.1.2-3");
        }

        if (willQos == 3 || (!will && willQos != 0))
        {
            return reader.Malformed(will ? "MQTT-3.1.2-12" : "MQTT-3.1.2-11");
        }

        if (!will && (flags & 0x20) != 0)
        {
            return reader.Malformed("MQTT-3.1.2-13");
        }

        // 3.1.1 forbids a password without a user name; 5.0 allows it.
        return version == ProtocolVersion.V5 || (flags & 0xC0) != 0x40 || reader.Malformed("MQTT-3.1.2-22");
    }

    private static bool TryReadWill(scoped ref PacketReader reader, ProtocolVersion version, int qos, out Will? will)
    {
        will = null;
        var properties = default(Properties);
        if ((version == ProtocolVersion.V5 && !Properties.TryRead(ref reader, PropertySets.Will, out properties))
            || !reader.TryString(out var topic))
        {
            return false;
        }

        if (!Topics.IsName(topic))
        {
            return reader.Fail(ReasonCode.TopicNameInvalid, "MQTT-4.7.1-1");
        }

        if (!reader.TryBinary(out var payload))
        {
            return false;
        }

        will = new Will(Encoding.UTF8.GetString(topic), payload.ToArray(), qos, properties.WillDelayInterval);
        return true;
    }
}
