using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.EndToEnd.Tests.Crash;

/// <summary>Compares what clients saw acknowledged with the series and the log, and the journal with the samples.</summary>
internal static class CrashChecks
{
    /// <summary>Every acknowledged sample in the series, none twice, none that was not sent, each with its value. Gives all times.</summary>
    public static async Task<List<long>> SeriesAsync(ApiClient duty, string site, string point, HashSet<long> acknowledged, Dictionary<long, double> sent)
    {
        List<(long Ts, double? Value)> stored = [];
        var (first, last) = (sent.Keys.Min(), sent.Keys.Max());
        await Eventually.True(
            async () =>
            {
                stored.Clear();
                for (var from = first; from <= last; from += 10_000)
                {
                    // Windows small enough that the answer is exact and not thinned.
                    var trend = await duty.HistoryAsync(site, point, from, Math.Min(from + 10_000, last + 1));
                    Assert.Equal(trend.Samples, trend.Times.Length);
                    stored.AddRange(trend.Times.Zip(trend.Values));
                }

                return acknowledged.IsSubsetOf(stored.Select(sample => sample.Ts));
            },
            $"every acknowledged sample of {site} {point} in the series",
            60);
        Assert.Equal(stored.Select(sample => sample.Ts).Distinct().Order(), stored.Select(sample => sample.Ts));
        Assert.All(stored, sample => Assert.Equal(sent[sample.Ts], sample.Value));
        return [.. stored.Select(sample => sample.Ts)];
    }

    /// <summary>Every acknowledged sample in the log, by the log's own tool, on the log as it is.</summary>
    public static async Task LogAsync(MonitorProcess monitor, string site, string point, HashSet<long> acknowledged)
    {
        var missing = new HashSet<long>(acknowledged);
        var (code, errors) = await MonitorProcess.ToolAsync(
            line =>
            {
                if (line.Split(',') is [_, _, _, _, _, var time, _, _] && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                {
                    missing.Remove(at.ToUnixTimeMilliseconds());
                }
            },
            "log", "dump", monitor.Data, "--site", site, "--points", point);
        Assert.True(code == 0, errors);
        Assert.Empty(missing);
    }

    /// <summary>Nothing damaged, nothing missing.</summary>
    public static async Task VerifyAsync(MonitorProcess monitor)
    {
        List<string> lines = [];
        var (code, errors) = await MonitorProcess.ToolAsync(lines.Add, "log", "verify", monitor.Data);
        Assert.True(code == 0, string.Join('\n', lines) + errors);
    }

    /// <summary>
    /// The level goes up and down; each change of side is one transition, at the time of its sample, and there are no others. The
    /// numbers have no gap; each acknowledgement that was answered is there once.
    /// </summary>
    public static void Journal(AlarmTransition[] journal, List<long> stored, Dictionary<long, double> levels, List<string> answered)
    {
        Assert.Equal(Enumerable.Range(1, journal.Length).Select(i => (long)i), journal.Select(t => t.Seq));
        var expected = new List<(long Ts, TransitionReason Reason)>();
        var high = false;
        foreach (var ts in stored)
        {
            if (levels[ts] >= 14.0 != high)
            {
                high = !high;
                expected.Add((ts, high ? TransitionReason.Occurred : TransitionReason.Cleared));
            }
        }

        var own = journal.Where(t => t.Alarm.PointId == "LI-912").ToArray();
        Assert.Equal(expected, own
            .Where(t => t.Reason is TransitionReason.Occurred or TransitionReason.Cleared)
            .Select(t => (t.At.ToUnixTimeMilliseconds(), t.Reason)));
        var acknowledged = journal.Where(t => t.Reason == TransitionReason.Acknowledged).GroupBy(t => t.Alarm.Id).ToDictionary(g => g.Key, g => g.Count());
        Assert.All(answered.GroupBy(id => id), alarm => Assert.True(acknowledged.GetValueOrDefault(alarm.Key) >= alarm.Count(), $"{alarm.Key} was answered {alarm.Count()} times"));
    }
}
