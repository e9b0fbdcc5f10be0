using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Cases that the properties found, written out.</summary>
public sealed class FoundByPropertiesTests
{
    [Fact]
    public void Command_AlarmEndsWhileABadSampleFreezesItsNextDelay_DelayStaysFrozen()
    {
        var plain = new PointPlan(true, 0, 0, 0, 0, 0, 0, 0, false, 0);
        var plan = new[] { plain, plain, plain with { OnDelay = 60, Extra = 8 } };
        var scenario = new Scenario(
            [[plain, plain, plain], plan],
            [
                new Batch(0, 1, -1, [new Value(0, 4, 80, Quality.Good), new Value(2, 0, 5, Quality.Good)]),
                new Edit(0, 1),
                new Batch(132_242, 1, -1, [new Value(2, 1025, 90, Quality.Good)]),
                new Batch(8627, 0, -1, [new Value(0, 105_249, 15, Quality.Good)]),
                new Batch(37_722, 1, -1, [new Value(2, 0, 90, Quality.Bad)]),
                new Batch(16_445, 0, -1, [new Value(1, -5967, 50, Quality.Good)]),
                new Order(0, AlarmAction.Acknowledge, 0, 6),
                new Crash(0),
            ]);
        var site = new Player(scenario).Play().Site;

        Assert.Equal("RTNUN→NORM acknowledged", site.Journal[^1].Brief());
        Assert.Equal(ConditionKind.Deviation, site.Journal[^1].Alarm.Condition);
    }

    /// <summary>It occurred again by a back-fill of the other point: what its own point last heard says nothing about that.</summary>
    [Fact]
    public void BackFill_OfTheOtherPointOfAVote_IsAnnouncedAfterItsOwnGrace()
    {
        var plain = new PointPlan(true, 0, 0, 0, 0, 0, 0, 0, false, 0);
        var scenario = new Scenario(
            [[plain, plain, plain], [plain with { H = 80 }, plain with { Extra = 8 }, plain]],
            [
                new Batch(0, 0, -1, [new Value(2, 8, 89, Quality.Good)]),
                new Batch(0, 1, -1, [new Value(1, 3370, 81, Quality.Good)]),
                new Edit(0, 1),
                new Batch(0, 0, -1, [new Value(2, 3, 50, Quality.Good)]),
                new Batch(137_352, 1, -1, [new Value(2, 122_806, 95, Quality.Good)]),
            ]);
        var player = new Player(scenario).Play();
        var voting = Assert.Single(player.Site.Alarms, alarm => alarm.Condition == ConditionKind.Voting);
        Assert.Equal(AlarmState.Unacknowledged, voting.State);
        Assert.DoesNotContain(player.Site.Journal, t => t.Reason == TransitionReason.CaughtUp);

        Assert.DoesNotContain(player.Site.Advance(player.Now + 9.9), t => t.Reason == TransitionReason.CaughtUp);
        Assert.Equal(voting.Id, Assert.Single(player.Site.Advance(player.Now + 10), t => t.Reason == TransitionReason.CaughtUp).Alarm.Id);
    }
}
