using Monitoring.Contracts;
using static Monitoring.Alarms.Tests.KpiRig;

namespace Monitoring.Alarms.Tests;

/// <summary>Each figure by an example (docs/kpis.md).</summary>
public sealed class KpiReportTests
{
    private const string Site = "330100000";
    private static readonly DateTimeOffset From = JournalRig.Start;

    [Fact]
    public void Report_ThreeHundredAlarmsADay_AtTheLimit()
    {
        var rig = Steady(300, 24 * 3_600 / 300d);
        var report = Of(rig.All, 100).Report(From, From.AddDays(1));
        Assert.Equal((300d, KpiVerdict.Acceptable), (Value(report, "alarmsPerDay")!.Value, Verdict(report, "alarmsPerDay")));
        Assert.Equal((2.08, KpiVerdict.Bad), (Value(report, "alarmsPer10Min")!.Value, Verdict(report, "alarmsPer10Min")));
        Assert.Equal(KpiVerdict.Good, Verdict(report, "worst10Min"));
        Assert.Equal(0, Value(report, "timeInFlood"));
    }

    [Fact]
    public void Report_AFloodOfAnHourInTenHours_TenPercentOfTheTime()
    {
        var rig = new JournalRig();
        rig.Wait(3_600);
        for (var i = 0; i < 110; i++)
        {
            rig.Occur(Site, $"P-{i}");
            rig.Wait(30);
        }

        var report = Of(rig.All, 9).Report(From, From.AddHours(10));

        // From the tenth alarm (4.5 min) until fewer than five are left in the window (last 54.5 min, ninth minute before it: 62.5 min).
        Assert.InRange(Value(report, "timeInFlood")!.Value, 9.3, 10);
        Assert.Equal(KpiVerdict.Bad, Verdict(report, "timeInFlood"));
        Assert.Equal(20, Value(report, "worst10Min"));
    }

    [Fact]
    public void Report_FloodFromBeforeTheWindow_CountsInIt()
    {
        var rig = new JournalRig();
        rig.Wait(3_590);
        for (var i = 0; i < 20; i++)
        {
            rig.Occur(Site, $"P-{i}");
        }

        var report = Of(rig.All, 9).Report(From.AddHours(1), From.AddHours(2));
        Assert.Equal(0, report.Alarms);
        Assert.Equal(15, Value(report, "timeInFlood"));
    }

    [Fact]
    public void Report_TimeToAcknowledgeAndToClear_MedianAndNinetyPercent()
    {
        var rig = new JournalRig();
        for (var i = 1; i <= 10; i++)
        {
            rig.Occur(Site, $"P-{i}");
            rig.Wait(i * 10);
            rig.Acknowledge(Site, $"P-{i}");
            rig.Wait(i * 90);
            rig.Clear(Site, $"P-{i}");
        }

        var report = Of(rig.All, 3).Report(From, From.AddDays(1));
        Assert.InRange(Value(report, "timeToAcknowledgeMedian")!.Value, 47.5, 52.5);
        Assert.InRange(Value(report, "timeToAcknowledgeP90")!.Value, 85.5, 94.5);
        Assert.InRange(Value(report, "timeToClearMedian")!.Value, 475, 525);
        Assert.InRange(Value(report, "timeToClearP90")!.Value, 855, 945);
    }

    [Theory]
    [InlineData(9.9, 1)]
    [InlineData(10, 0)]
    public void Report_ClearsBeforeAPersonCouldAct_Fleeting(double seconds, int fleeting)
    {
        var rig = new JournalRig();
        rig.Occur(Site, "P-1");
        rig.Wait(seconds);
        rig.Clear(Site, "P-1");
        Assert.Equal(fleeting, Value(Of(rig.All, 1).Report(From, From.AddHours(1)), "fleeting"));
    }

    [Fact]
    public void Report_ThreeActivationsInAMinute_OneChatteringSourceUntilItWasQuiet()
    {
        var rig = new JournalRig();
        for (var burst = 0; burst < 2; burst++)
        {
            for (var i = 0; i < 8; i++)
            {
                rig.Occur(Site, "P-1");
                rig.Wait(10);
                rig.Clear(Site, "P-1");
            }

            rig.Wait(3_600);
        }

        Assert.Equal(2, Value(Of(rig.All, 5).Report(From, From.AddHours(5)), "chattering"));
    }

    [Fact]
    public void Report_AlarmsThatStandLongerThanADay_WorstDayCounts()
    {
        var rig = new JournalRig();
        for (var i = 0; i < 6; i++)
        {
            rig.Occur(Site, $"P-{i}");
        }

        rig.Wait(36 * 3_600);
        rig.Clear(Site, "P-0");
        rig.Wait(24 * 3_600);
        var counted = Of(rig.All, 2);
        Assert.Equal(6, Value(counted.Report(From, rig.Now), "standing"));
        Assert.Equal(5, Value(counted.Report(From.AddDays(2), rig.Now), "standing"));
        Assert.Equal(0, Value(counted.Report(From, From.AddDays(1), rig.Now), "standing"));
        Assert.Equal(KpiVerdict.Bad, Verdict(counted.Report(From, rig.Now), "standing"));
    }

    [Fact]
    public void Report_LateHistoryAndWhatIsSilent_IsNoAlarm()
    {
        var rig = new JournalRig();
        rig.Occur(Site, "LATE", late: true);
        rig.Occur(Site, "SHELVED");
        rig.Move(Site, "SHELVED", AlarmState.Shelved, TransitionReason.Shelved, "duty");
        for (var i = 0; i < 5; i++)
        {
            rig.Wait(1);
            rig.Move(Site, "SHELVED", AlarmState.Shelved, TransitionReason.Cleared);
            rig.Move(Site, "SHELVED", AlarmState.Shelved, TransitionReason.Occurred);
        }

        var report = Of(rig.All, 4).Report(From, From.AddHours(1));
        Assert.Equal(1, report.Alarms);
        Assert.Equal((0d, 0d, 0d), (Value(report, "fleeting")!.Value, Value(report, "chattering")!.Value, Value(report, "unauthorised")!.Value));
        Assert.Null(Value(report, "timeToClearMedian"));
    }

    [Fact]
    public void Report_ShelvedByNobodyOrUnderreported_Unauthorised()
    {
        var rig = new JournalRig();
        rig.Occur(Site, "P-1");
        rig.Move(Site, "P-1", AlarmState.Shelved, TransitionReason.Shelved);
        rig.Occur(Site, "P-2", condition: ConditionKind.Underreport);
        var report = Of(rig.All, 4).Report(From, From.AddHours(1));
        Assert.Equal((2d, KpiVerdict.Bad), (Value(report, "unauthorised")!.Value, Verdict(report, "unauthorised")));
    }

    [Fact]
    public void Report_FewAlarms_NoVerdictOnShares()
    {
        var report = Of(Steady(99, 60).All, 10).Report(From, From.AddDays(1));
        Assert.Equal(KpiVerdict.None, Verdict(report, "topTenShare"));
        Assert.Equal(KpiVerdict.Bad, Verdict(Of(Steady(100, 60).All, 10).Report(From, From.AddDays(1)), "topTenShare"));
    }

    [Fact]
    public void Report_Top_NamesTheSourcesWithTheirShare()
    {
        var top = Of(Steady(200, 60).All, 10).Report(From, From.AddDays(1)).Top;
        Assert.Equal(10, top.Length);
        Assert.Equal(("P-0 high", 4L, 2d), (top[0].Source, top[0].Count, top[0].Share));
    }

    [Fact]
    public void Report_WindowOffTheSlots_WidenedAndEndedByNow()
    {
        var report = Of(Steady(10, 60).All, 10).Report(From.AddSeconds(61), From.AddDays(9), now: From.AddMinutes(42));
        Assert.Equal((From, From.AddMinutes(50)), (report.From, report.To));
    }

    /// <summary>Alarms of 60 sources, one after another, each acknowledged and cleared after a minute.</summary>
    private static JournalRig Steady(int alarms, double seconds)
    {
        var rig = new JournalRig();
        for (var i = 0; i < alarms; i++)
        {
            rig.Occur(Site, $"P-{i % 60}");
            rig.Wait(seconds / 2);
            rig.Acknowledge(Site, $"P-{i % 60}");
            rig.Clear(Site, $"P-{i % 60}");
            rig.Wait(seconds / 2);
        }

        return rig;
    }
}
