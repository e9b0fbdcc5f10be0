using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

/// <summary>What a trend promises (<see cref="IHistory"/>), whatever store it comes from.</summary>
public abstract class HistoryContract
{
    private const string Site = Samples.Site;

    private static readonly string[] Points = ["LI-912", "PI_1.a", "TI-3"];

    private long Start { get; } = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000 * 1000 - 7_200_000;

    /// <summary>Samples of points by index, in <see cref="Points"/>.</summary>
    private protected abstract Task StoreAsync(SampleBatch batch);

    private protected abstract IHistory History { get; }

    private protected async Task FewerThanAskedFor_AreExact()
    {
        await StoreAsync(0, [1.5, -2.25, 0.1 + 0.2, 1e300, -0.0]);
        var trend = await ReadAsync(0, 100);
        Assert.Equal([Start, Start + 1000, Start + 2000, Start + 3000, Start + 4000], trend.Times);
        Assert.Equal([1.5, -2.25, 0.1 + 0.2, 1e300, -0.0], trend.Values);
        Assert.Empty(trend.Qualities);
        Assert.Equal(5, trend.Samples);
    }

    private protected async Task Qualities_AreKept()
    {
        await StoreAsync(Samples.Of(Site, [new(0, Start, 1, Quality.Good), new(0, Start + 1, 2, Quality.Uncertain), new(0, Start + 2, 3, Quality.Bad), new(0, Start + 3, double.NaN, Quality.Bad)], Start));
        var trend = await ReadAsync(0, 100);
        Assert.Equal([1, 2, 3, null], trend.Values);
        Assert.Equal([0, 1, 2, 2], trend.Qualities);
    }

    private protected async Task SampleGivenAgain_CountsAsItCameLast()
    {
        await StoreAsync(Samples.Of(Site, [new(0, Start, 1, Quality.Good), new(0, Start + 1, 2, Quality.Bad), new(0, Start + 2, 3, Quality.Uncertain)], Start));
        await StoreAsync(Samples.Of(Site, [new(0, Start, 7, Quality.Bad), new(0, Start + 1, 8, Quality.Good), new(0, Start + 2, 9, Quality.Good)], Start));
        var trend = await ReadAsync(0, 100);
        Assert.Equal([7, 8, 9], trend.Values);
        Assert.Equal([2, 0, 0], trend.Qualities);
    }

    private protected async Task Span_IsFromInclusiveToExclusive()
    {
        await StoreAsync(0, [1, 2, 3, 4]);
        Assert.Equal([2, 3], (await ReadAsync(0, 100, Start + 1000, Start + 3000)).Values);
        Assert.Empty((await ReadAsync(0, 100, Start + 3000, Start + 3000)).Values);
        Assert.Empty((await ReadAsync(0, 100, Start + 3000, Start)).Values);
        Assert.Equal(4, (await ReadAsync(0, 100, long.MinValue, long.MaxValue)).Samples);
    }

    private protected async Task Points_AreInTheOrderAskedFor()
    {
        await StoreAsync(0, [1]);
        await StoreAsync(2, [3, 4]);
        var trends = await History.ReadAsync(new HistoryQuery { SiteId = Site, Points = ["TI-3", "no'ne\"", "LI-912", "PI_1.a"], From = 0, To = long.MaxValue }, default);
        Assert.Equal(["TI-3", "no'ne\"", "LI-912", "PI_1.a"], trends.Select(trend => trend.PointId));
        Assert.Equal([2, 0, 1, 0], trends.Select(trend => trend.Samples));
        Assert.Empty((await History.ReadAsync(new HistoryQuery { SiteId = "330109999", Points = ["LI-912"], From = 0, To = long.MaxValue }, default))[0].Times);
    }

    private protected async Task MoreThanAskedFor_KeepMinimaMaximaFirstAndLast(int max)
    {
        var random = new Random(max);
        var values = Enumerable.Range(0, 3000).Select(_ => Math.Round((random.NextDouble() * 100) - 50, 3)).ToArray();
        await StoreAsync(0, values);
        var trend = await ReadAsync(0, max);
        Assert.Equal(3000, trend.Samples);
        Assert.InRange(trend.Times.Length, max / 2, max);
        Assert.Equal((Start, Start + 2_999_000), (trend.Times[0], trend.Times[^1]));
        Assert.Equal(trend.Times.Order().Distinct(), trend.Times);
        Assert.Contains(values.Min(), trend.Values);
        Assert.Contains(values.Max(), trend.Values);

        // Every one is a sample at its own time, and every stretch of three windows has its extremes.
        Assert.All(trend.Times.Zip(trend.Values), each => Assert.Equal(values[(each.First - Start) / 1000], each.Second));
        var windows = (max - 2) / 2;
        for (var window = 0; window + 3 <= windows; window += 3)
        {
            var (from, to) = (window * 3000 / windows, (window + 3) * 3000 / windows);
            var kept = trend.Times.Zip(trend.Values).Where(each => each.First >= Start + (from * 1000L) && each.First < Start + (to * 1000L)).Select(each => each.Second!.Value).ToList();
            var middle = values[(((window + 1) * 3000 / windows) + 1)..(((window + 2) * 3000 / windows) - 1)];
            if (middle.Length > 0)
            {
                Assert.True(kept.Min() <= middle.Min() && kept.Max() >= middle.Max());
            }
        }
    }

    private protected async Task MoreThanAskedFor_BadOnesAreSeenAndDoNotCountAsExtremes()
    {
        await StoreAsync(Samples.Of(
            Site,
            [.. Enumerable.Range(0, 2000).Select(i => i is 900 ? new Sample(0, Start + i, double.NaN, Quality.Bad) : i is 1500 ? new Sample(0, Start + i, 1e9, Quality.Bad) : new Sample(0, Start + i, i % 17, i % 2 == 0 ? Quality.Good : Quality.Uncertain))],
            Start));
        var trend = await ReadAsync(0, 200);
        Assert.Equal(2000, trend.Samples);
        Assert.True(trend.Times.Length <= 200);
        Assert.Equal([(Start + 900, null), (Start + 1500, 1e9)], trend.Times.Zip(trend.Values).Where((_, i) => trend.Qualities[i] == 2).Select(each => (each.First, each.Second)));
        Assert.All(trend.Times.Zip(trend.Qualities).Where(each => each.Second != 2), each => Assert.Equal((each.First - Start) % 2, each.Second));
        Assert.Equal(16, trend.Values.Where((_, i) => trend.Qualities[i] != 2).Max());
    }

    private protected async Task OnlyBad_IsATrendOfGaps()
    {
        await StoreAsync(Samples.Of(Site, [.. Enumerable.Range(0, 500).Select(i => new Sample(0, Start + i, double.NaN, Quality.Bad))], Start));
        var trend = await ReadAsync(0, 50);
        Assert.Equal(500, trend.Samples);
        Assert.InRange(trend.Times.Length, 10, 50);
        Assert.All(trend.Values, value => Assert.Null(value));
    }

    private protected static Task<IReadOnlyList<string>> NamesAsync() => Task.FromResult<IReadOnlyList<string>>(Points);

    private protected static int? IndexOf(string point) => Points.IndexOf(point) is >= 0 and var index ? index : null;

    private Task StoreAsync(int point, double[] values) =>
        StoreAsync(Samples.Of(Site, [.. values.Select((value, i) => new Sample(point, Start + (i * 1000L), value, Quality.Good))], Start));

    private async Task<Trend> ReadAsync(int point, int max, long from = 0, long to = long.MaxValue) =>
        Assert.Single(await History.ReadAsync(new HistoryQuery { SiteId = Site, Points = [Points[point]], From = from, To = to, Max = max }, default));
}
