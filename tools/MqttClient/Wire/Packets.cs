namespace Monitoring.MqttClient.Wire;

/// <summary>Writes whole packets. Packets with a variable part of unknown length go through a scratch buffer.</summary>
internal static class Packets
{
    private const byte SessionExpiryProperty = 0x11;

    public static void Connect(ByteBuffer to, MqttOptions options)
    {
        var v5 = options.Version == MqttVersion.V5;
        var body = new ByteBuffer();
        body.Text("MQTT");
        body.Byte((byte)options.Version);
        body.Byte(ConnectFlags(options));
        body.UInt16((int)options.KeepAlive.TotalSeconds);
        if (v5)
        {
            body.VarInt(5);
            body.Byte(SessionExpiryProperty);
            body.UInt32((uint)options.SessionExpiry.TotalSeconds);
        }

        body.Text(options.ClientId);
        if (options.Will is { } will)
        {
            if (v5)
            {
                body.VarInt(0);
            }

            body.Text(will.Topic);
            body.Binary(will.Payload.Span);
        }

        if (options.User is not null)
        {
            body.Text(options.User);
        }

        if (options.Password is not null)
        {
            body.Text(options.Password);
        }

        Packet(to, PacketType.Connect, 0, body);
    }

    public static void Publish(
        ByteBuffer to, MqttVersion version, ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, MqttQoS qos, bool retain, ushort id)
    {
        var length = 2 + topic.Length + payload.Length + (qos > 0 ? 2 : 0) + (version == MqttVersion.V5 ? 1 : 0);
        to.Byte((byte)(((int)PacketType.Publish << 4) | ((int)qos << 1) | (retain ? 1 : 0)));
        to.VarInt(length);
        to.Binary(topic);
        if (qos > 0)
        {
            to.UInt16(id);
        }

        if (version == MqttVersion.V5)
        {
            to.Byte(0);
        }

        to.Raw(payload);
    }

    /// <summary>PUBACK, PUBREC, PUBREL or PUBCOMP with success: two bytes in both protocol versions.</summary>
    public static void Acknowledge(ByteBuffer to, PacketType type, ushort id)
    {
        to.Byte((byte)(((int)type << 4) | (type == PacketType.PubRel ? 2 : 0)));
        to.Byte(2);
        to.UInt16(id);
    }

    public static void Subscribe(ByteBuffer to, MqttVersion version, ushort id, string filter, MqttQoS qos)
    {
        var body = Subscription(version, id, filter);
        body.Byte((byte)qos);
        Packet(to, PacketType.Subscribe, 2, body);
    }

    public static void Unsubscribe(ByteBuffer to, MqttVersion version, ushort id, string filter) =>
        Packet(to, PacketType.Unsubscribe, 2, Subscription(version, id, filter));

    public static void Empty(ByteBuffer to, PacketType type)
    {
        to.Byte((byte)((int)type << 4));
        to.Byte(0);
    }

    private static ByteBuffer Subscription(MqttVersion version, ushort id, string filter)
    {
        var body = new ByteBuffer();
        body.UInt16(id);
        if (version == MqttVersion.V5)
        {
            body.VarInt(0);
        }

        body.Text(filter);
        return body;
    }

    private static void Packet(ByteBuffer to, PacketType type, byte flags, ByteBuffer body)
    {
        to.Byte((byte)(((int)type << 4) | flags));
        to.VarInt(body.Count);
        to.Raw(body.Written.Span);
    }

    private static byte ConnectFlags(MqttOptions options)
    {
        var flags = options.Clean ? 0x02 : 0;
        if (options.Will is { } will)
        {
            flags |= 0x04 | ((int)will.QoS << 3) | (will.Retain ? 0x20 : 0);
        }

        flags |= options.Password is null ? 0 : 0x40;
        flags |= options.User is null ? 0 : 0x80;
        return (byte)flags;
    }
}
