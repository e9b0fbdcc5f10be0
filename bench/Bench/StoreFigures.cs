using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Contracts;
using Monitoring.Silo;

namespace Monitoring.Bench;

/// <summary><c>dotnet run -c Release --project bench/Bench -- stores [FOLDER]</c>: figures of the sample log and the embedded time series.</summary>
internal static class StoreFigures
{
    private const int BatchSamples = 100;
    private const int Writers = 8;
    private const int Unanswered = 64;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly string[] Sites = [.. Enumerable.Range(0, 16).Select(i => $"3301{i:D5}")];

    public static async Task RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        for (var round = 0; round < 3; round++)
        {
            await LogAsync(Path.Combine(folder, "log" + round), TimeSpan.FromSeconds(3));
        }

        Series(Path.Combine(folder, "series"));
    }

    private static async Task LogAsync(string folder, TimeSpan length)
    {
        var options = new SampleLogOptions { Directory = folder };
        await using var log = SampleLog.Open(options, Time, NullLogger.Instance);
        var begin = Time.GetTimestamp();
        var batches = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(log, writer, begin, length))));
        var seconds = Time.GetElapsedTime(begin).TotalSeconds;
        Say($"sample log, fsync on, {Writers} writers, batches of {BatchSamples}, {Unanswered} unanswered each: {batches.Sum() * (double)BatchSamples / seconds / 1e6:F1} million samples/s, {batches.Sum() / seconds:F0} batches/s");
        var latency = await LatencyAsync(log);
        Say($"one writer, one batch at a time: median {latency[latency.Count / 2]:F0} µs, p99 {latency[latency.Count * 99 / 100]:F0} µs");
        await log.DisposeAsync();
        begin = Time.GetTimestamp();
        await using var again = SampleLog.Open(options, Time, NullLogger.Instance);
        var bytes = again.Figures().TotalBytes;
        Say($"recovery of {bytes / 1e9:F2} GB: {Time.GetElapsedTime(begin).TotalSeconds:F2} s");
        await again.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<long> WriteAsync(SampleLog log, int writer, long begin, TimeSpan length)
    {
        var batch = Batch(Sites[writer]);
        Queue<long> unanswered = new();
        var count = 0L;
        while (Time.GetElapsedTime(begin) < length)
        {
            while (unanswered.Count < Unanswered)
            {
                if (!log.TryAppend(batch, out var position))
                {
                    return count;
                }

                unanswered.Enqueue(position);
            }

            if (!await log.WhenDurable(unanswered.Dequeue()))
            {
                return count;
            }

            count++;
        }

        return count;
    }

    private static async Task<List<double>> LatencyAsync(SampleLog log)
    {
        List<double> times = [];
        var batch = Batch(Sites[0]);
        for (var i = 0; i < 2000; i++)
        {
            var begin = Time.GetTimestamp();
            if (log.TryAppend(batch, out var position) && await log.WhenDurable(position))
            {
                times.Add(Time.GetElapsedTime(begin).TotalMicroseconds);
            }
        }

        times.Sort();
        return times;
    }

    private static void Series(string folder)
    {
        const int Points = 100;
        var now = Time.GetUtcNow().ToUnixTimeMilliseconds();
        using var store = new SeriesStore(new SeriesOptions { Directory = folder }, Time);
        var random = new Random(1);
        var values = Enumerable.Range(0, Points).Select(i => 1000 + (i * 100)).ToArray();
        var begin = Time.GetTimestamp();
        for (var second = 0; second < 86_400; second++)
        {
            var at = now - ((86_400 - second) * 1000L);
            var samples = new Sample[Points];
            for (var i = 0; i < Points; i++)
            {
                values[i] += random.Next(-3, 4);
                samples[i] = new Sample(i, at, values[i] / 100.0, Quality.Good);
            }

            store.Add(new SampleBatch { SiteId = Sites[0], ReceivedAt = at, Samples = samples, SampleCount = Points });
            if (second % 900 == 899)
            {
                store.Flush();
            }
        }

        var seconds = Time.GetElapsedTime(begin).TotalSeconds;
        var (bytes, count) = store.Size();
        Say($"series: {count / seconds / 1e6:F1} million samples/s in (with blocks and fsync), {(double)bytes / count:F2} bytes per sample (1 s, two decimals, random walk)");
        for (var round = 0; round < 5; round++)
        {
            begin = Time.GetTimestamp();
            var day = store.Read(Sites[0], 50 + round, now - 86_400_000, now);
            var thin = TrendThinning.Thin(day, now - 86_400_000, now, 2000);
            Say($"a day's trend of one point, {day.Count} to {thin.Count}: {Time.GetElapsedTime(begin).TotalMilliseconds:F1} ms{(round == 0 ? " (first)" : "")}");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static SampleBatch Batch(string site) => new()
    {
        SiteId = site,
        GatewayId = "bench",
        ReceivedAt = 1_767_225_600_000,
        Messages = [new BatchMessage(1, 2, BatchSamples, 0, false)],
        MessageCount = 1,
        Samples = [.. Enumerable.Range(0, BatchSamples).Select(i => new Sample(i, 1_767_225_600_000, i, Quality.Good))],
        SampleCount = BatchSamples,
    };

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
