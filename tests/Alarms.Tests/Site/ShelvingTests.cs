using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Shelving: timed and one-shot, its limits, and how an alarm comes back.</summary>
public sealed class ShelvingTests
{
    private readonly SiteRig _site = new(Configs.Point("P", Configs.High(80, 90)), Configs.Point("Q", Configs.Low(10)));

    private CommandResult Shelve(string alarmId, double at, double? until, bool oneShot = false, string? reason = "仪表校验") => _site.Command(
        new AlarmCommand
        {
            AlarmId = alarmId,
            Action = AlarmAction.Shelve,
            By = "wang",
            Until = until is { } u ? SiteRig.At(u) : null,
            OneShot = oneShot,
            Reason = reason,
        }, at);

    [Fact]
    public void Command_ShelvedAlarm_IsSilentAndListedWithWhoWhyAndUntil()
    {
        _site.Sample("P", 85, 0);
        var result = Shelve(_site.Alarm.Id, 10, 610);

        Assert.Equal(CommandOutcome.Done, result.Outcome);
        Assert.Equal((AlarmState.Shelved, "wang", "仪表校验", SiteRig.At(610)), (_site.Alarm.State, _site.Alarm.AsideBy, _site.Alarm.AsideReason, _site.Alarm.ShelvedUntil));
        Assert.Equal((1, 0), (_site.Engine.View().Aside, _site.Engine.View().Unacknowledged));
    }

    [Fact]
    public void Advance_ShelvingExpiresWhileInAlarm_UnacknowledgedAgain()
    {
        _site.Sample("P", 85, 0);
        _site.Acknowledge(5);
        Shelve(_site.Alarm.Id, 10, 610);

        Assert.Empty(_site.Advance(609.999));
        Assert.Equal(["SHLVD→UNACK shelveexpired H"], _site.Advance(610).Brief());
        Assert.Equal((SiteRig.At(0), SiteRig.At(610), null), (_site.Alarm.OccurredAt, _site.Alarm.AnnunciatedAt, _site.Alarm.AcknowledgedBy));
        Assert.Equal((null, null), (_site.Alarm.ShelvedUntil, _site.Alarm.AsideBy));
    }

    [Fact]
    public void Advance_ShelvingExpiresWhileNormal_IsOver()
    {
        _site.Sample("P", 85, 0);
        Shelve(_site.Alarm.Id, 10, 610);
        Assert.Equal(["SHLVD→SHLVD cleared"], _site.Sample("P", 50, 20).Brief());
        Assert.Equal(["SHLVD→NORM shelveexpired"], _site.Advance(700).Brief());
        Assert.Empty(_site.Alarms);
    }

    [Fact]
    public void Restart_ShelvingExpiredWhileAway_ComesBackAtTheStart()
    {
        _site.Sample("P", 85, 0);
        Shelve(_site.Alarm.Id, 10, 610);
        Assert.Equal(["SHLVD→UNACK shelveexpired H"], _site.Restart(5000).Brief());
    }

    [Fact]
    public void Apply_OneShotShelvedAlarmClears_ShelvingIsOver()
    {
        _site.Sample("P", 85, 0);
        Assert.Equal(CommandOutcome.Done, Shelve(_site.Alarm.Id, 10, null, oneShot: true).Outcome);
        Assert.Equal(["SHLVD→NORM oneshotover"], _site.Sample("P", 50, 20).Brief());
        Assert.Equal(["NORM→UNACK occurred H"], _site.Sample("P", 85, 30).Brief());
    }

    [Fact]
    public void Advance_OneShotShelvedAlarmNeverClears_EndsAtTheLongestTime()
    {
        _site.Sample("P", 85, 0);
        Shelve(_site.Alarm.Id, 10, null, oneShot: true);
        Assert.Equal(SiteRig.At(10 + (4 * 3600)), _site.Alarm.ShelvedUntil);
        Assert.Equal(["SHLVD→UNACK shelveexpired H"], _site.Advance(10 + (4 * 3600)).Brief());
    }

    [Fact]
    public void Apply_ShelvedAlarmReachesAHigherPriority_BreaksThrough()
    {
        _site.Sample("P", 85, 0);
        Shelve(_site.Alarm.Id, 10, 610);
        Assert.Equal(["SHLVD→UNACK worsened HH"], _site.Sample("P", 95, 20).Brief());
        Assert.NotNull(_site.Alarm.AnnunciatedAt);
    }

    [Fact]
    public void Command_ConditionThatIsNormal_ShelvedBeforeTheWorkAndSilent()
    {
        var command = new AlarmCommand
        {
            AlarmId = "",
            Target = new ConditionRef { PointId = "Q", Condition = ConditionKind.Low },
            Action = AlarmAction.Shelve,
            By = "wang",
            Reason = "排空",
            Until = SiteRig.At(600),
        };
        Assert.Equal(CommandOutcome.Done, _site.Command(command, 0).Outcome);
        Assert.Equal(["SHLVD→SHLVD occurred L"], _site.Sample("Q", 5, 10).Brief());
        Assert.Equal((SiteRig.At(10), null), (_site.Alarm.OccurredAt, _site.Alarm.AnnunciatedAt));
        Assert.Equal(["SHLVD→UNACK shelveexpired L"], _site.Advance(600).Brief());
        Assert.Equal((SiteRig.At(10), SiteRig.At(600)), (_site.Alarm.OccurredAt, _site.Alarm.AnnunciatedAt));
    }

    [Fact]
    public void Command_Unshelve_RecomputedFromTheLiveValue()
    {
        _site.Sample("P", 85, 0);
        Shelve(_site.Alarm.Id, 10, 610);
        Assert.Equal(AlarmState.Unacknowledged, _site.Command(AlarmAction.Unshelve, _site.Alarm.Id, 20).Alarm!.State);
    }

    [Theory]
    [InlineData(0, 85, 4 * 3600, true)]
    [InlineData(0, 85, (4 * 3600) + 1, false)]
    [InlineData(0, 95, 30 * 60, true)]
    [InlineData(0, 95, (30 * 60) + 1, false)]
    [InlineData(0, 85, 0, false)]
    public void Command_ShelvedFor_AtMostTheLongestTimeOfThePriority(double at, double value, double until, bool allowed)
    {
        _site.Sample("P", value, at);
        var result = Shelve(_site.Alarm.Id, at, until);

        Assert.Equal(allowed ? CommandOutcome.Done : CommandOutcome.Invalid, result.Outcome);
        Assert.Equal(allowed ? [] : ["until"], result.Faults.Select(f => f.Where));
    }

    [Fact]
    public void Command_NoReasonAndNoEnd_BothTold()
    {
        _site.Sample("P", 85, 0);
        var result = Shelve(_site.Alarm.Id, 10, null, reason: " ");
        Assert.Equal(["reason", "until"], result.Faults.Select(f => f.Where));
        Assert.Equal(AlarmState.Unacknowledged, _site.Alarm.State);
    }

    [Fact]
    public void Command_GasLevel2OrSafetyPoint_NeverShelved()
    {
        var site = new SiteRig(
            Configs.Point("GT", Configs.High(25, 50)) with { Kind = PointKind.CombustibleGas },
            Configs.Point("ESD", Configs.High(1)) with { Safety = true });
        site.Sample("GT", 60, 0);
        site.Sample("ESD", 1, 0);

        foreach (var alarm in site.Alarms)
        {
            var result = site.Command(new AlarmCommand { AlarmId = alarm.Id, Action = AlarmAction.Shelve, By = "w", Reason = "r", Until = SiteRig.At(60) }, 1);
            Assert.Equal((CommandOutcome.Invalid, "alarm"), (result.Outcome, Assert.Single(result.Faults).Where));
        }
    }

    [Fact]
    public void Apply_GasShelvedAtLevel1ReachesLevel2_BreaksThrough()
    {
        var same = new HighRule { Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = 25 }, new LevelLimit { Level = AlarmLevel.HH, Limit = 50 }] };
        var site = new SiteRig(Configs.Point("GT", same) with { Kind = PointKind.CombustibleGas });
        site.Sample("GT", 30, 0);
        site.Command(new AlarmCommand { AlarmId = site.Alarm.Id, Action = AlarmAction.Shelve, By = "w", Reason = "r", Until = SiteRig.At(600) }, 1);
        Assert.Equal(["SHLVD→UNACK protected HH"], site.Sample("GT", 60, 2).Brief());
    }

    [Fact]
    public void Command_CriticalAlarm_NeverShelved()
    {
        var site = new SiteRig(Configs.Point("P", new HighRule { Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = 80, Priority = AlarmPriority.Critical }] }));
        site.Sample("P", 85, 0);
        var result = site.Command(new AlarmCommand { AlarmId = site.Alarm.Id, Action = AlarmAction.Shelve, By = "w", Reason = "r", OneShot = true }, 1);
        Assert.Equal(CommandOutcome.Invalid, result.Outcome);
    }
}
