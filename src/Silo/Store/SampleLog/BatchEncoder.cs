using System.Buffers.Binary;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Writes a batch as a record: 16 bytes per sample, 20 if one of its times is more than 24 days away from its arrival.</summary>
internal static class BatchEncoder
{
    /// <summary>Flag: times are whole (i64), not differences to the arrival time (i32).</summary>
    public const byte WideTimes = 1;

    /// <summary>Bytes from the header to the names: arrival time, counts, lengths of the names.</summary>
    public const int FixedLength = 8 + 4 + 4 + 4 + 2 + 2;

    /// <summary>Bytes of one message.</summary>
    public const int MessageLength = 24;

    /// <summary>Bits of a point's index; the four above hold the quality.</summary>
    public const int PointBits = 28;

    private const uint BackfillBit = 1u << 31;

    /// <summary>Size of the record in bytes, and its flags. Does not allocate.</summary>
    public static int Measure(SampleBatch batch, out byte flags)
    {
        flags = 0;
        foreach (ref readonly var sample in batch.SampleSpan)
        {
            var difference = sample.Timestamp - batch.ReceivedAt;
            if (difference != (int)difference)
            {
                flags = WideTimes;
                break;
            }
        }

        long size = RecordHeader.Length + FixedLength + Encoding.UTF8.GetByteCount(batch.SiteId) + Encoding.UTF8.GetByteCount(batch.GatewayId);
        size += (long)batch.MessageCount * MessageLength;
        size += (long)batch.SampleCount * (flags == WideTimes ? 20 : 16);
        foreach (ref readonly var unknown in batch.Unknown.AsSpan(0, batch.UnknownCount))
        {
            size += 2 + Encoding.UTF8.GetByteCount(unknown.PointId) + 17;
        }

        return (int)Math.Min((size + RecordHeader.Alignment - 1) & -RecordHeader.Alignment, int.MaxValue);
    }

    /// <summary>Writes the record into a span of exactly the measured size. Does not allocate.</summary>
    public static void Write(Span<byte> record, SampleBatch batch, byte flags, long position)
    {
        RecordHeader.Write(record, RecordHeader.BatchKind, flags, position);
        var rest = record[RecordHeader.Length..];
        BinaryPrimitives.WriteInt64LittleEndian(rest, batch.ReceivedAt);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], batch.MessageCount);
        BinaryPrimitives.WriteInt32LittleEndian(rest[12..], batch.SampleCount);
        BinaryPrimitives.WriteInt32LittleEndian(rest[16..], batch.UnknownCount);
        var site = Encoding.UTF8.GetBytes(batch.SiteId, rest[FixedLength..]);
        var gateway = Encoding.UTF8.GetBytes(batch.GatewayId, rest[(FixedLength + site)..]);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[20..], checked((ushort)site));
        BinaryPrimitives.WriteUInt16LittleEndian(rest[22..], checked((ushort)gateway));
        rest = rest[(FixedLength + site + gateway)..];
        rest = WriteMessages(rest, batch.Messages.AsSpan(0, batch.MessageCount));
        rest = WriteSamples(rest, batch, flags == WideTimes);
        rest = WriteUnknown(rest, batch.Unknown.AsSpan(0, batch.UnknownCount));
        rest.Clear();
    }

    private static Span<byte> WriteMessages(Span<byte> rest, ReadOnlySpan<BatchMessage> messages)
    {
        foreach (ref readonly var message in messages)
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, message.Seq);
            BinaryPrimitives.WriteUInt64LittleEndian(rest[8..], message.Fingerprint);
            BinaryPrimitives.WriteUInt32LittleEndian(rest[16..], (uint)message.Samples | (message.Backfill ? BackfillBit : 0));
            BinaryPrimitives.WriteInt32LittleEndian(rest[20..], message.Unknown);
            rest = rest[MessageLength..];
        }

        return rest;
    }

    private static Span<byte> WriteSamples(Span<byte> rest, SampleBatch batch, bool wide)
    {
        foreach (ref readonly var sample in batch.SampleSpan)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, (uint)sample.Point | ((uint)sample.Quality << PointBits));
            BinaryPrimitives.WriteDoubleLittleEndian(rest[4..], sample.Value);
            if (wide)
            {
                BinaryPrimitives.WriteInt64LittleEndian(rest[12..], sample.Timestamp);
                rest = rest[20..];
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(rest[12..], (int)(sample.Timestamp - batch.ReceivedAt));
                rest = rest[16..];
            }
        }

        return rest;
    }

    private static Span<byte> WriteUnknown(Span<byte> rest, ReadOnlySpan<NamedSample> unknown)
    {
        foreach (ref readonly var sample in unknown)
        {
            var length = Encoding.UTF8.GetBytes(sample.PointId, rest[2..]);
            BinaryPrimitives.WriteUInt16LittleEndian(rest, checked((ushort)length));
            rest = rest[(2 + length)..];
            BinaryPrimitives.WriteInt64LittleEndian(rest, sample.Timestamp);
            BinaryPrimitives.WriteDoubleLittleEndian(rest[8..], sample.Value);
            rest[16] = (byte)sample.Quality;
            rest = rest[17..];
        }

        return rest;
    }
}
