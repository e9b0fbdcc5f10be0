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
}
