using System.Globalization;
using Monitoring.Contracts;
using Xunit.Abstractions;

namespace Monitoring.EndToEnd.Tests;

/// <summary>
/// kill -9 under load. What a client saw acknowledged is stored, once; what is journaled follows from what is stored, without a gap and
/// without a double. CRASH_ROUNDS and CRASH_SEED make a longer run of it.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Kill_UnderLoad_NoAcknowledgedSampleAndNoTransitionLostOrDoubled()
    {
        var rounds = Number("CRASH_ROUNDS", 4);
        var seed = Number("CRASH_SEED", Environment.ProcessId);
        output.WriteLine($"rounds {rounds}, seed {seed}");
        var random = new Random(seed);
        await using var monitor = await MonitorProcess.StartAsync();
        var publisher = new Publisher(monitor);
        for (var round = 0; round < rounds; round++)
        {
            await LoadUntilKilledAsync(monitor, publisher, TimeSpan.FromMilliseconds(random.Next(50, 1500)));
            await monitor.StartAgainAsync();
        }

        // A last connection hands over what was never acknowledged, so that the end is well defined.
        using (var handOver = new CancellationTokenSource(TimeSpan.FromMilliseconds(300)))
        {
            await publisher.RunAsync(handOver.Token);
        }

        using var duty = await ApiClient.SignInAsync(monitor);
        output.WriteLine($"sent {publisher.Sent.Count}, acknowledged {publisher.Acknowledged.Count}");
        Assert.NotEmpty(publisher.Acknowledged);
        var stored = await StoredAsync(duty, publisher);
        CheckSamples(publisher, stored);
        CheckJournal(await duty.JournalAsync(Publisher.Bench), publisher, stored);
    }

    private static async Task LoadUntilKilledAsync(MonitorProcess monitor, Publisher publisher, TimeSpan after)
    {
        using var killTime = new CancellationTokenSource(after);
        using var never = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var load = publisher.RunAsync(never.Token);
        var kill = new TaskCompletionSource();
        await using var registration = killTime.Token.Register(kill.SetResult);
        await Task.WhenAny(kill.Task, load);
        await monitor.KillAsync();
        await load;
    }

    /// <summary>All sample times of FI-1 that are stored; waits until the series have taken what the log holds.</summary>
    private static async Task<List<long>> StoredAsync(ApiClient duty, Publisher publisher)
    {
        List<long> stored = [];
        await Eventually.True(
            async () =>
            {
                stored = [];
                var from = publisher.Sent[0].Ts;
                var end = publisher.Sent[^1].Ts + 1;
                while (from < end)
                {
                    // Windows small enough that the answer is exact and not thinned.
                    var to = Math.Min(from + 10_000, end);
                    var trend = await duty.HistoryAsync(Publisher.Bench, "FI-1", from, to);
                    Assert.Equal(trend.Samples, trend.Times.Length);
                    stored.AddRange(trend.Times);
                    from = to;
                }

                return publisher.Acknowledged.IsSubsetOf(stored);
            },
            "every acknowledged sample in the series");
        return stored;
    }

    private static void CheckSamples(Publisher publisher, List<long> stored)
    {
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Equal(stored.Order(), stored);
        Assert.Subset(publisher.Sent.Select(s => s.Ts).ToHashSet(), stored.ToHashSet());
    }

    /// <summary>The level goes up and down; each change of side is one transition, at the time of its sample, and there are no others.</summary>
    private static void CheckJournal(AlarmTransition[] journal, Publisher publisher, List<long> stored)
    {
        Assert.Equal(Enumerable.Range(1, journal.Length).Select(i => (long)i), journal.Select(t => t.Seq));
        var levels = publisher.Sent.ToDictionary(s => s.Ts, s => s.Level);
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

        var actual = journal.Where(t => t.Alarm.PointId == "LI-912").Select(t => (t.At.ToUnixTimeMilliseconds(), t.Reason));
        Assert.Equal(expected, actual);
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
