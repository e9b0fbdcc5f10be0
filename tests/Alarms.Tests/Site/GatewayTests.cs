using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>A gateway's line and clock.</summary>
public sealed class GatewayTests
{
    private readonly SiteRig _site = new(Configs.Point("P", Configs.High(80)));

    [Fact]
    public void Report_OfflineByItsWill_AlarmAtOnce()
    {
        _site.Report(GatewayLink.Online, 0);
        var made = Assert.Single(_site.Report(GatewayLink.Offline, 5));
        Assert.Equal((ConditionKind.GatewayOffline, "@gw"), (made.Alarm.Condition, made.Alarm.PointId));
        Assert.Equal(SiteSight.Blind, _site.Engine.View().Sight);
        Assert.Equal(["UNACK→RTNUN cleared"], _site.Report(GatewayLink.Online, 6).Brief());
    }

    [Fact]
    public void Report_ConnectionLost_AlarmAfterThirtySeconds()
    {
        _site.Report(GatewayLink.Online, 0);
        Assert.Empty(_site.Report(GatewayLink.ConnectionLost, 5));
        Assert.Empty(_site.Advance(34.999));
        Assert.Equal(SiteRig.At(5), Assert.Single(_site.Advance(35)).Alarm.OccurredAt);
    }

    [Fact]
    public void Report_ConnectionLostAndBackInTime_NoAlarm()
    {
        _site.Report(GatewayLink.Online, 0);
        _site.Report(GatewayLink.ConnectionLost, 5);
        Assert.Empty(_site.Sample("P", 50, 34));
        Assert.Empty(_site.Advance(1000));
    }

    [Fact]
    public void Report_ConnectionLostAgainAndAgainWithoutAWord_AlarmThirtySecondsAfterTheFirst()
    {
        _site.Report(GatewayLink.Online, 0);
        _site.Report(GatewayLink.ConnectionLost, 5);
        _site.Report(GatewayLink.ConnectionLost, 25);
        Assert.Single(_site.Advance(35));
    }

    [Fact]
    public void Report_ConnectionOfOneThatNeverSaidItIsOnline_MeansNothing()
    {
        _site.Sample("P", 50, 0);
        Assert.Empty(_site.Report(GatewayLink.ConnectionLost, 5));
        Assert.Empty(_site.Advance(1000));
    }

    [Fact]
    public void Report_SaysTwiceThatItIsOffline_OneAlarm()
    {
        Assert.Single(_site.Report(GatewayLink.Offline, 0));
        Assert.Empty(_site.Report(GatewayLink.Offline, 1));
    }

    [Fact]
    public void Apply_DataOfAGatewayThatIsOffline_IsBack()
    {
        _site.Report(GatewayLink.Offline, 0);
        Assert.Equal(["UNACK→RTNUN cleared"], _site.Sample("P", 50, 1).Brief());
    }

    [Fact]
    public void Restart_GatewayWasOnline_HasThirtySecondsToShowItself()
    {
        _site.Report(GatewayLink.Online, 0);
        _site.Save(everything: true);
        Assert.Empty(_site.Restart(500));
        Assert.Empty(_site.Advance(529));
        Assert.Equal([ConditionKind.GatewayOffline], _site.Advance(530).Select(t => t.Alarm.Condition));
    }

    [Fact]
    public void Restart_GatewayShowsItself_NoAlarm()
    {
        _site.Report(GatewayLink.Online, 0);
        _site.Restart(500);
        _site.Sample("P", 50, 510);
        Assert.Empty(_site.Advance(1000));
    }

    [Fact]
    public void Restart_GatewayWasOffline_StaysOfflineUntilHeard()
    {
        _site.Report(GatewayLink.Offline, 0);
        Assert.Empty(_site.Restart(500));
        Assert.Equal(ConditionKind.GatewayOffline, _site.Alarm.Condition);
        Assert.Equal(["UNACK→RTNUN cleared"], _site.Report(GatewayLink.Online, 501).Brief());
    }

    [Fact]
    public void Apply_ClockAhead_JudgedAtArrivalWithAnAlarmThatClears()
    {
        var made = _site.Samples(10, ("P", 90, 70.001, Quality.Good));
        Assert.Equal([ConditionKind.ClockSkew, ConditionKind.High], made.Select(t => t.Alarm.Condition));
        Assert.Equal(SiteRig.At(10), made[1].Alarm.OccurredAt);
        Assert.Equal((60.001, 60.0), (made[0].Alarm.Value!.Value, made[0].Alarm.Limit!.Value));

        Assert.Empty(_site.Samples(40, ("P", 90, 140, Quality.Good)));
        Assert.Empty(_site.Advance(99.999));
        Assert.Equal(["UNACK→RTNUN cleared"], _site.Advance(100).Brief());
    }

    [Fact]
    public void Apply_ClockAheadByLess_JudgedAtItsTime()
    {
        var made = Assert.Single(_site.Samples(10, ("P", 90, 70, Quality.Good)));
        Assert.Equal(SiteRig.At(70), made.At);
    }

    [Fact]
    public void Restart_ReplaysSamplesOfAFastClock_SkewAlarmIsAsItWas()
    {
        // The point's state is older than the gateway's, so that its samples are replayed after the alarm was stored.
        for (var t = 0; t < 100; t += 10)
        {
            _site.Samples(t, ("P", 50, t + 100, Quality.Good));
        }

        _site.Acknowledge(95);
        Assert.Empty(_site.Restart(96));
        Assert.Equal(AlarmState.Acknowledged, _site.Alarm.State);
        Assert.Empty(_site.Advance(149));
        Assert.Equal(["ACKED→NORM cleared"], _site.Advance(150).Brief());
    }

    [Fact]
    public void Resume_TwoGatewaysSilent_OrderDoesNotDependOnHowTheyWereStored()
    {
        _site.Report(GatewayLink.Online, 0, "b");
        _site.Report(GatewayLink.Online, 1, "a");
        _site.Restart(100);
        Assert.Equal(["@a", "@b"], _site.Advance(130).Select(t => t.Alarm.PointId));
    }
}
