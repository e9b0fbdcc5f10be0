using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class SeriesStoreTests
{
    private static readonly FixedTime Now = new(Alarms.Start.AddDays(1));

    [Fact]
    public void Read_HeadsFlushingAndBlocks_GivesOneSeries()
    {
        using var folder = new TemporaryFolder();
        using var store = Open(folder);
        for (var i = 0; i < 300; i++)
        {
            store.Add(Samples.Of(Samples.Site, [At(i)]));
            if (i is 100 or 200)
            {
                store.Flush();
            }
        }

        Assert.Equal(Enumerable.Range(0, 300).Select(i => (double)i), Values(store.Read(Samples.Site, 0, long.MinValue, long.MaxValue)));
        Assert.Equal(Enumerable.Range(90, 120).Select(i => (double)i), Values(store.Read(Samples.Site, 0, Time(90), Time(210))));
        Assert.Empty(store.Read(Samples.Site, 1, 0, long.MaxValue));
        Assert.Empty(store.Read("330100001", 0, 0, long.MaxValue));
    }

    [Fact]
    public void Read_AnyOrderAnySplitAnyRepeat_GivesTheSameSeries() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            using var folder = new TemporaryFolder();
            using var store = Open(folder);
            var order = Enumerable.Range(0, 400).ToArray();
            random.Shuffle(order.AsSpan(random.Next(400)));
            foreach (var part in order.Concat(order.Take(random.Next(100))).Chunk(random.Next(1, 90)))
            {
                store.Add(Samples.Of(Samples.Site, [.. part.Select(At)]));
                if (random.Next(3) == 0)
                {
                    store.Flush();
                }
            }

            Assert.Equal(Enumerable.Range(0, 400).Select(i => (double)i), Values(store.Read(Samples.Site, 0, 0, long.MaxValue)));
        }));

    [Fact]
    public void Open_AfterACrash_HasAllThatWasFlushed()
    {
        using var folder = new TemporaryFolder();
        using var store = Open(folder);
        store.Add(Samples.Of(Samples.Site, [.. Enumerable.Range(0, 10_000).Select(At)]));
        store.Flush();
        using var crashed = folder.Copy();
        using var again = Open(crashed);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (double)i), Values(again.Read(Samples.Site, 0, 0, long.MaxValue)));
    }

    [Fact]
    public void Open_TornLastFlush_KeepsTheOnesBeforeAndTakesItAgain()
    {
        using var folder = new TemporaryFolder();
        using var store = Open(folder);
        store.Add(Samples.Of(Samples.Site, [.. Enumerable.Range(0, 50).Select(At)]));
        store.Flush();
        var (before, _) = store.Size();
        store.Add(Samples.Of(Samples.Site, [.. Enumerable.Range(50, 50).Select(At)]));
        store.Flush();
        var (after, _) = store.Size();
        for (var torn = before; torn < after; torn += 3)
        {
            using var crashed = folder.Copy();
            using (var file = File.OpenWrite(Directory.GetFiles(crashed.Path, "*.blk").Single()))
            {
                file.SetLength(torn);
            }

            using var again = Open(crashed);
            Assert.Equal(Enumerable.Range(0, 50).Select(i => (double)i), Values(again.Read(Samples.Site, 0, 0, long.MaxValue)).Take(50));
            again.Add(Samples.Of(Samples.Site, [.. Enumerable.Range(50, 50).Select(At)]));
            again.Flush();
            using var reopened = Open(crashed);
            Assert.Equal(Enumerable.Range(0, 100).Select(i => (double)i), Values(reopened.Read(Samples.Site, 0, 0, long.MaxValue)));
        }
    }

    [Fact]
    public void Open_BytesEdited_LosesOnlyThatBlock()
    {
        using var folder = new TemporaryFolder();
        using (var store = Open(folder))
        {
            for (var i = 0; i < 3; i++)
            {
                store.Add(Samples.Of(Samples.Site, [.. Enumerable.Range(i * 50, 50).Select(At)]));
                store.Flush();
            }
        }

        var path = Directory.GetFiles(folder.Path, "*.blk").Single();
        var bytes = File.ReadAllBytes(path);
        foreach (var place in (int[])[10, SeriesBlock.HeaderLength + 5])
        {
            var edited = (byte[])bytes.Clone();
            edited[place] ^= 0xFF;
            File.WriteAllBytes(path, edited);
            using var again = Open(folder);
            Assert.Equal(Enumerable.Range(50, 100).Select(i => (double)i), Values(again.Read(Samples.Site, 0, 0, long.MaxValue)));
        }
    }

    [Fact]
    public void Flush_DaysTooOld_AreDeletedAndSamplesOutsideAreCounted()
    {
        using var folder = new TemporaryFolder();
        var time = new FixedTime(Alarms.Start.AddDays(1));
        using var store = new SeriesStore(Options(folder), time);
        store.Add(Samples.Of(Samples.Site, [At(0), new Sample(0, 0, 1, Quality.Good), new Sample(0, Time(0) + (400L * 86_400_000), 1, Quality.Good)]));
        store.Flush();
        Assert.Single(Directory.GetFiles(folder.Path, "*.blk"));
        Assert.Contains("2 outside", store.Describe(), StringComparison.Ordinal);

        time.Now = Alarms.Start.AddDays(32);
        store.Flush();
        Assert.Empty(Directory.GetFiles(folder.Path, "*.blk"));
        Assert.Empty(store.Read(Samples.Site, 0, 0, long.MaxValue));
        Assert.Equal((0, 0), store.Size());
    }

    internal static SeriesOptions Options(TemporaryFolder folder) => new() { Directory = folder.Path };

    private static SeriesStore Open(TemporaryFolder folder) => new(Options(folder), Now);

    private static Sample At(int i) => new(0, Time(i), i, Quality.Good);

    private static long Time(int i) => Samples.Start + (i * 1000L);

    private static IEnumerable<double> Values(List<Sample> samples) => samples.Select(sample => sample.Value);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
