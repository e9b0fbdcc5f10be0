using Monitoring.Contracts;

namespace Monitoring.EndToEnd.Tests;

/// <summary>10,000 alarms within 10 s: each is journaled once, and what was acknowledged to the gateway is there after a kill.</summary>
public sealed class ManyAlarmsTests
{
    private const string Site = ManyPoints.Site;
    private const int Points = 10_000;
    private const int Batches = 20;

    [Fact]
    public async Task Publish_10000AlarmsIn10Seconds_EachJournaledOnceAndThereAfterAKill()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        var options = await ManyPoints.SetUpAsync(monitor, admin, Points);

        var seconds = await ManyPoints.RaiseAllAsync(options, Points, Batches);
        Assert.True(seconds < 10, $"{Points} alarms took {seconds:0.0} s");
        var journal = await admin.JournalAsync(Site);
        Assert.Equal(Points, journal.Length);
        Assert.Equal(Enumerable.Range(1, Points).Select(i => (long)i), journal.Select(t => t.Seq));
        Assert.Equal(Points, journal.Select(t => t.Alarm.PointId).Distinct().Count());
        Assert.Single(journal, t => t.Alarm.FirstOut);

        await monitor.KillAsync();
        await monitor.StartAgainAsync();
        using var next = await ApiClient.SignInAsync(monitor, "admin");
        Assert.Equal(Points, (await next.LiveAlarmsAsync(Site)).Count(a => a.State == AlarmState.Unacknowledged));
    }
}
