using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Values that are no measurement.</summary>
public sealed class QualityTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(100.001)]
    [InlineData(-0.001)]
    public void Apply_NoMeasurement_BadAndNoLimitAlarm(double value)
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80), Configs.Low(10)));
        var made = Assert.Single(site.Sample("P", value, 0));
        Assert.Equal(ConditionKind.Bad, made.Alarm.Condition);
        Assert.Null(made.Alarm.Value);
    }

    [Fact]
    public void Apply_NegativeZeroAtALowLimitOfZero_IsBeyondAndInRange()
    {
        var site = new SiteRig(Configs.Point("P", Configs.Low(0)));
        Assert.Equal(["NORM→UNACK occurred L"], site.Sample("P", -0.0, 0).Brief());
    }

    [Fact]
    public void Apply_NegativeZeroAtAHighLimitOfZero_IsBeyond()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(0)) with { RangeLow = -10 });
        Assert.Equal(["NORM→UNACK occurred H"], site.Sample("P", -0.0, 0).Brief());
    }

    [Fact]
    public void Apply_RangeOfZero_RangeIsNotChecked()
    {
        var point = Configs.Point("P", Configs.High(80) with { Deadband = null, DeadbandPercent = 2 }) with { RangeLow = 0, RangeHigh = 0 };
        Assert.Empty(SiteValidator.Check(Configs.Site(point)));
        var site = new SiteRig(point);
        Assert.Empty(site.Sample("P", 50, 0));
        Assert.Equal(["NORM→UNACK occurred H"], site.Sample("P", 1e9, 1).Brief());
        Assert.Equal(["UNACK→RTNUN cleared"], site.Sample("P", 79.999, 2).Brief());
    }

    [Fact]
    public void Apply_BadInTheMiddleOfAnAlarm_LimitStateFreezesAndBadIsItsOwnAlarm()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)));
        site.Sample("P", 90, 0);
        Assert.Equal(["NORM→UNACK occurred"], site.Sample("P", 0, 1, Quality.Bad).Brief());
        Assert.Equal([ConditionKind.High, ConditionKind.Bad], site.Alarms.Select(a => a.Condition));
        Assert.Equal(AlarmLevel.H, site.Engine.Snapshot().Points[0].Level);
        Assert.Empty(site.Advance(1000));

        Assert.Equal(["UNACK→RTNUN cleared"], site.Sample("P", 90, 1001).Brief());
        Assert.Equal(["UNACK→RTNUN cleared"], site.Sample("P", 50, 1002).Brief());
    }

    [Fact]
    public void Apply_BadWhileADelayRuns_DelayDoesNotEndWhileBad()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 60)));
        site.Sample("P", 90, 0);
        site.Sample("P", 90, 10, Quality.Bad);
        Assert.Empty(site.Advance(100));

        // Still beyond: true since the beginning, as far as anybody can know.
        var made = site.Sample("P", 90, 101);
        Assert.Equal(["UNACK→RTNUN cleared", "NORM→UNACK occurred H"], made.OrderBy(t => t.Alarm.Condition == ConditionKind.High).Brief());
        Assert.Equal(SiteRig.At(0), made.Single(t => t.Alarm.Condition == ConditionKind.High).Alarm.OccurredAt);
    }

    [Fact]
    public void Apply_BadWhileADelayRunsAndThenBack_NoAlarm()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 60)));
        site.Sample("P", 90, 0);
        site.Sample("P", 90, 10, Quality.Bad);
        Assert.Equal([ConditionKind.Bad], site.Sample("P", 50, 101).Select(t => t.Alarm.Condition));
        Assert.Empty(site.Advance(1000));
    }

    [Fact]
    public void Apply_DelayEndedBeforeTheBadSample_Alarm()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 60)));
        site.Sample("P", 90, 0);
        Assert.Equal([ConditionKind.High, ConditionKind.Bad], site.Samples(70, ("P", 90, 65, Quality.Bad)).Select(t => t.Alarm.Condition));
    }

    [Fact]
    public void Apply_Uncertain_JudgedLikeGood()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)));
        Assert.Equal(["NORM→UNACK occurred H"], site.Sample("P", 90, 0, Quality.Uncertain).Brief());
    }

    [Fact]
    public void Apply_BadWithADelay_AlarmOnlyIfItStaysBad()
    {
        var site = new SiteRig(Configs.Point("P", new BadRule { OnDelay = 10, OffDelay = 5, Priority = AlarmPriority.High }));
        site.Sample("P", 50, 0, Quality.Bad);
        Assert.Empty(site.Sample("P", 50, 9));
        site.Sample("P", 50, 20, Quality.Bad);
        Assert.Equal(AlarmPriority.High, Assert.Single(site.Advance(30)).Alarm.Priority);
        site.Sample("P", 50, 31);
        Assert.Equal(["UNACK→RTNUN cleared"], site.Advance(36).Brief());
    }

    [Fact]
    public void Apply_TwoConditionsInAlarmTogether_TwoRecordsOfOnePoint()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, off: 600), Configs.Low(10)));
        site.Sample("P", 90, 0);
        site.Sample("P", 5, 1);
        Assert.Equal([ConditionKind.High, ConditionKind.Low], site.Alarms.Select(a => a.Condition));
        Assert.Equal(2, site.Engine.View().Unacknowledged);
        site.Command(AlarmAction.Acknowledge, site.Alarms[1].Id, 2);
        Assert.Equal([AlarmState.Unacknowledged, AlarmState.Acknowledged], site.Alarms.OrderBy(a => a.Condition).Select(a => a.State));
    }

    [Fact]
    public void ChangeRules_WhileTheValueIsNotANumber_RecordKeepsANumber()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, 90)));
        site.Sample("P", 95, 0);
        site.Sample("P", double.NaN, 1);
        var made = site.Change(Configs.Site(Configs.Point("P", Configs.High(80))), 2);
        Assert.Equal(95, Assert.Single(made).Alarm.Value);
    }
}
