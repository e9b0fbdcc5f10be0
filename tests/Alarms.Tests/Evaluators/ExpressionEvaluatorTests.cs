using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

public sealed class ExpressionEvaluatorTests
{
    private static readonly PointConfig Level = Configs.Point("LI-912") with { Period = 1 };
    private static readonly PointConfig Flow = Configs.Point("FI-1") with { Period = 60, Unit = "m³/h" };
    private static readonly PointConfig Valve = Configs.Point("XV-1") with { Unit = "" };

    private static JudgeRig Rig(string text, string? message = null) =>
        new(new ExpressionRule { Text = text, Message = message }, Level, Flow, Valve);

    [Fact]
    public void Expression_TrueAndFalse_AsItsPointsSay()
    {
        var rig = Rig("LI-912 > 80 and XV-1 = 0");

        Assert.Equal(Signal.Unknown, rig.See("LI-912", 81, 1));
        Assert.Equal(Signal.True, rig.See("XV-1", 0, 1));
        Assert.Equal(Signal.False, rig.See("XV-1", 1, 2));
        Assert.Equal(Signal.Unknown, rig.See("XV-1", 0, 3, bad: true));
        Assert.Equal(Signal.False, rig.See("LI-912", 80, 4));
    }

    [Fact]
    public void Expression_SilentPoint_IsUnknownAfterMaxOfThreePeriodsAndTwoMinutes()
    {
        var rig = Rig("LI-912 > 80 and FI-1 > 10");
        rig.See("LI-912", 81, 0);

        Assert.Equal(Signal.True, rig.See("FI-1", 11, 0));
        Assert.Equal(Signal.True, rig.See("LI-912", 81, 180));
        Assert.Equal(Signal.Unknown, rig.See("LI-912", 81, 180.001));
        Assert.Equal(Signal.True, rig.See("FI-1", 11, 181));
        Assert.Equal(Signal.True, rig.See("FI-1", 11, 300));
        Assert.Equal(Signal.Unknown, rig.See("FI-1", 11, 301));
    }

    [Fact]
    public void Expression_PointWithoutPeriod_IsNeverSilent()
    {
        var rig = Rig("LI-912 > 80 and XV-1 = 0");
        rig.See("XV-1", 0, 0);

        Assert.Equal(Signal.True, rig.See("LI-912", 81, 1_000_000));
    }

    [Fact]
    public void Expression_OwnStaleTime_Counts()
    {
        var slow = Flow with { Conditions = [new StaleRule { Time = 30 }] };
        var rig = new JudgeRig(new ExpressionRule { Text = "LI-912 > 80 and FI-1 > 10" }, Level, slow);
        rig.See("FI-1", 11, 0);

        Assert.Equal(Signal.True, rig.See("LI-912", 81, 30));
        Assert.Equal(Signal.Unknown, rig.See("LI-912", 81, 31));
    }

    [Fact]
    public void Expression_BadAndAge_SayWhatIsKnown()
    {
        var bad = Rig("bad(LI-912) and FI-1 > 10");
        var old = Rig("age(LI-912) > 20 and FI-1 > 10");
        foreach (var rig in new[] { bad, old })
        {
            rig.See("LI-912", 50, 0);
            rig.See("FI-1", 550, 0);
        }

        Assert.Equal((Signal.False, Signal.False), (bad.See("FI-1", 550, 20), old.See("FI-1", 550, 20)));
        Assert.Equal((Signal.False, Signal.True), (bad.See("FI-1", 550, 21), old.See("FI-1", 550, 21)));
        Assert.Equal((Signal.True, Signal.True), (bad.See("FI-1", 550, 121), old.See("FI-1", 550, 121)));
        Assert.Equal((Signal.True, Signal.False), (bad.See("LI-912", 50, 122, bad: true), old.See("LI-912", 50, 122)));
    }

    [Fact]
    public void Explain_Message_WithTheValuesThatMadeIt()
    {
        var rig = Rig("LI-912>80&&XV-1=0", "液位高且出口关闭");
        rig.See("LI-912", 81.25, 1);
        rig.See("XV-1", 0, 1);

        Assert.Equal("液位高且出口关闭（LI-912=81.25 m、XV-1=0）", rig.Explain().Text);
        Assert.Equal("液位高且出口关闭 (LI-912=81.25 m, XV-1=0)", rig.Explain().TextEn);
        Assert.Null(rig.Explain().Value);
    }

    [Fact]
    public void Explain_NoMessage_TheNormalFormAndOfAComparisonItsSides()
    {
        var rig = Rig("FI-1 - [XV-1]*2>10");
        rig.See("FI-1", 31, 1);
        rig.See("XV-1", 1, 1);

        Assert.Equal("FI-1 - XV-1 * 2 > 10（FI-1=31 m³/h、XV-1=1）", rig.Explain().Text);
        Assert.Equal((29, 10), (rig.Explain().Value, rig.Explain().Limit));
    }

    [Fact]
    public void Check_Faults_AllWithTheirPlaceInTheRule() => Assert.Equal(
        [
            "points[0].conditions[0].text: line 1, column 1: the site has no point 'LI-921'; did you mean LI-912?",
            "points[0].conditions[0].text: line 2, column 5: the site has no point 'XV-2'; did you mean XV-1?",
        ],
        JudgeRig.Faults(new PlantStateRule { Text = "LI-921 > 1\nand XV-2 = 0" }, Level, Valve));

    [Fact]
    public void Check_LongMessageAndNumber_BothTold() => Assert.Equal(2, JudgeRig.Faults(
        new ExpressionRule { Text = "LI-912", Message = new string('长', 501) }, Level).Length);

    [Fact]
    public void PlantState_IsAnExpression() =>
        Assert.Equal(Signal.True, new JudgeRig(new PlantStateRule { Text = "LI-912 < 1" }, Level).See("LI-912", 0.5, 1));

    [Fact]
    public void Edited_SamePoints_GoesOnWhereItWas()
    {
        var rig = Rig("LI-912 > 80 and XV-1 = 0");
        rig.See("LI-912", 81, 1);
        rig.See("XV-1", 0, 1);
        rig.Restart(JudgeRig.Compile(new ExpressionRule { Text = "LI-912 > 82 and XV-1 = 0" }, Level, Valve));

        Assert.Equal(Signal.False, rig.Judge(active: true));
        Assert.False(JudgeRig.Compile(new ExpressionRule { Text = "XV-1 = 0 and LI-912 > 80" }, Level, Valve).CanTakeOver(rig.Evaluator));
    }
}
