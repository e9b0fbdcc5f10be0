using System.Buffers.Binary;
using System.Text;

namespace Monitoring.MqttClient.Wire;

/// <summary>A growing byte array that is filled and emptied again and again without allocating.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[4096];

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Count);

    public void Clear() => Count = 0;

    public Span<byte> Take(int length)
    {
        if (_bytes.Length - Count < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Count + length));
        }

        var span = _bytes.AsSpan(Count, length);
        Count += length;
        return span;
    }

    public void Byte(byte value) => Take(1)[0] = value;

    public void UInt16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), checked((ushort)value));

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    public void Raw(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    public void Binary(ReadOnlySpan<byte> value)
    {
        UInt16(value.Length);
        Raw(value);
    }

    public void Text(string value) => Binary(Encoding.UTF8.GetBytes(value));

    public void VarInt(int value)
    {
        do
        {
            var digit = (byte)(value & 0x7F);
            value >>= 7;
            Byte(value > 0 ? (byte)(digit | 0x80) : digit);
        }
        while (value > 0);
    }
}
