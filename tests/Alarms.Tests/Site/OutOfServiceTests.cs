using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Out of service: with a permit, also for what may never be shelved.</summary>
public sealed class OutOfServiceTests
{
    private readonly SiteRig _site = new(Configs.Point("GT", Configs.High(25, 50, latching: true)) with { Kind = PointKind.CombustibleGas });

    private CommandResult TakeOut(double at, string? permit = "JX-2026-011") => _site.Command(
        new AlarmCommand
        {
            AlarmId = "",
            Target = new ConditionRef { PointId = "GT", Condition = ConditionKind.High },
            Action = AlarmAction.TakeOutOfService,
            By = "li",
            Permit = permit,
        }, at);

    [Fact]
    public void Command_TakenOutForCalibration_SilentAtLevel2AndBackByAPerson()
    {
        Assert.Equal(CommandOutcome.Done, TakeOut(0).Outcome);
        Assert.Equal(["OOSRV→OOSRV occurred HH"], _site.Sample("GT", 60, 10).Brief());
        Assert.Equal(["OOSRV→OOSRV cleared"], _site.Sample("GT", 0, 20).Brief());
        Assert.Equal(("JX-2026-011", "li"), (_site.Alarm.Permit, _site.Alarm.AsideBy));
        Assert.Empty(_site.Advance(100 * 86_400));
        Assert.Equal(AlarmState.Normal, _site.Command(AlarmAction.ReturnToService, _site.Alarm.Id, 30).Alarm!.State);
    }

    [Fact]
    public void Command_ReturnedWhileTrue_Unacknowledged()
    {
        TakeOut(0);
        _site.Sample("GT", 60, 10);
        _site.Command(AlarmAction.ReturnToService, _site.Alarm.Id, 30);
        Assert.Equal((AlarmState.Unacknowledged, SiteRig.At(10), SiteRig.At(30)), (_site.Alarm.State, _site.Alarm.OccurredAt, _site.Alarm.AnnunciatedAt));
    }

    [Fact]
    public void Command_NoPermit_Refused()
    {
        var result = TakeOut(0, permit: null);
        Assert.Equal((CommandOutcome.Invalid, "permit"), (result.Outcome, Assert.Single(result.Faults).Where));
        Assert.Empty(_site.Alarms);
    }

    [Fact]
    public void Command_TakenOutTwice_NotAllowed()
    {
        TakeOut(0);
        Assert.Equal(CommandOutcome.NotAllowed, TakeOut(1).Outcome);
    }

    [Fact]
    public void Command_ConditionThatDoesNotExist_NotFound() => Assert.Equal(CommandOutcome.NotFound, _site.Command(
        new AlarmCommand { AlarmId = "", Target = new ConditionRef { PointId = "GT", Condition = ConditionKind.Low }, Action = AlarmAction.TakeOutOfService, By = "li", Permit = "p" }, 0).Outcome);

    [Fact]
    public void Restart_OutOfService_Stays()
    {
        TakeOut(0);
        _site.Sample("GT", 60, 10);
        Assert.Empty(_site.Restart(1000));
        Assert.Equal((AlarmState.OutOfService, AlarmLevel.HH), (_site.Alarm.State, _site.Alarm.CurrentLevel));
    }
}
