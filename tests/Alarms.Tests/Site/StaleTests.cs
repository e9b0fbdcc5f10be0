using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Silence of a point.</summary>
public sealed class StaleTests
{
    private static PointConfig Point(double period = 1) => Configs.Point("P", Configs.High(80)) with { Period = period };

    [Theory]
    [InlineData(1, 120)]
    [InlineData(60, 180)]
    public void Advance_NothingHeard_StaleAfterThreePeriodsButNotBeforeTwoMinutes(double period, double seconds)
    {
        var site = new SiteRig(Point(period));
        site.Sample("P", 50, 10);
        Assert.Empty(site.Advance(10 + seconds - 0.001));
        var made = Assert.Single(site.Advance(10 + seconds));
        Assert.Equal(ConditionKind.Stale, made.Alarm.Condition);
        Assert.Equal(SiteRig.At(10), made.Alarm.OccurredAt);
        Assert.True(site.Engine.Snapshot().Points[0].Stale);
    }

    [Fact]
    public void Advance_NeverHeard_Stale() =>
        Assert.Equal(ConditionKind.Stale, Assert.Single(new SiteRig(Point()).Advance(120)).Alarm.Condition);

    [Fact]
    public void Advance_NoPeriod_NeverStale() => Assert.Empty(new SiteRig(Point(0)).Advance(1e6));

    [Fact]
    public void Apply_GoodSample_EndsStale()
    {
        var site = new SiteRig(Point());
        site.Advance(120);
        Assert.Equal(["UNACK→RTNUN cleared"], site.Sample("P", 50, 130).Brief());
        Assert.Empty(site.Advance(249));
        Assert.Equal(["RTNUN→UNACK occurred"], site.Advance(250).Brief());
    }

    [Fact]
    public void Apply_OnlyBadSamples_Stale()
    {
        var site = new SiteRig(Point());
        site.Sample("P", 50, 0);
        for (var t = 1; t < 120; t++)
        {
            site.Sample("P", 50, t, Quality.Bad);
        }

        Assert.Equal([ConditionKind.Stale], site.Advance(120).Select(t => t.Alarm.Condition));
    }

    [Fact]
    public void Apply_OnlyLateSamples_StayStale()
    {
        var site = new SiteRig(Point());
        site.Advance(500);
        Assert.Empty(site.Late("P", 50, 100, 501));
        Assert.True(site.Engine.Snapshot().Points[0].Stale);
    }

    [Fact]
    public void Restart_AfterALongAbsence_ServiceDoesNotBlameThePoint()
    {
        var site = new SiteRig(Point());
        site.Sample("P", 50, 0);
        Assert.Empty(site.Restart(5000));
        Assert.Empty(site.Advance(5119));
        Assert.Equal([ConditionKind.Stale], site.Advance(5120).Select(t => t.Alarm.Condition));
    }

    [Fact]
    public void Restart_WhileStale_StaysStaleUntilHeard()
    {
        var site = new SiteRig(Point());
        site.Advance(120);
        Assert.Empty(site.Restart(200));
        Assert.Equal(ConditionKind.Stale, site.Alarm.Condition);
        Assert.Equal(["UNACK→RTNUN cleared"], site.Sample("P", 50, 201).Brief());
    }

    [Fact]
    public void Advance_DelaysOfAStaleRule_CountToo()
    {
        var site = new SiteRig(Configs.Point("P", new StaleRule { Time = 10, OnDelay = 5, OffDelay = 3, Priority = AlarmPriority.High }));
        site.Sample("P", 50, 0);
        Assert.Empty(site.Advance(14.999));
        Assert.Equal(AlarmPriority.High, Assert.Single(site.Advance(15)).Alarm.Priority);
        Assert.Empty(site.Sample("P", 50, 20));
        Assert.Equal(["UNACK→RTNUN cleared"], site.Advance(23).Brief());
    }
}
