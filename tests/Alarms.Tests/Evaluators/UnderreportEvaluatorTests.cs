using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

public sealed class UnderreportEvaluatorTests
{
    private static readonly PointConfig Level = Configs.Point("LI-1", Configs.High(80, 90, on: 10), Configs.Low(20)) with { Period = 1 };

    private static JudgeRig Rig() => new(new UnderreportRule { Grace = 60 }, Level);

    [Fact]
    public void Underreport_NobodyReports_TrueAfterOnDelayAndGrace()
    {
        var rig = Rig();
        rig.See("LI-1", 80, 100);

        Assert.Equal(Signal.False, rig.See("LI-1", 85, 169.9));
        Assert.Equal(Signal.True, rig.See("LI-1", 85, 170));
        Assert.Equal(Signal.False, rig.See("LI-1", 79, 171));
    }

    [Fact]
    public void Underreport_LowSide_HasItsOwnDelay()
    {
        var rig = Rig();
        rig.See("LI-1", 20, 100);

        Assert.Equal(Signal.False, rig.See("LI-1", 19, 159.9));
        Assert.Equal(Signal.True, rig.See("LI-1", 19, 160));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(100)]
    [InlineData(165)]
    public void Underreport_ReportBeforeOrAfterTheSample_NoAlarm(double reportedAt)
    {
        var rig = Rig();
        if (reportedAt <= 100)
        {
            rig.Edge(true, reportedAt);
        }

        rig.See("LI-1", 85, 100);
        if (reportedAt > 100)
        {
            rig.Edge(true, reportedAt);
        }

        Assert.Equal(Signal.False, rig.See("LI-1", 85, 1000));
    }

    [Fact]
    public void Underreport_LateReport_ClearsIt()
    {
        var rig = Rig();
        rig.See("LI-1", 85, 100);
        Assert.Equal(Signal.True, rig.See("LI-1", 85, 200));

        Assert.Equal(Signal.False, rig.Edge(true, 201));
    }

    [Fact]
    public void Underreport_EndReportedWhileBeyond_TimeRunsFromThere()
    {
        var rig = Rig();
        rig.See("LI-1", 85, 100);
        rig.Edge(true, 101);
        for (var at = 101.0; at <= 500; at++)
        {
            rig.See("LI-1", 85, at);
        }

        rig.Edge(false, 500);

        Assert.Equal(Signal.False, rig.See("LI-1", 85, 569));
        Assert.Equal(Signal.True, rig.See("LI-1", 85, 570));
    }

    [Fact]
    public void Underreport_BackFilledExceedanceOlderThanTheLastWord_SaysNothing()
    {
        var rig = Rig();
        rig.Edge(true, 100);
        rig.Edge(false, 1000);

        for (var at = 100.0; at <= 1000; at += 10)
        {
            Assert.Equal(Signal.False, rig.See("LI-1", 85, at));
        }

        Assert.Equal(Signal.False, rig.See("LI-1", 79, 1001));
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(90, false)]
    [InlineData(20, false)]
    [InlineData(80.1, false)]
    [InlineData(79.9, false)]
    [InlineData(80.2, true)]
    [InlineData(95, true)]
    [InlineData(double.NaN, false)]
    public void Underreport_ReportedLimit_ForeignIfFurtherThanAThousandthOfTheSpan(double limit, bool expected)
    {
        var rig = Rig();
        rig.See("LI-1", 96, 100);

        Assert.Equal(expected ? Signal.True : Signal.False, rig.Edge(true, 101, limit));
    }

    [Fact]
    public void Underreport_ForeignLimit_ClearsByARightReportOrItsEnd()
    {
        var rig = Rig();
        rig.See("LI-1", 96, 100);
        Assert.Equal(Signal.True, rig.Edge(true, 101, 95));
        Assert.Equal(Signal.False, rig.Edge(true, 102, 90));
        Assert.Equal(Signal.True, rig.Edge(true, 103, 95));
        Assert.Equal("网关按限值95 m报警，批准的限值为80、90、20", rig.Explain().Text);
        Assert.Equal((95, 90), (rig.Explain().Value, rig.Explain().Limit));
        rig.See("LI-1", 50, 104);
        Assert.Equal(Signal.False, rig.Edge(false, 105));
    }

    [Fact]
    public void Underreport_BadInBetween_FreezesAndGoesOn()
    {
        var rig = Rig();
        rig.See("LI-1", 85, 100);

        Assert.Equal(Signal.Unknown, rig.See("LI-1", 0, 150, bad: true));
        Assert.Equal(Signal.True, rig.See("LI-1", 85, 170));
    }

    [Fact]
    public void Underreport_LongSilence_DoesNotCountAsExceedance()
    {
        var rig = Rig();
        rig.See("LI-1", 85, 100);

        Assert.Equal(Signal.False, rig.See("LI-1", 85, 4000));
        Assert.Equal(Signal.True, rig.See("LI-1", 85, 4070));
    }

    [Fact]
    public void Underreport_RestartBetweenSampleAndGrace_GoesOn()
    {
        var rig = Rig();
        rig.See("LI-1", 85, 100);
        rig.Restart(Rig().Evaluator);

        Assert.Equal(Signal.True, rig.See("LI-1", 85, 170));
        Assert.Equal("当前值85 m，越过限值80 m已70秒，网关未报警", rig.Explain().Text);
        Assert.Equal("value 85 m is beyond the limit 80 m for 70 s and the gateway does not report it", rig.Explain().TextEn);
    }

    [Fact]
    public void Underreport_LimitRaisedMeanwhile_NoLongerBeyond()
    {
        var rig = Rig();
        rig.See("LI-1", 85, 100);
        rig.See("LI-1", 85, 200);
        rig.Restart(new JudgeRig(new UnderreportRule { Grace = 60 }, Level with { Conditions = [Configs.High(88)] }).Evaluator);

        Assert.Equal(Signal.False, rig.Judge(active: true));
    }

    [Fact]
    public void Check_PointWithoutLimits_IsTold() => Assert.Contains(
        "needs a high or low limit", Assert.Single(JudgeRig.Faults(new UnderreportRule(), Configs.Point("X"))), StringComparison.Ordinal);
}
