using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class SeriesSinkTests
{
    [Fact]
    public async Task RunAsync_AcknowledgedSample_IsInTheTrendWithinASecondOrSo()
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(SampleLogFixture.Options(folder));
        using var store = Store(folder);
        await using var sink = Sink(log, store);
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await SampleLogFixture.AppendDurably(log, Samples.Of(Samples.Site, [new Sample(2, at, 14.5, Quality.Good)], at));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (store.Read(Samples.Site, 2, 0, long.MaxValue).Count == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        var trends = await new SeriesHistory(store, new Names()).ReadAsync(
            new HistoryQuery { SiteId = Samples.Site, Points = ["none", "PI-1"], From = at, To = at + 1 }, default);
        Assert.Empty(trends[0].Times);
        Assert.Equal(14.5, Assert.Single(trends[1].Values));
        Assert.Empty(trends[1].Qualities);
        Assert.Equal(1, trends[1].Samples);
    }

    [Fact]
    public async Task DisposeAsync_Stopped_HasStoredEverythingAndTheLogMayForgetIt()
    {
        using var folder = new TemporaryFolder();
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await using (var log = SampleLogFixture.Open(SampleLogFixture.Options(folder)))
        {
            using var store = Store(folder);
            await using var sink = Sink(log, store);
            for (var i = 0; i < 50; i++)
            {
                await SampleLogFixture.AppendDurably(log, Samples.Of(Samples.Site, [new Sample(0, at + i, i, Quality.Good)], at));
            }

            await sink.DisposeAsync();
            Assert.Equal(log.DurablePosition, log.RegisterSink("series"));
        }

        using var again = Store(folder);
        Assert.Equal(50, again.Read(Samples.Site, 0, 0, long.MaxValue).Count);
    }

    [Fact]
    public async Task RunAsync_CrashBetweenBlocksAndCursor_DoublesNothing()
    {
        using var folder = new TemporaryFolder();
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await using var log = SampleLogFixture.Open(SampleLogFixture.Options(folder));
        log.RegisterSink("series");
        for (var i = 0; i < 50; i++)
        {
            await SampleLogFixture.AppendDurably(log, Samples.Of(Samples.Site, [new Sample(0, at + i, i, Quality.Good)], at));
        }

        using (var store = Store(folder))
        {
            using var tail = log.OpenTail(0);
            while (tail.TryRead(out var logged))
            {
                store.Add(logged.Batch);
            }

            store.Flush();
        }

        using var crashed = folder.Copy();
        await using var logAgain = SampleLogFixture.Open(SampleLogFixture.Options(crashed));
        using var storeAgain = Store(crashed);
        await using (Sink(logAgain, storeAgain))
        {
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => (double)i), storeAgain.Read(Samples.Site, 0, 0, long.MaxValue).Select(sample => sample.Value));
    }

    [Fact]
    public async Task ReadAsync_BadWithoutNumber_IsAGapWithItsQuality()
    {
        using var folder = new TemporaryFolder();
        using var store = Store(folder);
        store.Add(Samples.Of(Samples.Site, [new Sample(2, 1000, 1, Quality.Good), new Sample(2, 2000, double.NaN, Quality.Bad), new Sample(2, 3000, 3, Quality.Uncertain)]));
        var trend = Assert.Single(await new SeriesHistory(store, new Names()).ReadAsync(
            new HistoryQuery { SiteId = Samples.Site, Points = ["PI-1"], From = 0, To = 5000 }, default));
        Assert.Equal([1, null, 3], trend.Values);
        Assert.Equal([0, 2, 1], trend.Qualities);
    }

    private static SeriesStore Store(TemporaryFolder folder) =>
        new(new SeriesOptions { Directory = Path.Combine(folder.Path, "series") }, TimeProvider.System);

    private static SeriesSink Sink(SampleLog log, SeriesStore store) =>
        new(log, store, new SeriesOptions { Directory = "unused" }, TimeProvider.System, NullLogger.Instance);

    private sealed class Names : IPointNames
    {
        public Task<int?[]> IndexesAsync(string siteId, string[] points, CancellationToken cancellationToken) =>
            Task.FromResult(Array.ConvertAll(points, point => point == "PI-1" ? (int?)2 : null));
    }
}
