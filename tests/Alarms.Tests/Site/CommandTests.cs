using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>What people do with alarms.</summary>
public sealed class CommandTests
{
    private readonly SiteRig _site = new(Configs.Point("P", Configs.High(80, 90)));

    [Fact]
    public void Command_AcknowledgedByTwoPeopleAtOnce_TheFirstCounts()
    {
        _site.Sample("P", 85, 0);
        var id = _site.Alarm.Id;
        var first = _site.Command(AlarmAction.Acknowledge, id, 1, "wang");
        var second = _site.Command(AlarmAction.Acknowledge, id, 1, "li");

        Assert.Equal((CommandOutcome.Done, CommandOutcome.NotAllowed), (first.Outcome, second.Outcome));
        Assert.Equal("wang", second.Alarm!.AcknowledgedBy);
        Assert.Equal(2, _site.Journal.Count);
        Assert.Equal("wang", _site.Journal[1].By);
    }

    [Fact]
    public void Command_ReturnedAlarmAcknowledgedTwice_SecondFindsNothing()
    {
        _site.Sample("P", 85, 0);
        _site.Sample("P", 50, 1);
        var id = _site.Alarm.Id;
        Assert.Equal(AlarmState.Normal, _site.Command(AlarmAction.Acknowledge, id, 2).Alarm!.State);
        Assert.Equal(CommandOutcome.NotFound, _site.Command(AlarmAction.Acknowledge, id, 2).Outcome);
    }

    [Fact]
    public void Command_UnknownAlarm_NotFound() =>
        Assert.Equal(CommandOutcome.NotFound, _site.Command(AlarmAction.Acknowledge, "01ARZ3NDEKTSV4RRFFQ69G5FAV", 0).Outcome);

    [Fact]
    public void Command_ResetOfWhatIsNotLatched_NotAllowed()
    {
        _site.Sample("P", 85, 0);
        Assert.Equal(CommandOutcome.NotAllowed, _site.Reset(1).Outcome);
    }

    [Fact]
    public void Apply_WorseAfterTheAcknowledgement_UnacknowledgedAnew()
    {
        _site.Sample("P", 85, 0);
        _site.Acknowledge(1);
        Assert.Equal(["ACKED→UNACK worsened HH"], _site.Sample("P", 95, 2).Brief());
        Assert.Equal((null, null, null), (_site.Alarm.AcknowledgedAt, _site.Alarm.AcknowledgedBy, _site.Alarm.Note));
    }

    [Fact]
    public void Apply_AcknowledgedAlarmClears_IsOver()
    {
        _site.Sample("P", 85, 0);
        _site.Acknowledge(1);
        Assert.Equal(["ACKED→NORM cleared"], _site.Sample("P", 50, 2).Brief());
        var first = _site.Journal[0].Alarm.Id;
        _site.Sample("P", 85, 3);
        Assert.NotEqual(first, _site.Alarm.Id);
    }

    [Fact]
    public void Apply_OccursAgainBeforeTheAcknowledgement_SameAlarm()
    {
        _site.Sample("P", 95, 0);
        _site.Sample("P", 50, 1);
        Assert.Equal(["RTNUN→UNACK occurred H"], _site.Sample("P", 85, 2).Brief());
        var alarm = _site.Alarm;
        Assert.Equal((SiteRig.At(0), null), (alarm.OccurredAt, alarm.ClearedAt));
        Assert.Equal((AlarmLevel.HH, AlarmLevel.HH, AlarmLevel.H), (alarm.StartLevel, alarm.WorstLevel, alarm.CurrentLevel));
    }
}
