using System.Buffers.Binary;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Reads records back into one batch object whose arrays are used again and again. Not for two threads at once.</summary>
internal sealed class BatchDecoder
{
    private const uint PointMask = (1u << BatchEncoder.PointBits) - 1;

    private readonly NameCache _names = new();

    /// <summary>The batch that <see cref="Decode"/> fills.</summary>
    public SampleBatch Batch { get; } = new();

    /// <summary>Site of a record whose checksum is good, without reading the rest.</summary>
    /// <exception cref="InvalidDataException">The lengths do not fit: written by a faulty encoder.</exception>
    public string SiteOf(ReadOnlySpan<byte> record) => _names.Get(SiteBytes(record));

    /// <summary>Reads a record whose checksum is good.</summary>
    /// <exception cref="InvalidDataException">The counts do not fit the length: written by a faulty encoder.</exception>
    public SampleBatch Decode(ReadOnlySpan<byte> record)
    {
        var wide = (record[13] & BatchEncoder.WideTimes) != 0;
        var site = SiteBytes(record);
        var body = record[RecordHeader.Length..];
        Batch.ReceivedAt = BinaryPrimitives.ReadInt64LittleEndian(body);
        Batch.MessageCount = BinaryPrimitives.ReadInt32LittleEndian(body[8..]);
        Batch.SampleCount = BinaryPrimitives.ReadInt32LittleEndian(body[12..]);
        Batch.UnknownCount = BinaryPrimitives.ReadInt32LittleEndian(body[16..]);
        var gatewayLength = BinaryPrimitives.ReadUInt16LittleEndian(body[22..]);
        if (body.Length < BatchEncoder.FixedLength + site.Length + gatewayLength)
        {
            throw Unfit();
        }

        var gateway = body.Slice(BatchEncoder.FixedLength + site.Length, gatewayLength);
        Batch.SiteId = _names.Get(site);
        Batch.GatewayId = _names.Get(gateway);
        var rest = body[(BatchEncoder.FixedLength + site.Length + gateway.Length)..];
        var needed = ((long)Batch.MessageCount * BatchEncoder.MessageLength) + ((long)Batch.SampleCount * (wide ? 20 : 16));
        if (Batch.MessageCount < 0 || Batch.SampleCount < 0 || Batch.UnknownCount < 0 || needed > rest.Length)
        {
            throw Unfit();
        }

        rest = ReadMessages(rest);
        rest = ReadSamples(rest, wide);
        ReadUnknown(rest);
        return Batch;
    }

    private static ReadOnlySpan<byte> SiteBytes(ReadOnlySpan<byte> record)
    {
        var body = record[RecordHeader.Length..];
        return body.Length >= BatchEncoder.FixedLength && BinaryPrimitives.ReadUInt16LittleEndian(body[20..]) is var length && body.Length >= BatchEncoder.FixedLength + length
            ? body.Slice(BatchEncoder.FixedLength, length)
            : throw Unfit();
    }

    private static InvalidDataException Unfit() => new("A record's checksum is good, but its counts do not fit its length.");

    private ReadOnlySpan<byte> ReadMessages(ReadOnlySpan<byte> rest)
    {
        Batch.Messages = Room(Batch.Messages, Batch.MessageCount);
        for (var i = 0; i < Batch.MessageCount; i++)
        {
            var samples = BinaryPrimitives.ReadUInt32LittleEndian(rest[16..]);
            Batch.Messages[i] = new BatchMessage(
                BinaryPrimitives.ReadInt64LittleEndian(rest),
                BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]),
                (int)(samples & int.MaxValue),
                BinaryPrimitives.ReadInt32LittleEndian(rest[20..]),
                samples > int.MaxValue);
            rest = rest[BatchEncoder.MessageLength..];
        }

        return rest;
    }

    private ReadOnlySpan<byte> ReadSamples(ReadOnlySpan<byte> rest, bool wide)
    {
        Batch.Samples = Room(Batch.Samples, Batch.SampleCount);
        for (var i = 0; i < Batch.SampleCount; i++)
        {
            var point = BinaryPrimitives.ReadUInt32LittleEndian(rest);
            var time = wide
                ? BinaryPrimitives.ReadInt64LittleEndian(rest[12..])
                : Batch.ReceivedAt + BinaryPrimitives.ReadInt32LittleEndian(rest[12..]);
            Batch.Samples[i] = new Sample(
                (int)(point & PointMask), time, BinaryPrimitives.ReadDoubleLittleEndian(rest[4..]), (Quality)(point >> BatchEncoder.PointBits));
            rest = rest[(wide ? 20 : 16)..];
        }

        return rest;
    }

    private void ReadUnknown(ReadOnlySpan<byte> rest)
    {
        Batch.Unknown = Room(Batch.Unknown, Batch.UnknownCount);
        for (var i = 0; i < Batch.UnknownCount; i++)
        {
            var length = rest.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(rest);
            if (rest.Length < 2 + length + 17)
            {
                throw Unfit();
            }

            var name = _names.Get(rest.Slice(2, length));
            rest = rest[(2 + length)..];
            Batch.Unknown[i] = new NamedSample(
                name, BinaryPrimitives.ReadInt64LittleEndian(rest), BinaryPrimitives.ReadDoubleLittleEndian(rest[8..]), (Quality)rest[16]);
            rest = rest[17..];
        }
    }

    private static T[] Room<T>(T[] array, int count) =>
        array.Length >= count ? array : new T[Math.Max(count, array.Length * 2)];
}
