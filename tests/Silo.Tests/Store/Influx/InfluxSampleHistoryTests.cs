using System.Globalization;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public sealed class InfluxSampleHistoryTests
{
    private const string Site = Samples.Site;
    private const long Start = Samples.Start;

    [InfluxFact]
    public async Task ReadAsync_RandomSamplesOfManyPoints_InOrderOfTimeAndPointEachOnce()
    {
        await using var server = await StartAsync();
        var random = new Random(17);
        string[] points = [.. Enumerable.Range(0, 120).Select(i => $"P{i}")];
        var stored = new Dictionary<(long Time, int Point), Sample>();
        for (var i = 0; i < 4_000; i++)
        {
            // Most of them in one minute of an hour, so that stretches must be halved and doubled.
            var time = Start + (random.Next(3) > 0 ? 1_200_000 + random.Next(60_000) : random.Next(3_600_000));
            var (point, value) = (random.Next(points.Length), Math.Round(random.NextDouble() * 100, 3));
            stored[(time, point)] = random.Next(10) switch
            {
                0 => new Sample(point, time, double.NaN, Quality.Bad),
                1 => new Sample(point, time, value, Quality.Bad),
                2 => new Sample(point, time, value, Quality.Uncertain),
                _ => new Sample(point, time, value, Quality.Good),
            };
        }

        await server.PostAsync(Lines(points, stored.Values));
        using var history = History(server.Options(), target: 150);

        // Every third is not asked for, and one does not exist.
        string[] asked = [.. points.Where((_, i) => i % 3 != 0), "gone"];
        List<Sample> read = [];
        List<int> pieces = [];
        await foreach (var piece in history.ReadAsync(Query(asked, Start + 1, Start + 3_000_000), default))
        {
            read.AddRange(piece.Span);
            pieces.Add(piece.Length);
        }

        var expected = stored.Values.Where(s => s.Point % 3 != 0 && s.Timestamp > Start && s.Timestamp < Start + 3_000_000)
            .Select(s => new Sample(asked.IndexOf(points[s.Point]), s.Timestamp, s.Value, s.Quality))
            .OrderBy(s => s.Timestamp).ThenBy(s => s.Point).ToList();
        Assert.True(expected.Count > 1_500);
        Assert.Equal(expected, read);
        Assert.InRange(pieces.Max(), 1, 600);
        Assert.True(pieces.Count < 500, $"{pieces.Count} pieces");
    }

    [InfluxFact]
    public async Task ReadAsync_OneMillisecondHoldsMoreThanAimedAt_IsReadWhole()
    {
        await using var server = await StartAsync();
        string[] points = [.. Enumerable.Range(0, 130).Select(i => $"P{i}")];
        await server.PostAsync(Lines(points, [.. points.Select((_, i) => new Sample(i, Start, i, Quality.Good))]));
        using var history = History(server.Options(), target: 10);
        List<Sample> read = [];
        await foreach (var piece in history.ReadAsync(Query(points, Start - 1_000, Start + 1_000), default))
        {
            read.AddRange(piece.Span);
        }

        Assert.Equal(Enumerable.Range(0, 130), read.Select(sample => sample.Point));
    }

    [InfluxFact]
    public async Task ReadAsync_ServerStopped_IsAStoreThatIsAway()
    {
        await using var server = await StartAsync();
        using var history = History(server.Options());
        await server.StopAsync();
        await Assert.ThrowsAsync<SeriesUnavailableException>(() => ReadFirstAsync(history));
        Assert.Null(history.CannotStream);
    }

    [VictoriaFact]
    public async Task CannotStream_ServerWithoutInfluxQl_SaysWhyAndNeverAnEmptyStream()
    {
        await using var server = await VictoriaServer.StartAsync();
        using var history = History(server.Options());
        Assert.Null(history.CannotStream);
        await Assert.ThrowsAsync<SeriesUnavailableException>(() => ReadFirstAsync(history));
        Assert.Contains("InfluxQL", history.CannotStream!.Value.TextEn, StringComparison.Ordinal);
    }

    private static async Task<InfluxServer> StartAsync()
    {
        var server = await InfluxServer.StartAsync();
        await server.QueryAsync($"CREATE DATABASE {InfluxServer.Database}");
        return server;
    }

    private static InfluxSampleHistory History(InfluxOptions options, int target = 1_000) =>
        new(new InfluxQuery(options, TimeProvider.System, TimeSpan.FromSeconds(30), new InfluxReads(TimeProvider.System)), target);

    private static SampleHistoryQuery Query(string[] points, long from, long to) => new() { SiteId = Site, Points = points, From = from, To = to };

    private static async Task ReadFirstAsync(InfluxSampleHistory history)
    {
        await foreach (var _ in history.ReadAsync(Query(["P0"], Start, Start + 1), default))
        {
            return;
        }
    }

    /// <summary>As the sink writes them; its own tests hold it to that.</summary>
    private static string Lines(string[] points, IEnumerable<Sample> samples)
    {
        var text = new StringBuilder();
        foreach (var row in samples.GroupBy(sample => sample.Timestamp))
        {
            var fields = row.Select(sample => (points[sample.Point], sample.Value.ToString("R", CultureInfo.InvariantCulture), sample.Quality) switch
            {
                var (name, value, quality) when quality == Quality.Bad => double.IsFinite(sample.Value) ? $"{name}:bad={value},{name}:q=2i" : $"{name}:q=3i",
                var (name, value, quality) when quality == Quality.Uncertain => $"{name}={value},{name}:q=1i",
                var (name, value, _) => $"{name}={value}",
            });
            text.Append(CultureInfo.InvariantCulture, $"samples,site={Site} {string.Join(',', fields)} {row.Key}\n");
        }

        return text.ToString();
    }
}
