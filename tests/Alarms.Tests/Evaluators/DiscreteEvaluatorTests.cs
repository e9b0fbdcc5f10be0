using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

public sealed class DiscreteEvaluatorTests
{
    private static readonly PointConfig Switch = Configs.Point("XS-1") with { Unit = "", Kind = PointKind.Switch };

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(1.0000009, true)]
    [InlineData(1.00001, false)]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(-1, false)]
    public void Discrete_Value_ListedOrNot(double value, bool expected) =>
        Assert.Equal(expected ? Signal.True : Signal.False, new JudgeRig(new DiscreteRule { Values = [1, 3] }, Switch).See("XS-1", value, 1));

    [Fact]
    public void Discrete_SinglePrecisionAndMinusZero_AreTheListedValues()
    {
        Assert.Equal(Signal.True, new JudgeRig(new DiscreteRule { Values = [0.1] }, Switch).See("XS-1", 0.1f, 1));
        Assert.Equal(Signal.True, new JudgeRig(new DiscreteRule { Values = [0] }, Switch).See("XS-1", -0.0, 1));
    }

    [Fact]
    public void Discrete_Bad_FreezesAndItsReturnDecides()
    {
        var rig = new JudgeRig(new DiscreteRule { Values = [1] }, Switch);
        rig.See("XS-1", 1, 1);

        Assert.Equal(Signal.Unknown, rig.See("XS-1", 0, 2, bad: true));
        Assert.Equal(Signal.True, rig.See("XS-1", 1, 3));
        Assert.Equal("当前值1", rig.Explain().Text);
    }

    [Fact]
    public void Check_Faults_AreTold()
    {
        Assert.Contains("must list 1 to 32 values", Assert.Single(JudgeRig.Faults(new DiscreteRule { Values = [] }, Switch)), StringComparison.Ordinal);
        Assert.Contains("must list 1 to 32 values", Assert.Single(JudgeRig.Faults(new DiscreteRule { Values = null! }, Switch)), StringComparison.Ordinal);
        Assert.Contains("values[1]: the value is not a number", Assert.Single(JudgeRig.Faults(new DiscreteRule { Values = [1, double.NaN] }, Switch)), StringComparison.Ordinal);
    }
}
