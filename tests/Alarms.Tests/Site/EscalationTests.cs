using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Clocks of records: escalation of what nobody acknowledges, re-alarm of what somebody did.</summary>
public sealed class EscalationTests
{
    private static SiteRig Site(params ConditionRule[] rules) =>
        new(Configs.Site(Configs.Point("P", rules)) with { Escalation = new EscalationConfig() });

    [Fact]
    public void Advance_NobodyAcknowledges_EscalatedOnceAtTheTimeOfThePriority()
    {
        var site = Site(Configs.High(80));
        site.Sample("P", 85, 0);
        Assert.Equal(SiteRig.At(1800), site.Alarm.EscalatesAt);
        Assert.Empty(site.Advance(1799.999));
        Assert.Equal(["UNACK→UNACK escalated H"], site.Advance(1800).Brief());
        Assert.Equal((null, SiteRig.At(1800)), (site.Alarm.EscalatesAt, site.Alarm.EscalatedAt));
        Assert.Equal(1, site.Engine.View().Escalated);
        Assert.Empty(site.Advance(100_000));
    }

    [Fact]
    public void Advance_ReturnedButNotAcknowledged_EscalatedAllTheSame()
    {
        var site = Site(Configs.High(80));
        site.Sample("P", 85, 0);
        site.Sample("P", 50, 10);
        Assert.Equal(["RTNUN→RTNUN escalated"], site.Advance(1800).Brief());
    }

    [Fact]
    public void Command_AcknowledgedInTime_NotEscalated()
    {
        var site = Site(Configs.High(80));
        site.Sample("P", 85, 0);
        site.Acknowledge(10);
        Assert.Empty(site.Advance(100_000));
    }

    [Fact]
    public void Apply_GetsWorse_TheTimeComesForward()
    {
        var site = Site(Configs.High(80, 90));
        site.Sample("P", 85, 0);
        site.Sample("P", 95, 100);
        Assert.Equal(SiteRig.At(700), site.Alarm.EscalatesAt);
        Assert.Equal(["UNACK→UNACK escalated HH"], site.Advance(700).Brief());
    }

    [Fact]
    public void Restart_DueDuringATotalOutage_EscalatedAtTheStart()
    {
        var site = Site(Configs.High(80));
        site.Sample("P", 85, 0);
        var made = site.Restart(86_400);
        Assert.Equal(["UNACK→UNACK escalated H"], made.Brief());
        Assert.Equal(SiteRig.At(1800), made[0].At);
    }

    [Fact]
    public void Restart_BeforeItIsDue_EscalatedAtTheSameTime()
    {
        var site = Site(Configs.High(80));
        site.Sample("P", 85, 0);
        Assert.Empty(site.Restart(900));
        Assert.Equal(["UNACK→UNACK escalated H"], site.Advance(1800).Brief());
    }

    [Fact]
    public void Apply_LateAlarmThatIsOver_NotEscalated()
    {
        var site = Site(Configs.High(80));
        site.Late("P", 85, 0, 3600);
        site.Late("P", 50, 10, 3600);
        Assert.Empty(site.Advance(100_000));
    }

    [Fact]
    public void Advance_AcknowledgedAndStillThere_ReAlarmsAfterItsTime()
    {
        var site = Site(Configs.High(80) with { ReAlarm = 3600 });
        site.Sample("P", 85, 0);
        site.Acknowledge(100);
        Assert.Equal(SiteRig.At(3700), site.Alarm.ReAlarmsAt);
        Assert.Equal(["ACKED→UNACK realarmed H"], site.Advance(3700).Brief());
        Assert.Equal((null, null), (site.Alarm.AcknowledgedBy, site.Alarm.ReAlarmsAt));
        Assert.Equal(SiteRig.At(3700 + 1800), site.Alarm.EscalatesAt);
    }

    [Fact]
    public void Advance_AcknowledgedAndCleared_DoesNotReAlarm()
    {
        var site = Site(Configs.High(80) with { ReAlarm = 3600 });
        site.Sample("P", 85, 0);
        site.Acknowledge(100);
        site.Sample("P", 50, 200);
        Assert.Empty(site.Advance(100_000));
    }

    [Fact]
    public void Restart_With5000ActiveAlarms_AllAreThereAndEachIsEscalatedOnce()
    {
        var points = Enumerable.Range(0, 5000).Select(i => Configs.Point($"P{i}", Configs.High(80))).ToArray();
        var site = new SiteRig(Configs.Site(points) with { Escalation = new EscalationConfig() });
        site.Samples(0, [.. points.Select(p => (p.PointId, 85.0, 0.0, Quality.Good))]);
        Assert.Equal(5000, site.Alarms.Length);

        Assert.Empty(site.Restart(60));
        Assert.Equal(5000, site.Alarms.Length);
        var made = site.Advance(1800);
        Assert.Equal(5000, made.Length);
        Assert.All(made, t => Assert.Equal(TransitionReason.Escalated, t.Reason));
    }
}
