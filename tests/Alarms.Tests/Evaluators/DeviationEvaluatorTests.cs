using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

public sealed class DeviationEvaluatorTests
{
    private static readonly PointConfig Level = Configs.Point("LI-912") with { Period = 1 };
    private static readonly PointConfig Target = Configs.Point("SP-912");

    [Fact]
    public void Deviation_FromAPoint_AtTheLimitEitherSide()
    {
        var rig = new JudgeRig(new DeviationRule { Reference = "SP-912", Limit = 5 }, Level, Target);

        Assert.Equal(Signal.Unknown, rig.See("LI-912", 50, 1));
        Assert.Equal(Signal.False, rig.See("SP-912", 50, 1));
        Assert.Equal(Signal.False, rig.See("LI-912", 54.9, 2));
        Assert.Equal(Signal.True, rig.See("LI-912", 55, 3));
        Assert.Equal(Signal.True, rig.See("LI-912", 45, 4));
        Assert.Equal(Signal.False, rig.See("SP-912", 46, 5));
        Assert.Equal(Signal.Unknown, rig.See("SP-912", 46, 6, bad: true));
    }

    [Fact]
    public void Deviation_Deadband_CountsOnlyWhileActive()
    {
        var rig = new JudgeRig(new DeviationRule { Constant = 50, Limit = 5, Deadband = 2 }, Level);
        rig.See("LI-912", 53, 1);

        Assert.Equal(Signal.False, rig.Judge(active: false));
        Assert.Equal(Signal.True, rig.Judge(active: true));
        rig.See("LI-912", 52.9, 2);
        Assert.Equal(Signal.False, rig.Judge(active: true));
    }

    [Fact]
    public void Deviation_SilentSetPointWithAPeriod_IsUnknown()
    {
        var rig = new JudgeRig(new DeviationRule { Reference = "SP-912", Limit = 5 }, Level, Target with { Period = 1 });
        rig.See("SP-912", 50, 0);

        Assert.Equal(Signal.True, rig.See("LI-912", 60, 120));
        Assert.Equal(Signal.Unknown, rig.See("LI-912", 60, 121));
    }

    [Fact]
    public void Deviation_ExtremeValues_NeverAnInfiniteNumber()
    {
        var rig = new JudgeRig(new DeviationRule { Constant = -1e308, Limit = 5 }, Level);

        Assert.Equal(Signal.True, rig.See("LI-912", 1.7e308, 1));
        Assert.Null(rig.Explain().Value);
    }

    [Fact]
    public void Explain_Below_SaysByHowMuch()
    {
        var rig = new JudgeRig(new DeviationRule { Constant = 50, Limit = 5 }, Level);
        rig.See("LI-912", 43.5, 1);

        Assert.Equal("测量值43.5 m，设定值50 m，低6.5 m，限值5 m", rig.Explain().Text);
        Assert.Equal("value 43.5 m, set-point 50 m: 6.5 m below, limit 5 m", rig.Explain().TextEn);
        Assert.Equal((-6.5, 5), (rig.Explain().Value, rig.Explain().Limit));
    }

    [Theory]
    [InlineData(null, null, 5, 0, "reference: exactly one")]
    [InlineData("SP-912", 5.0, 5, 0, "reference: exactly one")]
    [InlineData("SP-9", null, 5, 0, "reference: the site has no point 'SP-9'")]
    [InlineData("LI-912", null, 5, 0, "reference: the set-point cannot be the point itself")]
    [InlineData(null, double.NaN, 5, 0, "constant: the set-point is not a number")]
    [InlineData(null, 5.0, 0, 0, "limit: the limit must be a number above 0")]
    [InlineData(null, 5.0, double.PositiveInfinity, 0, "limit: the limit must be a number above 0")]
    [InlineData(null, 5.0, 5, 5, "deadband: the deadband must be at least 0 and below the limit 5")]
    [InlineData(null, 5.0, 5, double.NaN, "deadband: the deadband must be at least 0 and below the limit 5")]
    public void Check_Fault_IsTold(string? reference, double? constant, double limit, double deadband, string fault)
    {
        var rule = new DeviationRule { Reference = reference, Constant = constant, Limit = limit, Deadband = deadband };

        Assert.StartsWith("points[0].conditions[0]." + fault, Assert.Single(JudgeRig.Faults(rule, Level, Target)), StringComparison.Ordinal);
    }
}
