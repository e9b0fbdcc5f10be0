using System.Buffers;

namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>What the front of the received bytes holds.</summary>
internal enum FrameStatus : byte
{
    /// <summary>One whole packet.</summary>
    Complete,

    /// <summary>The beginning of a packet.</summary>
    Incomplete,

    /// <summary>A packet whose announced length is above the bound. Known before its body has come.</summary>
    TooLarge,

    /// <summary>A remaining length of more than four bytes [MQTT-1.5.5-1].</summary>
    Malformed,
}

/// <summary>Fixed header: first byte, remaining length, and how long the header itself is.</summary>
internal readonly record struct Frame(byte First, int BodyLength, int HeaderLength)
{
    public PacketType Type => (PacketType)(First >> 4);

    /// <summary>The lower four bits of the first byte.</summary>
    public int Flags => First & 0x0F;

    /// <summary>Looks at the front of <paramref name="buffer"/>. Reads at most five bytes.</summary>
    public static FrameStatus TryRead(in ReadOnlySequence<byte> buffer, int maximumPacketSize, out Frame frame)
    {
        frame = default;
        Span<byte> copy = stackalloc byte[5];
        scoped ReadOnlySpan<byte> head = buffer.FirstSpan;
        if (head.Length < 5 && !buffer.IsSingleSegment)
        {
            var taken = buffer.Slice(0, Math.Min(5, buffer.Length));
            taken.CopyTo(copy);
            head = copy[..(int)taken.Length];
        }

        if (head.Length < 2)
        {
            return FrameStatus.Incomplete;
        }

        var length = 0;
        for (var i = 1; i < 5; i++)
        {
            if (i == head.Length)
            {
                return FrameStatus.Incomplete;
            }

            length |= (head[i] & 0x7F) << (7 * (i - 1));
            if ((head[i] & 0x80) == 0)
            {
                frame = new Frame(head[0], length, i + 1);
                return length + i + 1 > maximumPacketSize ? FrameStatus.TooLarge
                    : buffer.Length < length + i + 1 ? FrameStatus.Incomplete
                    : FrameStatus.Complete;
            }
        }

        return FrameStatus.Malformed;
    }
}
