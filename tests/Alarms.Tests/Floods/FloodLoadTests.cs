using Monitoring.Contracts;
using static Monitoring.Alarms.Tests.SeatRig;

namespace Monitoring.Alarms.Tests;

/// <summary>10,000 alarms in 10 seconds for one seat, and floods without end.</summary>
public sealed class FloodLoadTests
{
    [Fact]
    public void Take_TenThousandAlarmsInTenSeconds_LessThanASecondWithAViewEverySecond()
    {
        var rig = new JournalRig();
        for (var i = 0; i < 10_000; i++)
        {
            rig.Wait(0.001);
            rig.Occur(Sites[i % 3], $"P-{i}", (AlarmPriority)(i % 4));
        }

        // The sites' pushes come in pieces, each out of the order of the seat.
        var arrival = rig.All.Chunk(300).SelectMany(piece => piece.OrderBy(row => row.SiteId, StringComparer.Ordinal).ThenBy(row => row.Seq)).ToArray();
        Run(arrival[..1_000], rig.Now);
        var began = ThreadTime();
        var view = Run(arrival, rig.Now);
        var took = ThreadTime() - began;

        Assert.Equal(10_000, view.Alarms);
        Assert.Equal(2_500, view.Critical.Length);
        Assert.True(took < TimeSpan.FromSeconds(1), $"took {took}");
    }

    [Fact]
    public void View_FloodOfMoreThanIsKept_RestIsCounted()
    {
        var rig = new JournalRig();
        for (var i = 0; i < NoiseLimits.MostEntries + 5_000; i++)
        {
            rig.Wait(1);
            rig.Occur(A, $"P-{i}");
        }

        var board = Running(rig.All);
        var view = board.View("hall", rig.Now);
        Assert.Equal(25_000, view.Annunciations);
        Assert.Equal(NoiseLimits.MostEntries, view.Alarms);
        Assert.Equal(5_000, view.Earlier);
        Assert.Equal(25_000, view.FirstOuts[0].Alarms);
    }

    [Fact]
    public void Restarted_AfterALongQuietHistory_ReadsOnlyTheEnd()
    {
        var rig = new JournalRig();
        for (var i = 0; i < 5_000; i++)
        {
            rig.Wait(1_800);
            rig.Occur(A, "P-1");
            rig.Acknowledge(A, "P-1");
            rig.Clear(A, "P-1");
        }

        for (var i = 0; i < 45; i++)
        {
            rig.Wait(13);
            rig.Occur(A, $"T-{i}");
        }

        var restarted = Restarted(rig, rig.Now, out var read);
        Assert.Equal(Text(Running(rig.All).View("hall", rig.Now)), Text(restarted.View("hall", rig.Now)));
        Assert.True(restarted.View("hall", rig.Now).Flood);
        Assert.InRange(read, 45, 500);
    }

    /// <summary>Time that this thread had a core: what others do on the machine is not the fold's cost.</summary>
    private static TimeSpan ThreadTime() => File.Exists("/proc/thread-self/schedstat")
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) / 1_000)
        : TimeProvider.System.GetElapsedTime(0);

    private static FloodView Run(AlarmTransition[] transitions, DateTimeOffset now)
    {
        var board = Empty();
        FloodView? view = null;
        foreach (var second in transitions.Chunk(1_000))
        {
            foreach (var transition in second)
            {
                board.Take(transition);
            }

            view = board.View("hall", now);
        }

        return view!;
    }
}
