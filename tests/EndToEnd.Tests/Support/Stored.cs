using Monitoring.Contracts;

namespace Monitoring.EndToEnd.Tests;

/// <summary>What a service has stored of the try-out bench, and whether it fits what a publisher sent.</summary>
internal sealed record Stored(List<(long Ts, double? Level)> Samples, AlarmTransition[] Journal)
{
    /// <summary>Reads all; waits until the series have every sample that was acknowledged by now.</summary>
    public static async Task<Stored> ReadAsync(ApiClient duty, Publisher publisher)
    {
        List<(long, double?)> samples = [];
        var acknowledged = publisher.Acknowledged.ToHashSet();
        await Eventually.True(
            async () =>
            {
                samples = await SamplesAsync(duty, publisher);
                return acknowledged.IsSubsetOf(samples.Select(sample => sample.Item1));
            },
            "every acknowledged sample in the series");
        return new Stored(samples, await duty.JournalAsync(Publisher.Bench));
    }

    /// <summary>Each sample once and as it was sent; each change of side is one transition at the time of its sample, numbered without gaps.</summary>
    public void Check(Publisher publisher)
    {
        Assert.Equal(Samples.Select(sample => sample.Ts).Distinct().Order(), Samples.Select(sample => sample.Ts));
        var sent = publisher.Sent.ToDictionary(one => one.Ts, one => one.Level);
        Assert.All(Samples, sample => Assert.Equal(sent[sample.Ts], sample.Level));
        Assert.Equal(Enumerable.Range(1, Journal.Length).Select(i => (long)i), Journal.Select(transition => transition.Seq));
        List<(long, TransitionReason)> expected = [];
        var high = false;
        foreach (var (ts, level) in Samples)
        {
            if (level >= 14.0 != high)
            {
                high = !high;
                expected.Add((ts, high ? TransitionReason.Occurred : TransitionReason.Cleared));
            }
        }

        var actual = Journal.Where(one => one.Alarm.PointId == "LI-912" && one.Reason is TransitionReason.Occurred or TransitionReason.Cleared);
        Assert.Equal(expected, actual.Select(one => (one.At.ToUnixTimeMilliseconds(), one.Reason)));
    }

    private static async Task<List<(long, double?)>> SamplesAsync(ApiClient duty, Publisher publisher)
    {
        List<(long, double?)> samples = [];
        var end = publisher.Sent[^1].Ts + 1;
        for (var from = publisher.Sent[0].Ts; from < end; from += 10_000)
        {
            // Windows small enough that the answer is exact and not thinned.
            var trend = await duty.HistoryAsync(Publisher.Bench, "LI-912", from, Math.Min(from + 10_000, end));
            Assert.Equal(trend.Samples, trend.Times.Length);
            samples.AddRange(trend.Times.Zip(trend.Values));
        }

        return samples;
    }
}
