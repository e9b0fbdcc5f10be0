using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class BatchCodecTests
{
    [Fact]
    public void Of_CheckString_GivesThePublishedValue() => Assert.Equal(0xE3069283u, Checksum.Of("123456789"u8));

    [Fact]
    public void Decode_EncodedBatch_GivesItBack() => Check.QuickThrowOnFailure(Prop.ForAll(Batches, batch =>
    {
        var record = Encode(batch);
        var read = new BatchDecoder().Decode(record);
        Assert.Equal((batch.SiteId, batch.GatewayId, batch.ReceivedAt), (read.SiteId, read.GatewayId, read.ReceivedAt));
        Assert.Equal(batch.Messages, read.Messages.Take(read.MessageCount));
        Assert.Equal(batch.Unknown, read.Unknown.Take(read.UnknownCount));
        Assert.Equal(batch.SampleCount, read.SampleCount);
        for (var i = 0; i < batch.SampleCount; i++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(batch.Samples[i].Value), BitConverter.DoubleToInt64Bits(read.Samples[i].Value));
            Assert.Equal((batch.Samples[i].Point, batch.Samples[i].Timestamp, batch.Samples[i].Quality), (read.Samples[i].Point, read.Samples[i].Timestamp, read.Samples[i].Quality));
        }
    }));

    [Fact]
    public void Measure_TimesNearArrival_Takes16BytesPerSample()
    {
        var hundred = BatchEncoder.Measure(Samples.Batch(samples: 100), out _);
        var twoHundred = BatchEncoder.Measure(Samples.Batch(samples: 200), out _);
        Assert.Equal(1600, twoHundred - hundred);
    }

    [Fact]
    public void Measure_OneTimeFarFromArrival_Takes20BytesPerSample()
    {
        var samples = new Sample[100];
        samples[99] = new Sample(1, Samples.Start - (25L * 86_400_000), 1, Quality.Good);
        for (var i = 0; i < 99; i++)
        {
            samples[i] = new Sample(1, Samples.Start, 1, Quality.Good);
        }

        var near = BatchEncoder.Measure(Samples.Batch(samples: 100), out _);
        Assert.Equal(400, BatchEncoder.Measure(Samples.Of(Samples.Site, samples), out var flags) - near);
        Assert.Equal(BatchEncoder.WideTimes, flags);
    }

    [Fact]
    public void Write_WarmBatch_AllocatesNothing()
    {
        var batch = Samples.Batch(samples: 100);
        var record = Encode(batch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            BatchEncoder.Write(record.AsSpan(0, BatchEncoder.Measure(batch, out var flags)), batch, flags, 1);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Encode(SampleBatch batch)
    {
        var record = new byte[BatchEncoder.Measure(batch, out var flags)];
        BatchEncoder.Write(record, batch, flags, 7);
        RecordHeader.Seal(record, 1);
        return record;
    }

    private static Arbitrary<SampleBatch> Batches { get; } = (
        from site in Gen.Elements("330100099", "ABCDEFGHI", "330100001")
        from gateway in Gen.Elements("", "g", "网关-1", new string('x', 200))
        from at in Gen.Choose(0, int.MaxValue).Select(step => step * 800L)
        from samples in Gen.ArrayOf(
            from point in Gen.Choose(0, (1 << 28) - 1)
            from far in Gen.Choose(-5000, 5000).Select(step => step * 1_000_000L)
            from near in Gen.Choose(-1000, 1000)
            from wide in Gen.Elements(false, false, false, true)
            from bits in Samples.AnyLong
            from quality in Gen.Elements(Quality.Good, Quality.Uncertain, Quality.Bad)
            select new Sample(point, at + (wide ? far : near), BitConverter.Int64BitsToDouble(bits), quality))
        from messages in Gen.ArrayOf(
            from seq in Samples.AnyLong
            from print in Samples.AnyLong
            from count in Gen.Choose(0, int.MaxValue)
            from backfill in Gen.Elements(false, true)
            select new BatchMessage(seq, (ulong)print, count, 3, backfill))
        from unknown in Gen.ArrayOf(
            from name in Gen.Elements("XX-1", "未知", "a", new string('y', 64))
            from value in Gen.Choose(-5, 5)
            select new NamedSample(name, at, value / 3.0, Quality.Uncertain))
        select new SampleBatch
        {
            SiteId = site, GatewayId = gateway, ReceivedAt = at,
            Messages = messages, MessageCount = messages.Length,
            Samples = samples, SampleCount = samples.Length,
            Unknown = unknown, UnknownCount = unknown.Length,
        }).ToArbitrary();
}
