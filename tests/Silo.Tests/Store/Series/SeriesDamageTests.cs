using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

/// <summary>The embedded series are damaged, and come again out of the sample log as far as that goes back.</summary>
public class SeriesDamageTests
{
    private const int Count = 400;
    private static readonly long Start = TimeProvider.System.GetUtcNow().AddHours(-2).ToUnixTimeMilliseconds();

    [Fact]
    public void Open_RandomDamage_EverythingComesAgainOutOfTheLogOnce() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(
            (from deed in Gen.Choose(0, 4) from seed in Gen.Choose(0, int.MaxValue) select (deed, seed)).ToArbitrary(),
            run => DamageAndRepairAsync(run.deed, run.seed)));

    [Fact]
    public async Task Open_DamagedAndTheLogHasNothing_TheSpanThatIsLostIsNamed()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder);
        var path = Files(folder)[0];
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[SeriesBlock.HeaderLength + 3] ^= 0x10;
        await File.WriteAllBytesAsync(path, bytes);
        Directory.Delete(Path.Combine(folder.Path, "log"), recursive: true);
        await using var log = OpenLog(folder);
        using var store = OpenStore(folder);
        await using var sink = Sink(log, store);
        await Until(() => store.Describe().Contains("Lost:", StringComparison.Ordinal));
        Assert.Contains("site 330100099, point #0, ", store.Describe(), StringComparison.Ordinal);
        Assert.Contains("of them are gone", sink.Check().Detail, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(folder.Path, "series", DayFile.DamagedFolder, Path.GetFileName(path))));
        Assert.Empty(store.Damages);
    }

    [Fact]
    public async Task Run_TheStoreFailsOnce_TheSinkBeginsAgainAndNothingIsMissing()
    {
        using var folder = new TemporaryFolder();
        await using var log = OpenLog(folder);
        using var store = OpenStore(folder);

        // A folder where a day's file should be: the first flush fails in a way that no retry of a write would mend.
        var path = Path.Combine(folder.Path, "series", DayFile.NameOf(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(Start).UtcDateTime)));
        Directory.CreateDirectory(path);
        await using var sink = new SeriesSink(log, store, new SeriesOptions { Directory = "unused", FlushInterval = TimeSpan.FromSeconds(1) }, TimeProvider.System, NullLogger.Instance);
        for (var i = 0; i < 10; i++)
        {
            await SampleLogFixture.AppendDurably(log, Samples.Of(Samples.Site, [new Sample(0, Start + i, i, Quality.Good)], Start));
        }

        await Until(() => !sink.Check().Ok);
        Directory.Delete(path);
        await Until(() => sink.Check().Ok && log.RegisterSink("series") == log.DurablePosition);
        Assert.Equal(10, store.Read(Samples.Site, 0, 0, long.MaxValue).Count);
    }

    [Fact]
    public void Rewrite_ManySmallBlocks_FewLargeOnesWithTheSameSamples()
    {
        using var folder = new TemporaryFolder();
        var clock = new Hands();
        var options = new SeriesOptions { Directory = folder.Path };
        using (var store = new SeriesStore(options, clock))
        {
            for (var i = 0; i < 200; i++)
            {
                store.Add(Samples.Of(Samples.Site, [.. Enumerable.Range(0, 5).Select(p => new Sample(p, Samples.Start + (i * 60_000), i + p, Quality.Good))]));
                store.Flush();
            }

            var day = Assert.Single(store.Days);
            var before = store.Size();
            Assert.False(store.IsScattered(day));
            clock.Now += TimeSpan.FromDays(1);
            Assert.True(store.IsScattered(day));
            store.Rewrite(day);
            Assert.False(store.IsScattered(day));
            Assert.Equal(before.Samples, store.Size().Samples);
            Assert.True(store.Size().Bytes < before.Bytes / 5, $"{before} {store.Size()}");
            Assert.Equal(Enumerable.Range(0, 200).Select(i => i + 3.0), store.Read(Samples.Site, 3, 0, long.MaxValue).Select(sample => sample.Value));
        }

        using var again = new SeriesStore(options, clock);
        Assert.Empty(again.Damages);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => i + 3.0), again.Read(Samples.Site, 3, 0, long.MaxValue).Select(sample => sample.Value));
    }

    [Fact]
    public async Task Read_WhileDaysAreWrittenAnew_AlwaysWhole()
    {
        using var folder = new TemporaryFolder();
        var clock = new Hands();
        using var store = new SeriesStore(new SeriesOptions { Directory = folder.Path }, clock);
        for (var i = 0; i < 50; i++)
        {
            store.Add(Samples.Of(Samples.Site, [new Sample(0, Samples.Start + i, i, Quality.Good)]));
            store.Flush();
        }

        // As long as both have worked at the same time: a hundred rewrites alone can be over before the reader has begun.
        var reads = 0;
        using var end = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            for (; !end.IsCancellationRequested; Interlocked.Increment(ref reads))
            {
                Assert.Equal(50, store.Read(Samples.Site, 0, 0, long.MaxValue).Count);
            }
        });
        for (var i = 0; (i < 100 || Volatile.Read(ref reads) < 20) && !reader.IsCompleted; i++)
        {
            store.Rewrite(store.Days[0]);
        }

        await end.CancelAsync();
        await reader;
        Assert.Empty(store.Damages);
    }

    private static async Task DamageAndRepairAsync(int deed, int seed)
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder);
        var random = new Random(seed);
        var files = Files(folder);
        var path = files[random.Next(files.Length)];
        var bytes = await File.ReadAllBytesAsync(path);
        switch (deed)
        {
            case 0:
                bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                await File.WriteAllBytesAsync(path, bytes);
                break;
            case 1:
                await File.WriteAllBytesAsync(path, bytes[..random.Next(bytes.Length)]);
                break;
            case 2:
                File.Delete(path);
                break;
            case 3:
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length)));
                await File.WriteAllBytesAsync(path, bytes);
                break;
            default:
                await File.WriteAllBytesAsync(path, []);
                break;
        }

        await using var log = OpenLog(folder);
        using var store = OpenStore(folder);
        await using (Sink(log, store))
        {
            // Closing does the last look; what was damaged is put right before or is not touched by it.
            await Until(() => Whole(store) && store.Damages.Count == 0);
        }

        using var again = OpenStore(folder);
        Assert.True(Whole(again));
        Assert.Empty(again.Damages);
    }

    private static bool Whole(SeriesStore store) =>
        store.Read(Samples.Site, 0, 0, long.MaxValue).Select(sample => sample.Value).SequenceEqual(Enumerable.Range(0, Count).Select(i => (double)i))
        && store.Read(Samples.Site, 1, 0, long.MaxValue).Select(sample => sample.Value).SequenceEqual(Enumerable.Range(0, Count).Select(i => i + 0.5));

    private static async Task WriteAsync(TemporaryFolder folder)
    {
        await using var log = OpenLog(folder);
        using var store = OpenStore(folder);
        await using var sink = Sink(log, store);
        for (var i = 0; i < Count; i++)
        {
            var at = Start + (i * 1000);
            await SampleLogFixture.AppendDurably(log, Samples.Of(Samples.Site, [new Sample(0, at, i, Quality.Good), new Sample(1, at, i + 0.5, Quality.Good)], at));
        }
    }

    private static string[] Files(TemporaryFolder folder) => [.. Directory.GetFiles(Path.Combine(folder.Path, "series"), "*.blk").Order(StringComparer.Ordinal)];

    private static SampleLog OpenLog(TemporaryFolder folder)
    {
        var options = SampleLogFixture.Options(folder);
        options.Directory = Path.Combine(folder.Path, "log");
        options.KeepBytes = long.MaxValue;
        return SampleLogFixture.Open(options);
    }

    private static SeriesStore OpenStore(TemporaryFolder folder) =>
        new(new SeriesOptions { Directory = Path.Combine(folder.Path, "series") }, TimeProvider.System);

    private static SeriesSink Sink(SampleLog log, SeriesStore store) =>
        new(log, store, new SeriesOptions { Directory = "unused" }, TimeProvider.System, NullLogger.Instance);

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeMilliseconds(Samples.Start).AddHours(5);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
