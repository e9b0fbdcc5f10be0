using Monitoring.Contracts;

namespace Monitoring.Grains.Tests;

/// <summary>A rule is edited while its delay is pending: the delay goes on from when the condition began (docs/alarm-states.md).</summary>
public sealed class PendingDelayTests
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task OtherLimitChanged_DelayPending_EndsWhenItWouldHave()
    {
        await using var silo = await SiloHost.StartAsync();
        var (site, began) = await PendingAsync(silo, 4);

        await site.ChangeAsync(c => c.WithLimit(AlarmLevel.H, 13.0));

        Assert.Empty((await site.GetSnapshot(None))!.Alarms);
        var alarm = await AlarmAsync(site);
        Assert.Equal((began, 13.0, 3), (alarm.OccurredAt, alarm.Limit, alarm.RuleSet));
        Assert.InRange(alarm.AnnunciatedAt!.Value - began, TimeSpan.FromSeconds(3.9), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task DelayShortened_ItIsOverByNow_AlarmAtOnceWithItsTrueBegin()
    {
        await using var silo = await SiloHost.StartAsync();
        var (site, began) = await PendingAsync(silo, 600);
        await RuleSetLifeTests.PassedAsync(began.AddSeconds(1.1));

        await site.ChangeAsync(c => c with { Points = [c.Points[0] with { Conditions = [c.Points[0].Conditions[0] with { OnDelay = 1 }] }, c.Points[1]] });

        var alarm = Assert.Single((await site.GetSnapshot(None))!.Alarms);
        Assert.Equal((began, 3), (alarm.OccurredAt, alarm.RuleSet));
    }

    [Fact]
    public async Task LimitRaisedAboveTheValue_DelayPending_NoAlarm()
    {
        await using var silo = await SiloHost.StartAsync();
        var (site, began) = await PendingAsync(silo, 2);

        await site.ChangeAsync(c => c.WithLimit(AlarmLevel.H, 13.8));
        await RuleSetLifeTests.PassedAsync(began.AddSeconds(3.5));

        Assert.Empty((await site.GetSnapshot(None))!.Alarms);
    }

    /// <summary>The bench with an on-delay on LI-912, and a value of 13.5, above H 13.2, that began just now.</summary>
    private static async Task<(ISiteGrain Site, DateTimeOffset Began)> PendingAsync(SiloHost silo, double delay)
    {
        var site = await silo.BenchAsync();
        await site.ChangeAsync(c => c with { Points = [c.Points[0] with { Conditions = [c.Points[0].Conditions[0] with { OnDelay = delay }] }, c.Points[1]] });
        var batch = Bench.Sample(0, 13.5);
        await site.Ingest(batch, None);
        Assert.Empty((await site.GetSnapshot(None))!.Alarms);
        return (site, DateTimeOffset.FromUnixTimeMilliseconds(batch.Samples[0].Timestamp));
    }

    private static async Task<AlarmRecord> AlarmAsync(ISiteGrain site)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if ((await site.GetSnapshot(None))!.Alarms is [var alarm])
            {
                return alarm;
            }

            await pace.WaitForNextTickAsync(limit.Token);
        }
    }
}
