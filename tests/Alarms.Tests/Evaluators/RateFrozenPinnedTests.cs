using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>The conditions <c>rate</c>, <c>frozen</c> and <c>pinned</c>.</summary>
public sealed class RateFrozenPinnedTests
{
    private static readonly PointConfig Level = Configs.Point("L");
    private static readonly PointConfig Flow = Configs.Point("F") with { RangeHigh = 1000, Unit = "m³/h" };

    [Fact]
    public void Rate_OneWildSample_IsNotARate()
    {
        var rig = new JudgeRig(new RateRule { Limit = 5, Window = 60 }, Level);
        for (var t = 0; t < 600; t++)
        {
            Assert.NotEqual(Signal.True, rig.See("L", t == 300 ? 95 : 50, t));
        }
    }

    [Theory]
    [InlineData(RateDirection.Up, 6, true)]
    [InlineData(RateDirection.Up, -6, false)]
    [InlineData(RateDirection.Down, -6, true)]
    [InlineData(RateDirection.Both, -6, true)]
    [InlineData(RateDirection.Both, 4, false)]
    public void Rate_Ramp_CountsInItsDirection(RateDirection direction, double perMinute, bool expected)
    {
        var rig = new JudgeRig(new RateRule { Limit = 5, Window = 60, Direction = direction }, Level);
        for (var t = 0; t < 120; t++)
        {
            rig.See("L", 50 + (perMinute * t / 60), t);
        }

        Assert.Equal(expected ? Signal.True : Signal.False, rig.Signal);
        Assert.Equal(perMinute, rig.Explain().Value!.Value, 1e-9);
        Assert.Equal(Level.Unit + "/min", rig.Explain().Unit);
    }

    [Fact]
    public void Rate_AfterAGap_IsUnknownUntilHalfAWindow()
    {
        var rig = new JudgeRig(new RateRule { Limit = 5, Window = 60 }, Level);
        for (var t = 0; t < 120; t++)
        {
            rig.See("L", 50, t);
        }

        Assert.Equal(Signal.Unknown, rig.See("L", 90, 1000));
        for (var t = 1001; t < 1028; t++)
        {
            Assert.Equal(Signal.Unknown, rig.See("L", 90, t));
        }

        rig.See("L", 90, 1040);
        Assert.Equal(Signal.False, rig.See("L", 90, 1045));
    }

    [Fact]
    public void Rate_BadSample_IsUnknown()
    {
        var rig = new JudgeRig(new RateRule { Limit = 5, Window = 60 }, Level);
        for (var t = 0; t < 120; t++)
        {
            rig.See("L", t, t);
        }

        Assert.Equal(Signal.True, rig.Signal);
        Assert.Equal(Signal.Unknown, rig.See("L", 0, 120, bad: true));
        Assert.Equal(Signal.True, rig.See("L", 121, 121));
    }

    [Fact]
    public void Frozen_PumpStartsAfterADayOfRest_CountsFromItsStart()
    {
        var rig = new JudgeRig(new FrozenRule { Resolution = 0.01, Time = 600, Related = ["F"], RelatedAbove = 10 }, Level, Flow);
        for (var t = 0; t < 90_000; t += 60)
        {
            rig.See("F", t < 86_400 ? 0 : 500, t);
            var signal = rig.See("L", 50, t);
            Assert.Equal(t >= 86_400 + 540 ? Signal.True : Signal.False, signal);
        }

        Assert.Contains("F读数500", rig.Explain().Text.Replace("为", "读数", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Frozen_NoiseWithinTheResolutionAfterARise_IsFoundInTime()
    {
        var rig = new JudgeRig(new FrozenRule { Resolution = 0.5, Time = 600 }, Level);
        for (var t = 0; t < 3000; t += 10)
        {
            // It stops at 1000 s, and its noise leaves the band that the rise left behind.
            rig.See("L", Math.Min(t, 1000) / 20.0 + (t > 1000 && t % 100 == 0 ? 0.4 : 0), t);
            if (t < 1590)
            {
                Assert.NotEqual(Signal.True, rig.Signal);
            }
            else if (t > 1590 + 75)
            {
                Assert.Equal(Signal.True, rig.Signal);
            }
        }
    }

    [Fact]
    public void Frozen_RelatedBadOrUnknown_IsUnknown()
    {
        var rig = new JudgeRig(new FrozenRule { Resolution = 0.01, Time = 600, Related = ["F"], RelatedAbove = 10 }, Level, Flow);
        for (var t = 0; t < 3000; t += 60)
        {
            rig.See("L", 50, t);
        }

        Assert.Equal(Signal.Unknown, rig.Signal);
        rig.See("F", 500, 3000, bad: true);
        Assert.Equal(Signal.Unknown, rig.See("L", 50, 3001));

        // That it moves is certain without the flow.
        Assert.Equal(Signal.False, rig.See("L", 51, 3060));
    }

    [Fact]
    public void Frozen_SilentLongerThanTheTime_BeginsAnew()
    {
        var rig = new JudgeRig(new FrozenRule { Time = 600 }, Level);
        rig.See("L", 50, 0);
        Assert.Equal(Signal.False, rig.See("L", 50, 7200));
        Assert.Equal(Signal.True, rig.See("L", 50, 7800));
    }

    [Theory]
    [InlineData(RangeEnds.Both, 100, true)]
    [InlineData(RangeEnds.Both, 0, true)]
    [InlineData(RangeEnds.High, 0, false)]
    [InlineData(RangeEnds.Low, 100, false)]
    [InlineData(RangeEnds.Both, 99, false)]
    public void Pinned_AtAnEnd_AfterTheTime(RangeEnds ends, double value, bool expected)
    {
        var rig = new JudgeRig(new PinnedRule { Ends = ends, Time = 60 }, Level);
        for (var t = 0; t < 60; t += 10)
        {
            Assert.Equal(Signal.False, rig.See("L", value, t));
        }

        Assert.Equal(expected ? Signal.True : Signal.False, rig.See("L", value, 60));
        Assert.Equal(Signal.Unknown, rig.See("L", value, 70, bad: true));
        Assert.Equal(Signal.False, rig.See("L", 50, 80));
    }

    [Fact]
    public void Check_FaultyRules_AllFaultsAtOnce()
    {
        var owner = Level with { RangeHigh = 0, Period = 120 };
        Assert.Equal(4, JudgeRig.Faults(new RateRule { Limit = 0, Window = 0.5, DeadbandPercent = 99 }, owner).Length);
        Assert.Equal(5, JudgeRig.Faults(new FrozenRule { Resolution = -1, Time = 0, RelatedAbove = double.NaN, Related = ["L"] }, owner).Length);
        Assert.Equal(3, JudgeRig.Faults(new PinnedRule { Margin = 11, Time = 0 }, owner).Length);
        Assert.Equal(7, JudgeRig.Faults(new BalanceRule { ContentPerUnit = 0, FlowSeconds = 0, Tolerance = 0, Window = 1, MinContent = -1 }, owner).Length);
        Assert.Equal(5, JudgeRig.Faults(new EtaRule { Horizon = 1, Window = 1, MinFit = 0 }, owner).Length);
        Assert.Equal(6, JudgeRig.Faults(new DriftRule { Sigma = 0, Learn = 1, Batch = 0, Threshold = 1, Slack = 0 }, owner).Length);
    }
}
