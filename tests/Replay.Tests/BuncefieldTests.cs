using Monitoring.Contracts;
using Monitoring.Replay.Scenarios;

namespace Monitoring.Replay.Tests;

/// <summary>Tank 912, Buncefield 2005: what would have been said, with the rules of docs/early-warning.md.</summary>
public sealed class BuncefieldTests
{
    private static readonly DateTimeOffset Sticks = DateTimeOffset.FromUnixTimeMilliseconds(Buncefield.GaugeSticks);
    private static readonly DateTimeOffset Full = DateTimeOffset.FromUnixTimeMilliseconds(Buncefield.Full);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(3, 60)]
    [InlineData(4, 1)]
    [InlineData(5, 30)]
    public void Replay_AnyNoiseAndPeriod_WarnsTwoHoursBefore(ulong seed, double period)
    {
        var replay = EngineReplay.Run(Document.Rules("buncefield"), Buncefield.Make(seed, period));
        Assert.DoesNotContain(replay.Begun, t => t.At < Sticks);
        Assert.Null(replay.First("LI-912", ConditionKind.High));
        Assert.InRange(replay.First("LI-912", ConditionKind.Balance)!.Value, Sticks, Sticks.AddMinutes(10));
        Assert.InRange(replay.First("LI-912", ConditionKind.Balance, "flat")!.Value, Sticks.AddMinutes(8), Sticks.AddMinutes(12));
        Assert.InRange(replay.First("LI-912", ConditionKind.Frozen)!.Value, Sticks.AddMinutes(9), Sticks.AddMinutes(15));
    }

    [Fact]
    public void Replay_TheDocumentsFigures_AreThese()
    {
        var replay = EngineReplay.Run(Document.Rules("buncefield"), Buncefield.Make());
        Row("`balance`, 10 %", replay.First("LI-912", ConditionKind.Balance)!.Value);
        Row("`balance`, 90 %: the published rule", replay.First("LI-912", ConditionKind.Balance, "flat")!.Value);
        Row("`frozen`", replay.First("LI-912", ConditionKind.Frozen)!.Value);

        static void Row(string condition, DateTimeOffset fired) => Document.HasRow(
            "Buncefield 2005", condition, $"{fired:HH:mm:ss}", $"{(int)(Full - fired).TotalHours} h {(Full - fired).Minutes} min before the overflow");
    }

    [Fact]
    public void Replay_Balance_SaysBothNumbersAndTheWindow()
    {
        var replay = EngineReplay.Run(Document.Rules("buncefield"), Buncefield.Make());
        var alarm = replay.Find("LI-912", ConditionKind.Balance, "flat")!.Alarm;
        Assert.InRange(alarm.Value!.Value, 0, 9.2);
        Assert.InRange(alarm.Limit!.Value, 73, 103);
        Assert.Equal("m³", alarm.Unit);
        Assert.Contains("容量变化", alarm.Text, StringComparison.Ordinal);
        Assert.Contains("the flows add up to", alarm.TextEn, StringComparison.Ordinal);
        Assert.Contains("min", alarm.TextEn, StringComparison.Ordinal);
    }
}
