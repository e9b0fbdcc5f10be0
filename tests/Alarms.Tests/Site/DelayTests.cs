using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>On- and off-delays in the time of the samples.</summary>
public sealed class DelayTests
{
    [Fact]
    public void Apply_ClearsJustBeforeADelayedAlarmFires_NoAlarm()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 10)));
        site.Sample("P", 90, 0);
        Assert.Empty(site.Sample("P", 50, 9.999));
        Assert.Empty(site.Advance(60));
    }

    [Fact]
    public void Apply_ClearsJustWhenADelayedAlarmFires_AlarmThatIsOver()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 10)));
        site.Sample("P", 90, 0);
        Assert.Equal(["NORM→UNACK occurred H", "UNACK→RTNUN cleared"], site.Sample("P", 50, 10).Brief());
    }

    [Fact]
    public void Apply_ReturnsBetween_DelayCountsAnew()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 10)));
        site.Sample("P", 90, 0);
        site.Sample("P", 50, 6);
        site.Sample("P", 90, 7);
        Assert.Empty(site.Advance(16));
        Assert.Equal(["NORM→UNACK occurred H"], site.Advance(17).Brief());
        Assert.Equal(SiteRig.At(7), site.Alarm.OccurredAt);
    }

    [Fact]
    public void Apply_BothLevelsCrossedByOneSample_OneTransition()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, 90)));
        Assert.Equal(["NORM→UNACK occurred HH"], site.Sample("P", 95, 0).Brief());
    }

    [Fact]
    public void Advance_BothLevelsCrossedByOneSampleWithADelay_OneTransition()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, 90, on: 10)));
        site.Sample("P", 95, 0);
        Assert.Equal(["NORM→UNACK occurred HH"], site.Advance(10).Brief());
    }

    [Fact]
    public void Advance_BothLevelsLeftByOneSampleWithADelay_OneTransition()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, 90, off: 10)));
        site.Sample("P", 95, 0);
        site.Sample("P", 50, 1);
        Assert.Equal(["UNACK→RTNUN cleared"], site.Advance(11).Brief());
        Assert.Equal(SiteRig.At(11), site.Alarm.ClearedAt);
    }

    [Fact]
    public void Apply_BeyondAgainWithinTheOffDelay_AlarmGoesOn()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, off: 30)));
        site.Sample("P", 90, 0);
        site.Sample("P", 50, 1);
        site.Sample("P", 90, 30);
        Assert.Empty(site.Advance(100));
        Assert.Equal(AlarmState.Unacknowledged, site.Alarm.State);
    }

    [Fact]
    public void Restart_DelayPending_EndsAtItsTime()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 60)));
        site.Sample("P", 90, 0);
        Assert.Empty(site.Restart(30));
        Assert.Empty(site.Advance(59));
        Assert.Equal(["NORM→UNACK occurred H"], site.Advance(60).Brief());
        Assert.Equal(SiteRig.At(0), site.Alarm.OccurredAt);
    }

    [Fact]
    public void Restart_DelayStoredPending_EndsAtItsTime()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 60)));
        site.Sample("P", 90, 0);
        site.Save(everything: true);
        Assert.Empty(site.Restart(30));
        Assert.Equal(["NORM→UNACK occurred H"], site.Advance(60).Brief());
    }

    [Fact]
    public void Restart_DelayEndedWhileAway_ToldAtTheRestart()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 60)));
        site.Sample("P", 90, 0);
        var made = site.Restart(90);
        Assert.Equal(["NORM→UNACK occurred H"], made.Brief());
        Assert.Equal(SiteRig.At(60), made[0].At);
        Assert.Equal(SiteRig.At(90), made[0].DecidedAt);
        Assert.Equal(SiteRig.At(90), site.Alarm.AnnunciatedAt);
    }

    [Fact]
    public void Advance_NothingPending_NextDueIsNever()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 60)));
        site.Advance(0);
        Assert.Equal(long.MaxValue, site.Engine.NextDue);
        site.Sample("P", 90, 1);
        Assert.Equal(SiteRig.Ms(61), site.Engine.NextDue);
    }

    [Fact]
    public void Advance_EverythingDueIsDone_NextDueIsLater()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, 90, on: 5)) with { Period = 1 });
        site.Late("P", 85, 0, 500);
        site.Advance(505);
        Assert.True(site.Engine.NextDue > SiteRig.Ms(505));
        site.Advance(2000);
        Assert.True(site.Engine.NextDue > SiteRig.Ms(2000));
    }

    [Fact]
    public void Advance_DelayBehindALateSample_EndsWithTheSameLag()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 60)));
        site.Late("P", 90, at: 0, arrival: 5);
        Assert.Empty(site.Advance(64.999));
        var made = site.Advance(65);
        Assert.Equal(SiteRig.At(60), Assert.Single(made).At);
        Assert.Equal(SiteRig.At(65), made[0].DecidedAt);
        Assert.Equal(SiteRig.At(5), made[0].Alarm.ReceivedAt);
    }
}
