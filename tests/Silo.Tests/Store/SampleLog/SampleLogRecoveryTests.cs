using FsCheck;
using FsCheck.Fluent;

namespace Monitoring.Silo.Tests;

public class SampleLogRecoveryTests
{
    [Fact]
    public async Task Open_LastRecordTornAtAnyByte_KeepsAllBeforeIt()
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder);
        List<(long, double)> written = [];
        for (var i = 0; i < 5; i++)
        {
            written.Add((await SampleLogFixture.AppendDurably(log, Samples.Batch(value: i)), i));
        }

        using var crashed = folder.Copy();
        var segment = SampleLogFixture.NewestSegment(crashed);
        var whole = File.ReadAllBytes(segment);
        var length = BatchEncoder.Measure(Samples.Batch(), out _);
        var start = SegmentHeader.Length + (4 * length);
        for (var torn = 0; torn < length; torn++)
        {
            var bytes = (byte[])whole.Clone();
            bytes.AsSpan(start + torn, length - torn).Clear();
            var damaged = !bytes.AsSpan(start, length).SequenceEqual(whole.AsSpan(start, length));
            foreach (var file in Directory.GetFiles(crashed.Path, "*.s*"))
            {
                File.Delete(file);
            }

            await File.WriteAllBytesAsync(segment, bytes);
            await using var again = SampleLogFixture.Open(crashed);
            Assert.Equal(damaged ? written[..4] : written, SampleLogFixture.ReadAll(again));
            Assert.Equal(0, again.Figures().Damaged);
        }
    }

    [Fact]
    public void Open_CrashWithGarbageBehindTheEnd_KeepsAllThatWasReportedDurable() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(
            (from batches in Gen.Choose(1, 60)
             from garbage in Gen.Choose(1, 5000)
             from seed in Gen.Choose(0, int.MaxValue)
             select (batches, garbage, seed)).ToArbitrary(),
            run => CrashWithGarbage(run.batches, run.garbage, run.seed)));

    [Fact]
    public async Task Open_RecordsOfAnEarlierUseBehindTheEnd_DoesNotTakeThemForNewOnes()
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder);
        List<(long, double)> written = [];
        for (var i = 0; i < 3; i++)
        {
            written.Add((await SampleLogFixture.AppendDurably(log, Samples.Batch(value: i)), i));
        }

        using var crashed = folder.Copy();
        var segment = SampleLogFixture.NewestSegment(crashed);
        var bytes = await File.ReadAllBytesAsync(segment);
        var length = BatchEncoder.Measure(Samples.Batch(), out var flags);
        for (var i = 3; i < 100; i++)
        {
            var old = bytes.AsSpan(SegmentHeader.Length + (i * length), length);
            BatchEncoder.Write(old, Samples.Batch(value: -1), flags, written[0].Item1 + i);
            RecordHeader.Seal(old, salt: 0x8000_0001);
        }

        await File.WriteAllBytesAsync(segment, bytes);
        await using var again = SampleLogFixture.Open(crashed);
        Assert.Equal(written, SampleLogFixture.ReadAll(again));
    }

    [Fact]
    public async Task Open_BytesEditedInTheMiddle_SkipsOnlyThatRecordAndCountsIt()
    {
        using var folder = new TemporaryFolder();
        List<(long Position, double)> written = [];
        await using (var log = SampleLogFixture.Open(folder))
        {
            for (var i = 0; i < 400; i++)
            {
                written.Add((await SampleLogFixture.AppendDurably(log, Samples.Batch(samples: 20, value: i)), i));
            }
        }

        var first = Directory.GetFiles(folder.Path, "*.seg").Order(StringComparer.Ordinal).First();
        var length = BatchEncoder.Measure(Samples.Batch(samples: 20), out _);
        using (var file = File.OpenWrite(first))
        {
            file.Position = SegmentHeader.Length + (7 * length) + 40;
            file.WriteByte(0xFF);
        }

        await using var again = SampleLogFixture.Open(folder);
        written.RemoveAt(7);
        Assert.Equal(written, SampleLogFixture.ReadAll(again));
        Assert.Equal(written.Select(entry => entry.Position), again.ReadSite(Samples.Site, 0).Select(logged => logged.Position));
        Assert.Equal(1, again.Figures().Damaged);
        Assert.Contains("damaged 1", again.Check().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SegmentHeaderDamaged_ReadsItsRecordsAllTheSame()
    {
        using var folder = new TemporaryFolder();
        long position;
        await using (var log = SampleLogFixture.Open(folder))
        {
            position = await SampleLogFixture.AppendDurably(log, Samples.Batch(value: 9));
        }

        using (var file = File.OpenWrite(SampleLogFixture.NewestSegment(folder)))
        {
            file.Write(new byte[SegmentHeader.Length]);
        }

        await using var again = SampleLogFixture.Open(folder);
        Assert.Equal([(position, 9.0)], SampleLogFixture.ReadAll(again));
    }

    [Fact]
    public async Task Open_StateFileLost_LosesNoRecordAndReusesNoPosition()
    {
        using var folder = new TemporaryFolder();
        long position;
        await using (var log = SampleLogFixture.Open(folder))
        {
            position = await SampleLogFixture.AppendDurably(log, Samples.Batch(value: 9));
            log.Checkpointed(Samples.Site, position);
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "state"), "sample-log-state 1\nclean 1\ncrc 00000000\n");
        await using var again = SampleLogFixture.Open(folder);
        Assert.Equal([position], again.ReadSite(Samples.Site, 0).Select(logged => logged.Position));
        Assert.True(await SampleLogFixture.AppendDurably(again, Samples.Batch()) > position);
    }

    [Fact]
    public async Task Open_CursorsAndCheckpointsStored_AreThereAgain()
    {
        using var folder = new TemporaryFolder();
        long position;
        await using (var log = SampleLogFixture.Open(folder))
        {
            log.RegisterSink("series");
            position = await SampleLogFixture.AppendDurably(log, Samples.Batch());
            log.SinkStored("series", position);
            log.Checkpointed(Samples.Site, position);
            log.OnStateTick();
            using var crashed = folder.Copy();
            await using var afterCrash = SampleLogFixture.Open(crashed);
            Assert.Equal(position, afterCrash.RegisterSink("series"));
            Assert.Empty(afterCrash.ReadSite(Samples.Site, 0));
        }

        await using var again = SampleLogFixture.Open(folder);
        Assert.Equal(position, again.RegisterSink("series"));
    }

    private static async Task CrashWithGarbage(int batches, int garbage, int seed)
    {
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder);
        List<(long, double)> durable = [];
        for (var i = 0; i < batches; i++)
        {
            durable.Add((await SampleLogFixture.AppendDurably(log, Samples.Batch(samples: random.Next(0, 300), value: i)), i));
        }

        using var crashed = folder.Copy();
        var used = SegmentHeader.Length + LastEnd(log);
        using (var file = File.OpenWrite(SampleLogFixture.NewestSegment(crashed)))
        {
            var bytes = new byte[Math.Min(garbage, file.Length - used)];
            random.NextBytes(bytes);
            file.Position = used;
            file.Write(bytes);
        }

        await using var again = SampleLogFixture.Open(crashed);
        var read = SampleLogFixture.ReadAll(again);
        Assert.Equal(durable.Select(entry => entry.Item1), read.Select(entry => entry.Position));
        Assert.True(await SampleLogFixture.AppendDurably(again, Samples.Batch()) > durable[^1].Item1);
    }

    /// <summary>Bytes of records in the segment that is written now.</summary>
    private static long LastEnd(SampleLog log)
    {
        var segment = log.LeaseAbove(log.DurablePosition - 1, out var end)!;
        log.Release(segment);
        return end - SegmentHeader.Length;
    }
}
