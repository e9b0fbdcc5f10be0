using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public sealed class SeriesSampleHistoryTests
{
    private const string Site = "330100099";
    private const long Start = 1_767_225_600_000;

    [Fact]
    public void Read_AnySamples_InOrderOfTimeAndPointEachOnce() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 4).Zip(Gen.Choose(0, 40)).ListOf().ToArbitrary(), drawn =>
        {
            using var folder = new TemporaryFolder();
            using var store = new SeriesStore(new SeriesOptions { Directory = folder.Path, Retention = TimeSpan.FromDays(3660) }, TimeProvider.System);
            var samples = drawn.Select((d, i) => new Sample(d.Item1, Start + (d.Item2 * 60_000), i, Quality.Good)).ToArray();
            foreach (var half in samples.Chunk(Math.Max(1, samples.Length / 2)))
            {
                store.Add(new SampleBatch { SiteId = Site, Samples = half, SampleCount = half.Length });
                store.Flush();
            }

            var read = Read(store, ["P0", "gone", "P2", "P4"], Start, Start + (40 * 60_000));

            // Places in the list asked for; the sample that came last of each point and time.
            int[] places = [0, -1, 2, -1, 3];
            var expected = samples.Where(s => places[s.Point] >= 0 && s.Timestamp < Start + (40 * 60_000))
                .GroupBy(s => (s.Timestamp, Place: places[s.Point])).OrderBy(g => g.Key.Timestamp).ThenBy(g => g.Key.Place)
                .Select(g => new Sample(g.Key.Place, g.Key.Timestamp, g.Last().Value, Quality.Good));
            Assert.Equal(expected, read);
        }));

    [Fact]
    public async Task Simulator_MoreThanItsPlaces_RefusedAndFreeAgainAfterCancel()
    {
        var history = new WaitingHistory();
        using var simulator = new RuleSimulator(history, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var running = Enumerable.Range(0, simulator.MostAtOnce).Select(_ => simulator.RunAsync(Request(), stop.Token)).ToArray();

        Assert.Null(await simulator.RunAsync(Request(), CancellationToken.None));
        await stop.CancelAsync();
        await Task.WhenAll(running.Select(run => Assert.ThrowsAnyAsync<OperationCanceledException>(() => run)));
        history.Wait = false;
        var report = await simulator.RunAsync(Request(), CancellationToken.None);

        Assert.Equal((0, 1, "me"), (report!.Samples, report.Present, report.By));
    }

    private static SimulationRequest Request()
    {
        var site = new SiteConfig { SiteId = Site, RegionCode = "330100", RuleSet = 1, Points = [new PointConfig { PointId = "P0" }] };
        return new SimulationRequest { Present = site, Proposed = site, From = Start, To = Start + 1000, By = "me" };
    }

    private static List<Sample> Read(SeriesStore store, string[] points, long from, long to)
    {
        var read = new List<Sample>();
        var pieces = new SeriesSampleHistory(store, new Names()).ReadAsync(new SampleHistoryQuery { SiteId = Site, Points = points, From = from, To = to }, CancellationToken.None);
        foreach (var piece in pieces.ToBlockingEnumerable())
        {
            read.AddRange(piece.Span);
        }

        return read;
    }

    private sealed class Names : IPointNames
    {
        public Task<int?[]> IndexesAsync(string siteId, string[] points, CancellationToken cancellationToken) =>
            Task.FromResult(Array.ConvertAll(points, p => p == "gone" ? (int?)null : p[1] - '0'));
    }

    private sealed class WaitingHistory : ISampleHistory
    {
        public bool Wait { get; set; } = true;

        public (string Text, string TextEn)? CannotStream => null;

        public async IAsyncEnumerable<ReadOnlyMemory<Sample>> ReadAsync(
            SampleHistoryQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (Wait)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            yield return ReadOnlyMemory<Sample>.Empty;
        }
    }
}
