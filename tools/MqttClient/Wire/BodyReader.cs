using System.Buffers;
using System.Text;

namespace Monitoring.MqttClient.Wire;

/// <summary>Reads the fields of a packet's body; a body that is too short is an InvalidDataException.</summary>
internal ref struct BodyReader(ReadOnlySequence<byte> body)
{
    private SequenceReader<byte> _reader = new(body);

    public readonly long Remaining => _reader.Remaining;

    public byte Byte() => _reader.TryRead(out var value) ? value : throw Short();

    public ushort UInt16() => (ushort)((Byte() << 8) | Byte());

    public uint UInt32() => ((uint)UInt16() << 16) | UInt16();

    public string Text()
    {
        var length = UInt16();
        if (!_reader.TryReadExact(length, out var bytes))
        {
            throw Short();
        }

        return Encoding.UTF8.GetString(bytes);
    }

    public int VarInt()
    {
        var value = 0;
        for (var shift = 0; shift <= 21; shift += 7)
        {
            var digit = Byte();
            value |= (digit & 0x7F) << shift;
            if (digit < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A variable byte integer has more than four bytes.");
    }

    public void Skip(int length)
    {
        if (length > _reader.Remaining)
        {
            throw Short();
        }

        _reader.Advance(length);
    }

    public readonly byte[] Rest() => _reader.UnreadSequence.ToArray();

    private static InvalidDataException Short() => new("A packet is shorter than its fields.");
}
