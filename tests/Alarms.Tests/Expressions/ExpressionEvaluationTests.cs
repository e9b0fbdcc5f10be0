namespace Monitoring.Alarms.Tests;

public sealed class ExpressionEvaluationTests
{
    private const double T = 1;
    private const double F = 0;
    private const double U = double.NaN;

    [Theory]
    [InlineData(T, T, "true", "true")]
    [InlineData(T, F, "false", "true")]
    [InlineData(F, F, "false", "false")]
    [InlineData(T, U, "unknown", "true")]
    [InlineData(F, U, "false", "unknown")]
    [InlineData(U, U, "unknown", "unknown")]
    public void AndOr_Kleene_EitherWayRound(double a, double b, string and, string or)
    {
        foreach (var (x, y) in new[] { (a, b), (b, a) })
        {
            Assert.Equal(and, Texts.Word(Texts.Run(Texts.Read("A = 1 and B = 1", "A", "B"), x, y)));
            Assert.Equal(or, Texts.Word(Texts.Run(Texts.Read("A = 1 or B = 1", "A", "B"), x, y)));
        }
    }

    [Theory]
    [InlineData("not A = 1", "false", "true", "unknown")]
    [InlineData("A = 1 or not A = 1", "true", "true", "unknown")]
    [InlineData("if(A = 1, 5, 5) = 5", "true", "true", "true")]
    [InlineData("if(A = 1, 5, 6) = 5", "true", "false", "unknown")]
    [InlineData("count(A = 1, true) = 2", "true", "false", "unknown")]
    [InlineData("bad(A)", "false", "false", "true")]
    [InlineData("bad(A) or A > 0", "true", "false", "true")]
    public void OneInput_TrueFalseUnknown(string text, string one, string zero, string bad)
    {
        var parsed = Texts.Read(text, "A");

        Assert.Equal([one, zero, bad], new[] { 1, 0, U }.Select(v => Texts.Word(Texts.Run(parsed, v))));
    }

    [Theory]
    [InlineData("1 / A > 0", 0)]
    [InlineData("0 / A = 0", 0)]
    [InlineData("sqrt(A) > 0", -1)]
    [InlineData("pow(A, 0.5) > 0", -1)]
    [InlineData("A * A > 0", 1e200)]
    [InlineData("A + A > 0", 1.7e308)]
    [InlineData("sum(A, A) > 0", 1.7e308)]
    [InlineData("avg(A, A) > 0", 1.7e308)]
    [InlineData("clamp(A, 2, 1) > 0", 1)]
    [InlineData("pow(A, 0) = 1", double.NaN)]
    [InlineData("pow(1, A) = 1", double.NaN)]
    [InlineData("min(A, 1) < 2", double.NaN)]
    [InlineData("clamp(A, 0, 1) < 2", double.NaN)]
    [InlineData("clamp(1, 0, A) < 2", double.NaN)]
    public void Run_NoFiniteNumber_IsUnknown(string text, double a) =>
        Assert.Equal("unknown", Texts.Word(Texts.Run(Texts.Read(text, "A"), a)));

    [Theory]
    [InlineData("abs(A) = 3", -3, true)]
    [InlineData("min(A, 2, 5) = 2", 3, true)]
    [InlineData("max(A, 2, 5) = 5", 3, true)]
    [InlineData("avg(A, 2, 4) = 3", 3, true)]
    [InlineData("sum(A, 2, 4) = 9", 3, true)]
    [InlineData("sqrt(A) = 3", 9, true)]
    [InlineData("pow(A, 2) = 9", -3, true)]
    [InlineData("clamp(A, 0, 10) = 10", 11, true)]
    [InlineData("clamp(A, 0, 10) = 0", -1, true)]
    [InlineData("A - 1 - 1 = 1", 3, true)]
    [InlineData("12 / A / 2 = 2", 3, true)]
    [InlineData("-A * 2 = -6", 3, true)]
    [InlineData("2 + A * 2 = 8", 3, true)]
    [InlineData("not A > 3 and A < 4", 3, true)]
    [InlineData("A = 0", -0.0, true)]
    [InlineData("A != 3 or false", 3, false)]
    public void Run_Numbers_AsAtSchool(string text, double a, bool expected) =>
        Assert.Equal(expected ? 1 : 0, Texts.Run(Texts.Read(text, "A"), a));
}
