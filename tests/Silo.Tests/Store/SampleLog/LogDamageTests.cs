using FsCheck;
using FsCheck.Fluent;

namespace Monitoring.Silo.Tests;

/// <summary>Damage by hand: whatever was done to the files, what is whole is read, once, and what is lost is named.</summary>
public class LogDamageTests
{
    private enum Deed
    {
        Flip, FlipHeader, Scribble, Truncate, Empty, Delete, Swap, Copy, State,
    }

    [Fact]
    public void Open_RandomDamage_ReadsAllThatIsWholeInventsNothingAndNamesWhatIsLost() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(
            (from batches in Gen.Choose(30, 160)
             from deeds in Gen.NonEmptyListOf(Gen.Elements(Enum.GetValues<Deed>()))
             from seed in Gen.Choose(0, int.MaxValue)
             select (batches, deeds: deeds.Take(6).ToArray(), seed)).ToArbitrary(),
            run => RandomDamageAsync(run.batches, run.deeds, run.seed)));

    [Fact]
    public async Task Open_SegmentDeleted_NamesThePositionsAndReadsTheOthers()
    {
        using var folder = new TemporaryFolder();
        var written = await WriteAsync(folder, 120);
        var second = Segments(folder)[1];
        var whole = written.FindAll(entry => !InFile(second, entry.Position));
        File.Delete(second);
        await using var again = SampleLogFixture.Open(folder);
        Assert.Equal(whole, SampleLogFixture.ReadAll(again));
        var lost = written.Except(whole).Select(entry => entry.Position).ToList();
        Assert.Contains($"MissingSegment: {Path.GetFileName(second)}, positions {lost[0]}–{lost[^1]} lost ({lost.Count})", again.Check().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_SegmentsExchanged_ReadsAllInOrder()
    {
        using var folder = new TemporaryFolder();
        var written = await WriteAsync(folder, 120);
        Swap(Segments(folder)[0], Segments(folder)[1]);
        await using var again = SampleLogFixture.Open(folder);
        Assert.Equal(written, SampleLogFixture.ReadAll(again));
        Assert.Equal(written.Select(entry => entry.Position), again.ReadSite(Samples.Site, 0).Select(logged => logged.Position));
        Assert.Equal((2, 0), (again.Figures().Damaged, again.Figures().Lost));
    }

    [Fact]
    public async Task Open_LastRecordDamagedAfterAnOrderlyStop_IsNotTakenForATornOne()
    {
        using var folder = new TemporaryFolder();
        var written = await WriteAsync(folder, 5);
        var segment = Segments(folder)[^1];
        var bytes = await File.ReadAllBytesAsync(segment);
        bytes[SegmentHeader.Length + (4 * BatchEncoder.Measure(Samples.Batch(samples: 200), out _)) + 100] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes);
        for (var start = 0; start < 2; start++)
        {
            // Told again at the next start, and what is left of the damaged bytes is still there.
            await using var again = SampleLogFixture.Open(folder);
            Assert.Equal(written[..4], SampleLogFixture.ReadAll(again));
            Assert.Equal(1, again.Figures().Lost);
            Assert.Contains("SegmentEnd", again.Check().Detail, StringComparison.Ordinal);
            Assert.True(again.Check().Ok);
        }

        Assert.Equal(bytes, await File.ReadAllBytesAsync(segment));
    }

    [Fact]
    public async Task Open_SegmentOfNothing_IsPutAsideAndNotDeleted()
    {
        using var folder = new TemporaryFolder();
        var written = await WriteAsync(folder, 120);
        var first = Segments(folder)[0];
        await File.WriteAllBytesAsync(first, []);
        await using var again = SampleLogFixture.Open(folder);
        Assert.True(File.Exists(first + LogRecovery.DamagedExtension));
        Assert.Equal(written.Count - SampleLogFixture.ReadAll(again).Count, again.Figures().Lost);
    }

    [Fact]
    public async Task Open_SegmentsGivenBackBetweenOthers_AreNotCalledLost()
    {
        using var folder = new TemporaryFolder();
        await using (var log = SampleLogFixture.Open(folder))
        {
            for (var i = 0; i < 200; i++)
            {
                // One site never stores its state: its first segment stays, later ones go.
                var position = await SampleLogFixture.AppendDurably(log, Samples.Batch(i == 0 ? "330100001" : Samples.Site, samples: 200, value: i));
                log.Checkpointed(Samples.Site, position);
            }

            log.OnStateTick();
            Assert.InRange(log.Figures().Segments, 2, 3);
        }

        await using var again = SampleLogFixture.Open(folder);
        Assert.Equal((0, 0), (again.Figures().Damaged, again.Figures().Lost));
    }

    private static async Task RandomDamageAsync(int batches, Deed[] deeds, int seed)
    {
        using var folder = new TemporaryFolder();
        var written = await WriteAsync(folder, batches);
        var random = new Random(seed);
        var stateLost = false;
        foreach (var deed in deeds)
        {
            stateLost |= deed == Deed.State;
            Do(deed, folder, random);
        }

        var whole = written.FindAll(entry => IsWhole(folder, entry));
        List<long> lost;
        long next;
        await using (var again = SampleLogFixture.Open(folder))
        {
            var read = SampleLogFixture.ReadAll(again);
            if (deeds.Contains(Deed.Copy))
            {
                // A record may be whole in the copy only; two damaged copies are not put together.
                Assert.Subset(whole.ToHashSet(), read.ToHashSet());
                whole = read;
            }

            Assert.Equal(whole, read);
            Assert.Equal(whole.Select(entry => entry.Position), again.ReadSite(Samples.Site, 0).Select(logged => logged.Position));
            lost = [.. again.Damages.SelectMany(damage => Positions(damage))];
            next = await SampleLogFixture.AppendDurably(again, Samples.Batch(value: -7));
        }

        var missing = written.Except(whole).Select(entry => entry.Position).ToHashSet();
        Assert.Equal(lost.Count, lost.Distinct().Count());
        Assert.Subset(missing, lost.ToHashSet());
        if (!stateLost)
        {
            Assert.Equal(missing, lost.ToHashSet());
        }

        await using var third = SampleLogFixture.Open(folder);
        Assert.Equal([.. whole, (next, -7.0)], SampleLogFixture.ReadAll(third));
    }

    private static IEnumerable<long> Positions(LogDamage damage)
    {
        for (var position = damage.FirstLost; position <= damage.LastLost && damage.Lost > 0; position++)
        {
            yield return position;
        }
    }

    private static void Do(Deed deed, TemporaryFolder folder, Random random)
    {
        var files = Segments(folder);
        if (files.Length == 0)
        {
            return;
        }

        var file = files[random.Next(files.Length)];
        var bytes = File.ReadAllBytes(file);
        switch (deed)
        {
            case Deed.Flip when bytes.Length > 0:
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                break;
            case Deed.FlipHeader when bytes.Length > SegmentHeader.Length:
                bytes[random.Next(SegmentHeader.Length)] ^= (byte)random.Next(1, 256);
                break;
            case Deed.Scribble when bytes.Length > 0:
                var from = random.Next(bytes.Length);
                random.NextBytes(bytes.AsSpan(from, Math.Min(random.Next(1, 9000), bytes.Length - from)));
                break;
            case Deed.Truncate:
                bytes = bytes[..random.Next(bytes.Length + 1)];
                break;
            case Deed.Empty:
                bytes = [];
                break;
            case Deed.Delete:
                File.Delete(file);
                return;
            case Deed.Swap:
                Swap(file, files[random.Next(files.Length)]);
                return;
            case Deed.Copy:
                var copy = Path.Combine(folder.Path, Segment.FileName(random.Next(200, 400)));
                File.Copy(file, copy, overwrite: true);
                return;
            case Deed.State:
                File.WriteAllText(Path.Combine(folder.Path, "state"), "nonsense");
                return;
            default:
                return;
        }

        File.WriteAllBytes(file, bytes);
    }

    private static void Swap(string one, string other)
    {
        if (one != other)
        {
            File.Move(one, one + "x");
            File.Move(other, one);
            File.Move(one + "x", other);
        }
    }

    /// <summary>Looked for byte by byte: any file that still holds the record of this position with a good checksum.</summary>
    private static bool IsWhole(TemporaryFolder folder, (long Position, double Value) entry)
    {
        var expected = new byte[BatchEncoder.Measure(Samples.Batch(samples: 200, value: entry.Value), out var flags)];
        BatchEncoder.Write(expected, Samples.Batch(samples: 200, value: entry.Value), flags, entry.Position);
        foreach (var file in Segments(folder))
        {
            ReadOnlySpan<byte> bytes = File.ReadAllBytes(file);
            var body = bytes.IndexOf(expected.AsSpan(12));
            if (body >= 12 && RecordHeader.TryRead(bytes[(body - 12)..], out var header) && header.RecordLength == expected.Length
                && header.Matches(bytes.Slice(body - 12, expected.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool InFile(string path, long position)
    {
        using var handle = File.OpenHandle(path);
        var cursor = new SegmentCursor(handle, null, SegmentHeader.Length, 0);
        while (cursor.MoveNext(RandomAccess.GetLength(handle)))
        {
            if (cursor.Header.Position == position)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<List<(long Position, double Value)>> WriteAsync(TemporaryFolder folder, int batches)
    {
        List<(long, double)> written = [];
        await using var log = SampleLogFixture.Open(folder);
        for (var i = 0; i < batches; i++)
        {
            written.Add((await SampleLogFixture.AppendDurably(log, Samples.Batch(samples: 200, value: i)), i));
        }

        return written;
    }

    private static string[] Segments(TemporaryFolder folder) => [.. Directory.GetFiles(folder.Path, "*.seg").Order(StringComparer.Ordinal)];
}
