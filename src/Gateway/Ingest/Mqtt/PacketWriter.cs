using System.Buffers.Binary;
using System.Text;

namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>
/// Writes packets to the end of a growing buffer. One instance per connection, under its output's lock; the buffer is the
/// memory between two flushes.
/// </summary>
internal sealed class PacketWriter
{
    private byte[] _buffer = new byte[256];
    private int _count;

    public int Count => _count;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _count);

    /// <summary>Forgets what was written; a buffer that grew large is let go.</summary>
    public void Clear()
    {
        _count = 0;
        if (_buffer.Length > 64 * 1024)
        {
            _buffer = new byte[256];
        }
    }

    /// <summary>PUBACK, PUBREC, PUBREL or PUBCOMP. 3.1.1 has no reason; 5.0 leaves out a reason of success.</summary>
    public void Acknowledge(PacketType type, ushort packetId, ReasonCode reason, ProtocolVersion version, string? reasonString = null)
    {
        var first = (byte)(((int)type << 4) | (type == PacketType.PubRel ? 2 : 0));
        if (version != ProtocolVersion.V5 || (reason == ReasonCode.Success && reasonString is null))
        {
            var four = Take(4);
            four[0] = first;
            four[1] = 2;
            BinaryPrimitives.WriteUInt16BigEndian(four[2..], packetId);
            return;
        }

        var text = reasonString is null ? 0 : Encoding.UTF8.GetByteCount(reasonString);
        var properties = reasonString is null ? 0 : 3 + text;
        Header(first, reasonString is null ? 3 : 3 + VariableLength(properties) + properties);
        UInt16(packetId);
        Byte((byte)reason);
        if (reasonString is not null)
        {
            Variable(properties);
            Byte((byte)PropertyId.ReasonString);
            String(reasonString);
        }
    }

    public void PingResponse() => Header(0xD0, 0);

    public void Disconnect(ReasonCode reason)
    {
        Header(0xE0, 1);
        Byte((byte)reason);
    }

    /// <summary>CONNACK of 3.1.1 (§3.2): return codes 0 to 5.</summary>
    public void ConnAck311(bool sessionPresent, byte returnCode)
    {
        Header(0x20, 2);
        Byte(sessionPresent ? (byte)1 : (byte)0);
        Byte(returnCode);
    }

    /// <summary>CONNACK of 5.0 (§3.2) that says no: a reason and no properties.</summary>
    public void ConnAckRefused(ReasonCode reason)
    {
        Header(0x20, 3);
        Byte(0);
        Byte((byte)reason);
        Byte(0);
    }

    /// <summary>CONNACK of 5.0 with the limits of this endpoint.</summary>
    public void ConnAck5(bool sessionPresent, in ConnAckLimits limits)
    {
        var assigned = limits.AssignedClientId is null ? 0 : 3 + Encoding.UTF8.GetByteCount(limits.AssignedClientId);
        var properties = 3 + 5 + 3 + 2 + 2 + assigned + (limits.ServerKeepAlive is null ? 0 : 3) + (limits.SessionExpiry is null ? 0 : 5);
        Header(0x20, 2 + VariableLength(properties) + properties);
        Byte(sessionPresent ? (byte)1 : (byte)0);
        Byte(0);
        Variable(properties);
        Byte((byte)PropertyId.ReceiveMaximum);
        UInt16(limits.ReceiveMaximum);
        Byte((byte)PropertyId.MaximumPacketSize);
        UInt32(limits.MaximumPacketSize);
        Byte((byte)PropertyId.TopicAliasMaximum);
        UInt16(limits.TopicAliasMaximum);
        Byte((byte)PropertyId.SubscriptionIdentifierAvailable);
        Byte(0);
        Byte((byte)PropertyId.SharedSubscriptionAvailable);
        Byte(0);
        if (limits.AssignedClientId is { } id)
        {
            Byte((byte)PropertyId.AssignedClientIdentifier);
            String(id);
        }

        if (limits.ServerKeepAlive is { } keepAlive)
        {
            Byte((byte)PropertyId.ServerKeepAlive);
            UInt16(keepAlive);
        }

        if (limits.SessionExpiry is { } expiry)
        {
            Byte((byte)PropertyId.SessionExpiryInterval);
            UInt32(expiry);
        }
    }

    /// <summary>SUBACK, or UNSUBACK, which in 3.1.1 has no codes.</summary>
    public void SubscribeAck(PacketType type, ushort packetId, ReadOnlySpan<byte> codes, ProtocolVersion version)
    {
        var v5 = version == ProtocolVersion.V5;
        var withCodes = v5 || type == PacketType.SubAck;
        Header((byte)((int)type << 4), 2 + (v5 ? 1 : 0) + (withCodes ? codes.Length : 0));
        UInt16(packetId);
        if (v5)
        {
            Byte(0);
        }

        if (withCodes)
        {
            codes.CopyTo(Take(codes.Length));
        }
    }

    /// <summary>PUBLISH; <paramref name="packetId"/> 0 means QoS 0.</summary>
    public void Publish(string topic, ReadOnlySpan<byte> payload, ushort packetId, bool duplicate, bool retain, ProtocolVersion version)
    {
        var first = 0x30 | (packetId != 0 ? 2 : 0) | (duplicate ? 8 : 0) | (retain ? 1 : 0);
        Header((byte)first, PublishBodyLength(topic, payload.Length, packetId, version));
        String(topic);
        if (packetId != 0)
        {
            UInt16(packetId);
        }

        if (version == ProtocolVersion.V5)
        {
            Byte(0);
        }

        payload.CopyTo(Take(payload.Length));
    }

    /// <summary>Length of a whole PUBLISH, bytes.</summary>
    public static int PublishLength(string topic, int payload, ushort packetId, ProtocolVersion version)
    {
        var body = PublishBodyLength(topic, payload, packetId, version);
        return 1 + VariableLength(body) + body;
    }

    private static int PublishBodyLength(string topic, int payload, ushort packetId, ProtocolVersion version) =>
        2 + Encoding.UTF8.GetByteCount(topic) + (packetId != 0 ? 2 : 0) + (version == ProtocolVersion.V5 ? 1 : 0) + payload;

    private static int VariableLength(int value) => value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : 4;

    private void Header(byte first, int length)
    {
        Byte(first);
        Variable(length);
    }

    private void Byte(byte value) => Take(1)[0] = value;

    private void UInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), value);

    private void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    private void Variable(int value)
    {
        do
        {
            var more = value > 127;
            Byte((byte)((value & 0x7F) | (more ? 0x80 : 0)));
            value >>= 7;
        }
        while (value > 0);
    }

    private void String(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        UInt16((ushort)length);
        Encoding.UTF8.GetBytes(text, Take(length));
    }

    private Span<byte> Take(int length)
    {
        if (_buffer.Length - _count < length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _count + length));
        }

        var span = _buffer.AsSpan(_count, length);
        _count += length;
        return span;
    }
}
