using System.Globalization;
using Monitoring.Contracts;
using Monitoring.Silo;

namespace Monitoring.Bench;

/// <summary>
/// <c>dotnet run -c Release --project bench/Bench -- simulate [FOLDER]</c>: a day of 200 points at 1 Hz in the embedded time series,
/// read back in order of time, and judged by two rule sets.
/// </summary>
internal static class SimulationFigures
{
    private const string Site = "330100099";
    private const int Points = 200;
    private const int Seconds = 86_400;
    private static readonly TimeProvider Time = TimeProvider.System;

    public static async Task RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var from = Time.GetUtcNow().AddDays(-2).ToUnixTimeMilliseconds();
        using var store = new SeriesStore(new SeriesOptions { Directory = folder }, Time);
        Fill(store, from);
        var history = new SeriesSampleHistory(store, new Names());
        var query = new SampleHistoryQuery { SiteId = Site, Points = [.. Config(90).Points.Select(p => p.PointId)], From = from, To = from + (Seconds * 1000L) };
        for (var round = 0; round < 3; round++)
        {
            var (begin, cpu) = (Time.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var samples = 0L;
            await foreach (var piece in history.ReadAsync(query, CancellationToken.None))
            {
                samples += piece.Length;
            }

            Say($"read in order: {samples} samples in {Time.GetElapsedTime(begin).TotalSeconds:F1} s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F1} s of processor time");
        }

        using var simulator = new RuleSimulator(history, Time);
        for (var round = 0; round < 3; round++)
        {
            var (memory, cpu) = (GC.GetTotalAllocatedBytes(true), Environment.CpuUsage.TotalTime);
            var report = (await simulator.RunAsync(new SimulationRequest { Present = Config(90), Proposed = Config(85), From = query.From, To = query.To, By = "bench" }, CancellationToken.None))!;
            Say($"simulated: {report.Samples} samples by two rule sets in {report.Seconds:F1} s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F1} s of processor time, {report.PresentLoad.Alarms} and {report.ProposedLoad.Alarms} alarms, {(GC.GetTotalAllocatedBytes(true) - memory) / 1e9:F1} GB allocated, peak {Environment.WorkingSet / 1e6:F0} MB resident");
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Slow waves with noise, of which some pass 85 and fewer 90.</summary>
    private static void Fill(SeriesStore store, long from)
    {
        var random = new Random(1);
        for (var hour = 0; hour < Seconds / 3600; hour++)
        {
            var samples = new Sample[Points * 3600];
            for (var second = 0; second < 3600; second++)
            {
                for (var point = 0; point < Points; point++)
                {
                    var time = (hour * 3600) + second;
                    var value = 50 + ((30 + (point % 20)) * Math.Sin((time + (point * 97)) / 3000.0)) + (random.NextDouble() * 4);
                    samples[(second * Points) + point] = new Sample(point, from + (time * 1000L), Math.Round(value, 2), Quality.Good);
                }
            }

            store.Add(new SampleBatch { SiteId = Site, Samples = samples, SampleCount = samples.Length });
            store.Flush();
        }
    }

    private static SiteConfig Config(double limit) => new()
    {
        SiteId = Site,
        RegionCode = "330100",
        RuleSet = 1,
        Points =
        [
            .. Enumerable.Range(0, Points).Select(i => new PointConfig
            {
                PointId = $"TI-{i}",
                RangeHigh = 200,
                Period = 1,
                Conditions =
                [
                    new HighRule { DeadbandPercent = 1, OnDelay = 10, OffDelay = 10, Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = limit }, new LevelLimit { Level = AlarmLevel.HH, Limit = 97 }] },
                    new LowRule { DeadbandPercent = 1, OnDelay = 10, OffDelay = 10, Levels = [new LevelLimit { Level = AlarmLevel.L, Limit = 5 }, new LevelLimit { Level = AlarmLevel.LL, Limit = 2 }] },
                ],
            }),
        ],
    };

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Names : IPointNames
    {
        public Task<int?[]> IndexesAsync(string siteId, string[] points, CancellationToken cancellationToken) =>
            Task.FromResult(Array.ConvertAll(points, p => (int?)int.Parse(p[3..], CultureInfo.InvariantCulture)));
    }
}
