using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Replay.Tests;

/// <summary>Tennessee Eastman: one rule set, three runs.</summary>
public sealed class TennesseeEastmanTests
{
    private const int Fault = 160;

    [TepFact]
    public void D06_FeedLost_FirstOutIsTheFeedAndThePressureIsForeseen()
    {
        var replay = EngineReplay.Run(Document.Rules("tennessee-eastman"), TepFactAttribute.Run("d06_te"));
        var feed = replay.Find("XMEAS-1", ConditionKind.Low)!;
        Assert.True(feed.Alarm.FirstOut);
        Assert.Equal(feed, replay.Begun.First());
        var (warned, high) = (replay.Find("XMEAS-7", ConditionKind.Eta)!, replay.Find("XMEAS-7", ConditionKind.High)!);
        Assert.True(warned.At < high.At);
        Assert.Equal(2895, warned.Alarm.Forecast!.Limit);
        var trip = replay.Journal.First(t => t.Alarm.PointId == "XMEAS-7" && t.Alarm.CurrentLevel == AlarmLevel.HH).At;
        Row("TE d06: A feed lost", "`low` on XMEAS 1, first-out", feed, trip);
        Row("TE d06: A feed lost", "`eta` on XMEAS 7", warned, trip, high);
    }

    [TepFact]
    public void D04_HiddenByControl_TheValveTellsAndTheTemperatureDoesNot()
    {
        var replay = EngineReplay.Run(Document.Rules("tennessee-eastman"), TepFactAttribute.Run("d04_te"));
        Assert.DoesNotContain(replay.Begun, t => t.Alarm.PointId == "XMEAS-9");
        Assert.DoesNotContain(replay.Begun, t => TepFactAttribute.Row(t.At) < Fault);
        Document.HasRow("TE d04: cooling water warmer", "`deviation` on XMV 10", $"row {TepFactAttribute.Row(replay.First("XMV-10", ConditionKind.Deviation)!.Value)}", "no event: control holds the temperature");
        Document.HasRow("TE d04: cooling water warmer", "`drift` on XMV 10", $"row {TepFactAttribute.Row(replay.First("XMV-10", ConditionKind.Drift)!.Value)}", "no event: control holds the temperature");
    }

    [TepFact]
    public void D00_Normal_NoAlarm() =>
        Assert.Empty(EngineReplay.Run(Document.Rules("tennessee-eastman"), TepFactAttribute.Run("d00_te")).Brief());

    /// <summary>Every column that varies, with the rules that an engineer would start with: limits 8 σ away, a day to learn.</summary>
    [TepFact]
    public void D00_EarlyWarningsOnAllColumns_FewerThanOneInAHundredPointDays()
    {
        var run = TepFactAttribute.Run("d00_te");
        var points = run.Points.Select((id, column) => Point(id, [.. run.Rows.Select(r => r.Values[column])])).OfType<PointConfig>().ToArray();
        var replay = EngineReplay.Run(Document.Rules("tennessee-eastman") with { Points = points, Suppressions = [] }, run);
        var days = run.Rows.Count * Reading.TepRecording.Period / 86_400_000.0 * points.Length;
        var (eta, drift) = (Count(ConditionKind.Eta), Count(ConditionKind.Drift));
        Assert.True(eta / days <= 0.01 && drift / days <= 0.01, string.Join("; ", replay.Brief()));
        Document.HasRow("TE d00, all columns that vary", "`eta`", Rate(eta, days));
        Document.HasRow("TE d00, all columns that vary", "`drift`, a day to learn", Rate(drift, days / 2));

        int Count(ConditionKind kind) => replay.Begun.Count(t => t.Alarm.Condition == kind);
    }

    private static string Rate(int count, double days) => string.Create(CultureInfo.InvariantCulture, $"{count} in {days:0} point-days = {count / days:0.####}");

    private static PointConfig? Point(string id, double[] values)
    {
        var mean = values.Average();
        var sigma = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return sigma == 0 ? null : new PointConfig
        {
            PointId = id,
            Period = 180,
            Conditions =
            [
                new HighRule { Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = mean + (8 * sigma) }] },
                new LowRule { Levels = [new LevelLimit { Level = AlarmLevel.L, Limit = mean - (8 * sigma) }] },
                new EtaRule { Window = 5400, Horizon = 10_800 },
                new DriftRule(),
            ],
        };
    }

    private static void Row(string replay, string condition, AlarmTransition fired, DateTimeOffset trip, AlarmTransition? high = null) => Document.HasRow(
        replay,
        condition,
        $"row {TepFactAttribute.Row(fired.At)}",
        (high is null ? "" : $"{Hours(high.At - fired.At)} before H, ") + $"{Hours(trip - fired.At)} before the trip");

    private static string Hours(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h");
}
