using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>The condition <c>balance</c>: a tank of 100 m², level in m, flows in m³/h.</summary>
public sealed class BalanceEvaluatorTests
{
    private static readonly PointConfig Level = Configs.Point("L") with { RangeHigh = 20 };
    private static readonly PointConfig In = new() { PointId = "I", Unit = "m³/h", Period = 60 };
    private static readonly PointConfig Out = new() { PointId = "O", Unit = "m³/h", Period = 60 };
    private readonly JudgeRig _rig = new(new BalanceRule { In = ["I"], Out = ["O"], ContentPerUnit = 100, Window = 600, MinContent = 10 }, Level, In, Out);
    private double _content = 500;
    private double _net;

    [Fact]
    public void Steady_AnyFlows_Agree()
    {
        Run(0, 7200, 600, 200, 1);
        Run(7200, 14_400, 0, 500, 1);
        Run(14_400, 18_000, 0, 0, 1);
    }

    /// <summary>As at Texas City: the feed runs, nothing goes out, and the transmitter falls slowly.</summary>
    [Fact]
    public void Column_FeedWithoutOutflowAndAFallingTransmitter_IsTrueWithinAWindow()
    {
        Run(0, 3600, 300, 300, 1);
        var first = Run(3600, 7200, 300, 0, -0.05);
        Assert.InRange(first, 3600, 3600 + 600);
        Assert.Contains("the flows add up to", _rig.Explain().TextEn, StringComparison.Ordinal);
        Assert.Contains("m³", _rig.Explain().Text, StringComparison.Ordinal);
        Assert.Equal("m³", _rig.Explain().Unit);
    }

    [Fact]
    public void Leak_NoFlowAndTheLevelFalls_IsTrue()
    {
        Run(0, 3600, 0, 0, 1);
        _rig.Active = false;
        var first = double.NaN;
        for (var t = 3600; t < 7200; t += 60)
        {
            _content -= 3;
            first = See(t, 0, 0) == Signal.True && double.IsNaN(first) ? t : first;
        }

        Assert.InRange(first, 3600, 4200);
    }

    [Fact]
    public void OneWrongLevel_DoesNotCount()
    {
        for (var t = 0; t < 7200; t += 10)
        {
            _content += 1;
            _rig.See("I", 360, t);
            _rig.See("O", 0, t);
            Assert.NotEqual(Signal.True, _rig.See("L", t == 4000 ? 0 : _content / 100, t));
        }
    }

    [Fact]
    public void FlowSilent_UnknownUntilTheWindowIsFullAgain()
    {
        Run(0, 3600, 600, 0, 1);
        for (var t = 3600; t < 4200; t += 60)
        {
            _content += 10;
            _rig.See("L", _content / 100, t);
        }

        Assert.Equal(Signal.Unknown, _rig.Signal);
        for (var t = 4200; t < 4680; t += 60)
        {
            _content += 10;
            Assert.Equal(Signal.Unknown, See(t, 600, 0));
        }

        Run(4860, 7200, 600, 0, 1);
        Assert.Equal(Signal.False, _rig.Signal);
    }

    [Fact]
    public void FlowBad_IsUnknownAndAShortOneIsBridged()
    {
        Run(0, 3600, 600, 0, 1);
        Assert.Equal(Signal.Unknown, _rig.See("I", 0, 3600, bad: true));
        _content += 20;
        Assert.Equal(Signal.False, See(3660, 600, 0));
    }

    /// <summary>Level every 7 s, in-flow every 60 s, out-flow every 13 s and changing: they still agree.</summary>
    [Fact]
    public void UnequalPeriods_Agree()
    {
        for (var t = 0; t < 20_000; t++)
        {
            var (into, outOf) = (600 + (200 * Math.Sin(t / 900.0)), 400 + (100 * Math.Cos(t / 300.0)));
            _content += (into - outOf) / 3600;
            if (t % 60 == 0)
            {
                _rig.See("I", into, t);
            }

            if (t % 13 == 0)
            {
                _rig.See("O", outOf, t);
            }

            Assert.True(t % 7 != 0 || _rig.See("L", _content / 100, t) != Signal.True);
        }

        Assert.Equal(Signal.False, _rig.Signal);
    }

    /// <summary>Sees a minute at a time; the level goes with <paramref name="share"/> of what it should, or of the in-flow if nothing goes out.</summary>
    /// <returns>When it first was true; fails on that if the share is 1.</returns>
    private double Run(int from, int to, double into, double outOf, double share)
    {
        var first = double.NaN;
        for (var t = from; t < to; t += 60)
        {
            // The flows change evenly within the minute of the change.
            _content += share * ((into - outOf) + _net) / 120;
            _net = into - outOf;
            first = See(t, into, outOf) == Signal.True && double.IsNaN(first) ? t : first;
        }

        Assert.True(share != 1 || double.IsNaN(first), $"true at {first} s");
        return first;
    }

    private Signal See(int at, double into, double outOf)
    {
        _rig.See("I", into, at);
        _rig.See("O", outOf, at);
        return _rig.See("L", _content / 100, at);
    }
}
