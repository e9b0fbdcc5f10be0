using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>The try-out bench of contract.md §1: what a reader sees who follows the README.</summary>
public sealed class TryOutBenchTests
{
    private readonly SiteRig _site = new(Configs.TryOutBench());

    [Fact]
    public void Check_Bench_HasNoFault() => Assert.Empty(SiteValidator.Check(Configs.TryOutBench()));

    [Fact]
    public void Apply_LevelAtHighHigh_OneAlarmWithItsRecord()
    {
        Assert.Equal(["NORM→UNACK occurred HH"], _site.Sample("LI-912", 14.5, 0).Brief());

        var alarm = _site.Alarm;
        Assert.Equal((AlarmLevel.HH, AlarmLevel.HH, AlarmLevel.HH), (alarm.StartLevel, alarm.WorstLevel, alarm.CurrentLevel));
        Assert.Equal((14.5, 14.0, "m"), (alarm.Value, alarm.Limit, alarm.Unit));
        Assert.Equal((AlarmPriority.High, true, false), (alarm.Priority, alarm.FirstOut, alarm.Late));
        Assert.Equal(("LI-912高高", "LI-912 high high"), (alarm.Text, alarm.TextEn));
        Assert.Equal(SiteRig.At(0), alarm.OccurredAt);
        Assert.Equal(SiteRig.At(0), alarm.AnnunciatedAt);
        Assert.Equal(1, alarm.Seq);
    }

    [Fact]
    public void Apply_LevelUpAndDown_OneRecordSpansItsLevels()
    {
        Assert.Equal(["NORM→UNACK occurred H"], _site.Sample("LI-912", 13.2, 0).Brief());
        Assert.Equal(["UNACK→UNACK worsened HH"], _site.Sample("LI-912", 14.0, 1).Brief());
        Assert.Empty(_site.Sample("LI-912", 13.95, 2));
        Assert.Equal(["UNACK→UNACK eased H"], _site.Sample("LI-912", 13.8, 3).Brief());
        Assert.Empty(_site.Sample("LI-912", 13.15, 4));
        Assert.Equal(["UNACK→RTNUN cleared"], _site.Sample("LI-912", 13.0, 5).Brief());
        Assert.Equal((AlarmLevel.H, AlarmLevel.HH), (_site.Alarm.StartLevel, _site.Alarm.WorstLevel));
        Assert.Single(_site.Journal.Select(t => t.Alarm.Id).Distinct());
    }

    [Fact]
    public void Apply_LevelTooLow_LowAlarm() =>
        Assert.Equal(["NORM→UNACK occurred L"], _site.Sample("LI-912", 0.9, 0).Brief());

    [Fact]
    public void Advance_TemperatureHighForTenSeconds_AlarmWithItsTrueStart()
    {
        Assert.Empty(_site.Sample("TI-1", 65, 0));
        Assert.Empty(_site.Advance(9.999));
        Assert.Equal(["NORM→UNACK occurred H"], _site.Advance(10).Brief());
        Assert.Equal(SiteRig.At(0), _site.Alarm.OccurredAt);
        Assert.Equal(SiteRig.At(10), _site.Alarm.AnnunciatedAt);
    }

    [Fact]
    public void Apply_GasAtLevelTwo_LatchesUntilReset()
    {
        _site.Sample("GT-1", 60, 0);
        Assert.Equal(["UNACK→LTUNK cleared"], _site.Sample("GT-1", 3, 5).Brief());
        Assert.Equal(CommandOutcome.NotAllowed, _site.Reset(6).Outcome);
        Assert.Equal(AlarmState.LatchedAcknowledged, _site.Acknowledge(7).Alarm!.State);
        Assert.Equal(CommandOutcome.NotAllowed, _site.Acknowledge(8).Outcome);
        Assert.Equal(AlarmState.Normal, _site.Reset(9).Alarm!.State);
        Assert.Empty(_site.Alarms);
    }

    [Fact]
    public void Apply_GasAtLevelOne_DoesNotLatch()
    {
        _site.Sample("GT-1", 30, 0);
        Assert.Equal(["UNACK→RTNUN cleared"], _site.Sample("GT-1", 3, 5).Brief());
    }

    [Fact]
    public void Apply_GasAcknowledgedBeforeItClears_LatchesAcknowledged()
    {
        _site.Sample("GT-1", 60, 0);
        _site.Acknowledge(1);
        Assert.Equal(["ACKED→ACKED eased H", "ACKED→LTACK cleared"], [.. _site.Sample("GT-1", 30, 2).Brief(), .. _site.Sample("GT-1", 3, 3).Brief()]);
        Assert.Equal(["LTACK→UNACK occurred H"], _site.Sample("GT-1", 26, 4).Brief());
        Assert.Null(_site.Alarm.AcknowledgedBy);
    }

    [Fact]
    public void Apply_FlowAnywhereInItsRange_NoAlarm() => Assert.Empty(_site.Sample("FI-1", 999, 0));

    [Theory]
    [InlineData(1.77, "HH")]
    [InlineData(1.6, "H")]
    [InlineData(0.2, "L")]
    public void Apply_PressureAtALimit_ItsLevel(double value, string level) =>
        Assert.Equal([$"NORM→UNACK occurred {level}"], _site.Sample("PI-1", value, 0).Brief());

    [Fact]
    public void Apply_PressureBackByLessThanTwoPercentOfSpan_StaysInAlarm()
    {
        _site.Sample("PI-1", 1.65, 0);
        Assert.Empty(_site.Sample("PI-1", 1.56, 1));
        Assert.Equal(["UNACK→RTNUN cleared"], _site.Sample("PI-1", 1.54, 2).Brief());
    }
}
