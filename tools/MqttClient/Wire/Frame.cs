using System.Buffers;

namespace Monitoring.MqttClient.Wire;

/// <summary>One packet as it came: first byte and body.</summary>
internal readonly record struct Frame(byte First, ReadOnlySequence<byte> Body)
{
    public PacketType Type => (PacketType)(First >> 4);

    /// <summary>Takes the next whole packet off the buffer; false when more bytes are needed.</summary>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, out Frame frame)
    {
        frame = default;
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out var first))
        {
            return false;
        }

        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (shift > 21)
            {
                throw new InvalidDataException("Remaining length has more than four bytes.");
            }

            if (!reader.TryRead(out var digit))
            {
                return false;
            }

            length |= (digit & 0x7F) << shift;
            if (digit < 0x80)
            {
                break;
            }
        }

        if (reader.Remaining < length)
        {
            return false;
        }

        frame = new Frame(first, buffer.Slice(reader.Position, length));
        buffer = buffer.Slice(frame.Body.End);
        return true;
    }
}
