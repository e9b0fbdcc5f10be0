using System.Buffers.Binary;
using System.Text.Unicode;

namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>Reads the data types of MQTT 5.0 §1.5 from one packet. Keeps the first fault; nothing here throws.</summary>
internal ref struct PacketReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> _rest = body;

    public ProtocolFault Fault { get; private set; }

    public readonly int Remaining => _rest.Length;

    public readonly ReadOnlySpan<byte> Rest => _rest;

    public bool Fail(ReasonCode reason, string clause)
    {
        Fault = new ProtocolFault(reason, clause);
        return false;
    }

    public bool Malformed(string clause) => Fail(ReasonCode.MalformedPacket, clause);

    public bool TryByte(out byte value)
    {
        value = 0;
        if (_rest.IsEmpty)
        {
            return Malformed("MQTT-2.1.4");
        }

        value = _rest[0];
        _rest = _rest[1..];
        return true;
    }

    public bool TryUInt16(out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16BigEndian(_rest, out value))
        {
            return Malformed("MQTT-1.5.2");
        }

        _rest = _rest[2..];
        return true;
    }

    public bool TryUInt32(out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(_rest, out value))
        {
            return Malformed("MQTT-1.5.3");
        }

        _rest = _rest[4..];
        return true;
    }

    public bool TryVariableInteger(out int value)
    {
        value = 0;
        for (var i = 0; i < 4 && i < _rest.Length; i++)
        {
            value |= (_rest[i] & 0x7F) << (7 * i);
            if ((_rest[i] & 0x80) == 0)
            {
                // The shortest form is required.
                if (i > 0 && _rest[i] == 0)
                {
                    break;
                }

                _rest = _rest[(i + 1)..];
                return true;
            }
        }

        return Malformed("MQTT-1.5.5-1");
    }

    public bool TryBinary(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryUInt16(out var length))
        {
            return false;
        }

        if (_rest.Length < length)
        {
            return Malformed("MQTT-1.5.6");
        }

        value = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    /// <summary>A UTF-8 string: well formed, without surrogates and without U+0000.</summary>
    public bool TryString(out ReadOnlySpan<byte> value)
    {
        if (!TryBinary(out value))
        {
            return false;
        }

        if (!Utf8.IsValid(value))
        {
            return Malformed("MQTT-1.5.4-1");
        }

        return !value.Contains((byte)0) || Malformed("MQTT-1.5.4-2");
    }

    public bool TrySlice(int length, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (_rest.Length < length)
        {
            return Malformed("MQTT-2.1.4");
        }

        value = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    /// <summary>Nothing may follow.</summary>
    public bool AtEnd() => _rest.IsEmpty || Malformed("MQTT-2.1.4");
}
