using Monitoring.Contracts;
using Monitoring.Replay.Scenarios;

namespace Monitoring.Replay.Tests;

/// <summary>The made scenarios, all with the rules "synthetic" of docs/early-warning.md. Nothing is ever said before the fault.</summary>
public sealed class SyntheticTests
{
    private static readonly DateTimeOffset Fault = DateTimeOffset.FromUnixTimeMilliseconds(Synthetic.Fault);

    [Fact]
    public void Normal_TwelveHours_NoAlarm() => Assert.Empty(Run("normal").Brief());

    [Fact]
    public void SlowDrift_IsForeseenThenHighThenHighHigh()
    {
        var replay = Run("slow-drift");
        var (eta, high) = (replay.Find("X-1", ConditionKind.Eta)!, replay.Find("X-1", ConditionKind.High)!);
        Assert.True(eta.At < high.At.AddMinutes(-30), string.Join("; ", replay.Brief()));
        Assert.InRange(high.At, eta.Alarm.Forecast!.Earliest.AddMinutes(-5), eta.Alarm.Forecast.Latest!.Value.AddMinutes(5));
        Assert.Contains(replay.Journal, t => t.Alarm.Condition == ConditionKind.High && t.Reason == TransitionReason.Worsened);
        Document.HasRow("slow drift, 8 an hour", "`eta`", Before(eta, high));
    }

    [Fact]
    public void Runaway_IsForeseen()
    {
        var replay = Run("runaway");
        var (eta, high) = (replay.Find("X-1", ConditionKind.Eta)!, replay.Find("X-1", ConditionKind.High)!);
        Assert.True(eta.At < high.At, string.Join("; ", replay.Brief()));
        Document.HasRow("runaway, ×e in 12 min", "`eta`", Before(eta, high));
    }

    [Fact]
    public void Step_IsARateAndAHighAtOnce()
    {
        var replay = Run("step");
        Assert.InRange(replay.First("X-1", ConditionKind.High)!.Value, Fault, Fault.AddSeconds(30));
        Assert.InRange(replay.First("X-1", ConditionKind.Rate)!.Value, Fault, Fault.AddMinutes(2));
    }

    [Fact]
    public void Spikes_OfOneSample_RaiseHighButNeitherRateNorWarnings()
    {
        var kinds = Run("spikes").Begun.Select(t => t.Alarm.Condition).Distinct();
        Assert.Equal([ConditionKind.High], kinds);
    }

    [Fact]
    public void Chatter_AroundTheLimit_TheDeadbandHoldsIt() =>
        Assert.Single(Run("chatter").Begun, t => t.Alarm.Condition == ConditionKind.High);

    [Fact]
    public void Stuck_WithFlow_IsFrozen()
    {
        var replay = Run("stuck");
        Assert.InRange(replay.First("X-1", ConditionKind.Frozen)!.Value, Fault.AddMinutes(9), Fault.AddMinutes(11));
        Assert.Equal([ConditionKind.Frozen], replay.Begun.Select(t => t.Alarm.Condition));
    }

    [Fact]
    public void Pinned_AtTheTop_IsPinned() =>
        Assert.InRange(Run("pinned").First("X-1", ConditionKind.Pinned)!.Value, Fault.AddMinutes(1), Fault.AddMinutes(2));

    [Theory]
    [InlineData("offline-12min")]
    [InlineData("offline-2h")]
    public void Offline_WithBackfill_TheExcursionIsLateAndNothingIsInvented(string name)
    {
        var replay = Run(name);
        Assert.All(replay.Begun.Where(t => t.Alarm.Condition is not (ConditionKind.Stale or ConditionKind.Rate)), t =>
        {
            Assert.Equal(ConditionKind.High, t.Alarm.Condition);
            Assert.True(t.Late);
            Assert.Equal(Fault.AddMinutes(5), t.At);
        });
        Assert.Contains(replay.Begun, t => t.Alarm.Condition == ConditionKind.High);
    }

    [Fact]
    public void ClockSkew_TheValuesRaiseNothing() =>
        Assert.DoesNotContain(Run("clock-skew").Begun, t => t.Alarm.Condition is not ConditionKind.ClockSkew);

    [Fact]
    public void Maintenance_WithAFiledWindow_StaysQuiet()
    {
        var window = new MaintenanceWindow
        {
            WindowId = "1",
            Covers = [new ConditionSelector { PointId = "X-1" }],
            From = Fault.AddMinutes(-10),
            Until = Fault.AddHours(3),
            Reason = "transmitter off",
            By = "engineer",
        };
        var replay = EngineReplay.Run(Document.Rules("synthetic"), Synthetic.All["maintenance"](), window);
        Assert.NotEmpty(replay.Journal);
        Assert.DoesNotContain(replay.Journal, t => t.To == AlarmState.Unacknowledged);
        Assert.Contains(Run("maintenance").Journal, t => t.To == AlarmState.Unacknowledged);
    }

    private static EngineReplay Run(string name)
    {
        var replay = EngineReplay.Run(Document.Rules("synthetic"), Synthetic.All[name]());
        Assert.DoesNotContain(replay.Begun, t => t.At < Fault);
        return replay;
    }

    private static string Before(AlarmTransition eta, AlarmTransition high) => $"{(int)(high.At - eta.At).TotalMinutes} min before H";
}
