using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>New rules under running alarms and delays.</summary>
public sealed class RuleChangeTests
{
    [Fact]
    public void ChangeRules_LongerDelayWhileOneIsPending_CountsFromTheBeginning()
    {
        var site = Pending(on: 60);
        Assert.Empty(Edit(site, Configs.High(80, on: 100), 30));
        Assert.Empty(site.Advance(99));
        Assert.Equal(["NORM→UNACK occurred H"], site.Advance(100).Brief());
        Assert.Equal(SiteRig.At(0), site.Alarm.OccurredAt);
    }

    [Fact]
    public void ChangeRules_ShorterDelayThatIsOver_AlarmAtOnce()
    {
        var site = Pending(on: 60);
        var made = Assert.Single(Edit(site, Configs.High(80, on: 10), 30));
        Assert.Equal((SiteRig.At(30), SiteRig.At(30)), (made.At, made.DecidedAt));
        Assert.Equal(SiteRig.At(0), made.Alarm.OccurredAt);
        Assert.Equal(2, made.Alarm.RuleSet);
    }

    [Fact]
    public void ChangeRules_NoDelayAnyMore_AlarmAtOnceWithItsTrueStart()
    {
        var made = Assert.Single(Edit(Pending(on: 60), Configs.High(80), 30));
        Assert.Equal(SiteRig.At(0), made.Alarm.OccurredAt);
    }

    [Fact]
    public void ChangeRules_LimitRaisedWhileADelayIsPending_NoAlarm()
    {
        var site = Pending(on: 60);
        Assert.Empty(Edit(site, Configs.High(95, on: 60), 30));
        Assert.Empty(site.Advance(1000));
    }

    [Fact]
    public void ChangeRules_LimitLoweredBelowTheLastValue_Alarm()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)));
        site.Sample("P", 70, 0);
        Assert.Equal(["NORM→UNACK occurred H"], Edit(site, Configs.High(60), 10).Brief());
    }

    [Fact]
    public void ChangeRules_LimitRaisedAboveTheLastValue_Clears() =>
        Assert.Equal(["UNACK→RTNUN cleared"], Edit(InAlarm(90), Configs.High(95), 10).Brief());

    [Fact]
    public void ChangeRules_ConditionRemoved_AlarmEndsWithItsReason()
    {
        var site = InAlarm(90);
        Assert.Equal(["UNACK→NORM rulechanged"], Edit(site, null, 10).Brief());
        Assert.Empty(site.Alarms);
    }

    [Fact]
    public void ChangeRules_PointRemoved_AlarmEndsAndItsIndexStays()
    {
        var site = new SiteRig(Configs.Point("A"), Configs.Point("P", Configs.High(80)));
        site.Sample("P", 90, 0);
        Assert.Equal(["UNACK→NORM rulechanged"], site.Change(Configs.Site(Configs.Point("A"), Configs.Point("N")), 10).Brief());
        Assert.Equal(["A", "P", "N"], site.Engine.Rules.PointIds);
        Assert.Empty(site.Sample("P", 95, 11));
        Assert.Equal(2, site.Engine.Snapshot().Points.Length);
    }

    [Fact]
    public void ChangeRules_PointRemovedAndAddedAgain_BeginsAnew()
    {
        var site = InAlarm(90);
        site.Change(Configs.Site(), 10);
        Assert.Empty(Edit(site, Configs.High(80), 20));
        Assert.Null(site.Engine.Snapshot().Points[0].Value);
        Assert.Equal(["NORM→UNACK occurred H"], site.Sample("P", 90, 21).Brief());
    }

    [Fact]
    public void ChangeRules_WorseLevelRemoved_Eases() =>
        Assert.Equal(["UNACK→UNACK eased H"], Edit(InAlarm(95), Configs.High(80), 10).Brief());

    [Fact]
    public void ChangeRules_LesserLevelRemovedWhileTheWorseHolds_NothingHappens()
    {
        var site = InAlarm(95);
        site.Acknowledge(5);
        Assert.Empty(Edit(site, OnlyWorse(90), 10));
        Assert.Equal(AlarmLevel.HH, site.Alarm.CurrentLevel);
        Assert.Equal(["ACKED→NORM cleared"], site.Sample("P", 85, 11).Brief());
    }

    [Fact]
    public void ChangeRules_LesserLevelRemovedWhileOnlyItHolds_Clears() =>
        Assert.Equal(["UNACK→RTNUN cleared"], Edit(InAlarm(85), OnlyWorse(90), 10).Brief());

    [Fact]
    public void ChangeRules_LesserLevelAddedWhileTheWorseHolds_NothingHappens()
    {
        var site = new SiteRig(Configs.Point("P", OnlyWorse(90)));
        Assert.Equal(["NORM→UNACK occurred HH"], site.Sample("P", 95, 0).Brief());
        site.Acknowledge(1);
        Assert.Empty(Edit(site, Configs.High(80, 90), 10));
        Assert.Equal(["ACKED→ACKED eased H"], site.Sample("P", 85, 11).Brief());
    }

    [Fact]
    public void ChangeRules_RangeNarrowedBelowTheLastValue_BadAndFrozen()
    {
        var site = InAlarm(90);
        var made = site.Change(Configs.Site(Configs.Point("P", Configs.High(50)) with { RangeHigh = 60 }) with { RuleSet = 2 }, 10);
        Assert.Equal([ConditionKind.Bad], made.Select(t => t.Alarm.Condition));
    }

    [Fact]
    public void ChangeRules_LateAlarmNobodyWasToldOf_EndsSilently()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)));
        site.Late("P", 90, 0, 3600);
        Assert.Equal(["UNACK→NORM rulechanged ~"], Edit(site, null, 3601).Brief());
    }

    [Fact]
    public void ChangeRules_TagInUse_KeepsStateOfOtherPoints()
    {
        var site = new SiteRig(Configs.Point("A", Configs.High(80)), Configs.Point("B", Configs.High(80)));
        site.Sample("A", 90, 0);
        site.Sample("B", 90, 0);
        Assert.Empty(site.Change(Configs.Site(Configs.Point("B", Configs.High(80)), Configs.Point("A", Configs.Low(5), Configs.High(80))), 1));
        Assert.Equal(["A", "B"], site.Alarms.Select(a => a.PointId));
        Assert.Equal(["UNACK→RTNUN cleared"], site.Sample("A", 50, 2).Brief());
    }

    [Fact]
    public void ChangeRules_PeriodGiven_SilenceCountsFromThen()
    {
        var site = new SiteRig(Configs.Point("P"));
        site.Sample("P", 50, 0);
        site.Change(Configs.Site(Configs.Point("P") with { Period = 1 }), 1000);
        Assert.Empty(site.Advance(1119));
        Assert.Single(site.Advance(1120));
    }

    [Fact]
    public void Restart_AfterAChange_StateUnderTheNewRules()
    {
        var site = InAlarm(90);
        Edit(site, Configs.High(70, off: 60), 10);
        Assert.Empty(site.Restart(20));
        site.Sample("P", 50, 21);
        Assert.Equal(["UNACK→RTNUN cleared"], site.Advance(81).Brief());
    }

    private static SiteRig Pending(double on)
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: on)));
        site.Sample("P", 90, 0);
        return site;
    }

    private static SiteRig InAlarm(double value)
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, 90.5)));
        site.Sample("P", value, 0);
        return site;
    }

    private static AlarmTransition[] Edit(SiteRig site, HighRule? rule, double at) =>
        site.Change(Configs.Site(rule is null ? Configs.Point("P") : Configs.Point("P", rule)) with { RuleSet = 2 }, at);

    private static HighRule OnlyWorse(double limit) => new() { Levels = [new LevelLimit { Level = AlarmLevel.HH, Limit = limit }] };
}
