using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>What holds for the conditions that judge a stretch of time, whatever they see.</summary>
public sealed class WarningEvaluatorProperties
{
    private const long Start = 1_767_225_600_000;
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(150);

    private static readonly PointConfig[] Points =
    [
        new() { PointId = "A", Unit = "m", RangeLow = -100, RangeHigh = 100, Conditions = [Configs.High(80, 90), Configs.Low(-80)] },
        new() { PointId = "B", Unit = "m³/h", Period = 5 },
        new() { PointId = "C", Unit = "m³/h" },
    ];

    private static readonly SignalRule[] Rules =
    [
        new RateRule { Limit = 20 },
        new RateRule { Limit = 5, Window = 300, Direction = RateDirection.Down },
        new FrozenRule { Resolution = 1, Time = 60 },
        new FrozenRule { Resolution = 5, Time = 30, Related = ["B", "C"], RelatedAbove = 10 },
        new PinnedRule { Margin = 10, Time = 20 },
        new BalanceRule { In = ["B"], Out = ["C"], ContentPerUnit = 2, Window = 60 },
        new EtaRule { Window = 60, Horizon = 600, MinFit = 0.5 },
        new EtaRule { Window = 120, Horizon = 120, Limit = 0 },
        new DriftRule { Target = 0, Sigma = 1, Batch = 20 },
        new DriftRule { Learn = 64, Method = DriftMethod.Ewma },
    ];

    private static readonly Gen<double> Extreme =
        Gen.Elements(0, -0.0, 1e308, -1e308, double.MaxValue, double.Epsilon, -double.Epsilon, 1e-308, 100, -100);

    private static readonly Arbitrary<Seen[]> Wild = Streams(Extreme, 400_000);
    private static readonly Arbitrary<Seen[]> Tame = Streams(Gen.Choose(-100, 100).Select(v => (double)v), 60_000);

    private readonly record struct Seen(int Input, double Value, int Wait, bool Bad);

    [Fact]
    public void AnyStream_RestartedAfterEachSample_SaysTheSame() => ForAll(Wild, (rule, stream) =>
    {
        var (plain, restarted) = (Rig(rule), Rig(rule));
        foreach (var seen in Observations(plain, stream, Start))
        {
            restarted.Restart(Rig(rule).Evaluator);
            Assert.Equal(plain.See(seen), restarted.See(seen));
            Assert.True(plain.Memory.SequenceEqual(restarted.Memory));
        }
    });

    [Fact]
    public void AnyStream_WhenTrue_IsExplainedWithFiniteNumbers() => ForAll(Wild, (rule, stream) =>
    {
        var rig = Rig(rule);
        foreach (var seen in Observations(rig, stream, Start).Where(s => rig.See(s) >= Signal.True))
        {
            var explained = rig.Explain();
            Assert.True(double.IsFinite(explained.Value ?? 0) && double.IsFinite(explained.Limit ?? 0), $"{seen}: {explained}");
            Assert.DoesNotContain("NaN", explained.Text + explained.TextEn, StringComparison.Ordinal);
            Assert.DoesNotContain('∞', explained.Text + explained.TextEn);
        }
    });

    /// <summary>What holds an alarm is never more than what begins one. (Not for eta: there the horizon of a held alarm is longer, too, which its newest quarter is asked by.)</summary>
    [Fact]
    public void AnyStream_Active_NeverLessTrueThanNotActive() => ForAll(Wild, (rule, stream) =>
    {
        var rig = Rig(rule);
        foreach (var seen in Observations(rig, stream, Start))
        {
            rig.See(seen);
            Assert.True(rig.Judge(active: false) != Signal.True || rig.Judge(active: true) >= Signal.True);
        }
    });

    /// <summary>The engine does not ask when it is told that nothing changed: an alarm that follows the signal is the same as if it asked each time.</summary>
    [Fact]
    public void AnyStream_AskedOnlyWhenTold_HasTheSignalOfBeingAskedAlways()
    {
        ForAll(Wild, Same);
        ForAll(Tame, Same);

        static void Same(SignalRule rule, Seen[] stream)
        {
            var rig = Rig(rule);
            foreach (var seen in Observations(rig, stream, Start))
            {
                var signal = rig.See(seen);
                Assert.Equal(rig.Judge(rig.Active) >= Signal.True, signal >= Signal.True);
                rig.Active = signal == Signal.Unknown ? rig.Active : signal >= Signal.True;
            }
        }
    }

    /// <summary>2^35 ms later everything is the same: times are only compared.</summary>
    [Fact]
    public void AnyStream_ShiftedInTime_SaysTheSame() => ForAll(Tame, (rule, stream) =>
    {
        var (now, later) = (Rig(rule), Rig(rule));
        foreach (var (one, other) in Observations(now, stream, Start).Zip(Observations(later, stream, Start + (1L << 35))))
        {
            Assert.Equal(now.See(one), later.See(other));
        }
    });

    /// <summary>A constant on top of whole numbers: rate and frozen look at differences only.</summary>
    [Fact]
    public void AnyStream_ShiftedInValue_RateAndFrozenSayTheSame() => ForAll(Tame, (rule, stream) =>
    {
        if (rule is not (RateRule or FrozenRule))
        {
            return;
        }

        var (plain, shifted) = (Rig(rule), Rig(rule));
        foreach (var seen in Observations(plain, stream, Start))
        {
            var moved = seen.Input == 0 ? seen with { Value = seen.Value + 1024 } : seen;
            var (a, b) = (plain.See(seen), shifted.See(moved));

            // A rate at its limit to the last bit may fall to either side.
            Assert.True(a == b || (rule is RateRule r && a != Signal.Unknown && b != Signal.Unknown
                && Math.Abs(Math.Abs(plain.Explain().Value!.Value) - r.Limit) < 1e-6 * r.Limit), $"{a} {b}");
        }
    });

    /// <summary>On any exact ramp the rate is the ramp's, whatever the times of the samples.</summary>
    [Fact]
    public void AnyRamp_AtAnyTimes_HasItsExactRate() => Check.One(Many, Prop.ForAll(Gen.Choose(-50, 50).ToArbitrary(), Tame, (perMinute, stream) =>
    {
        var rig = Rig(new RateRule { Limit = 1000, Window = 300 });
        foreach (var seen in Observations(rig, stream, Start).Where(s => !s.Bad))
        {
            rig.See(seen with { Value = perMinute * (seen.At - Start) / 60_000.0 });
            if (rig.Signal != Signal.Unknown)
            {
                Assert.Equal(perMinute, rig.Explain().Value!.Value, 1e-6);
            }
        }
    }));

    /// <summary>A constant has no rate, no trend and no drift, and agrees with flows that cancel out.</summary>
    [Fact]
    public void AnyConstant_RaisesNothing() => Check.One(Many, Prop.ForAll(Gen.Elements(Rules).ToArbitrary(), Tame, (rule, stream) =>
    {
        if (rule is FrozenRule)
        {
            return;
        }

        var rig = Rig(rule);
        foreach (var seen in Observations(rig, stream, Start))
        {
            Assert.True(rig.See(seen with { Value = seen.Input == 0 ? 0 : 7 }) is Signal.False or Signal.Unknown);
        }
    }));

    private static JudgeRig Rig(SignalRule rule) => new(rule, Points[0], Points[1], Points[2]);

    private static Arbitrary<Seen[]> Streams(Gen<double> values, int longest) => (
        from input in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        from value in values
        from wait in Gen.Frequency((8, Gen.Choose(1, 5000)), (1, Gen.Choose(5000, longest)))
        from bad in Gen.Frequency((12, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Seen(input, value, wait, bad)).ArrayOf(120).ToArbitrary();

    private static IEnumerable<Observation> Observations(JudgeRig rig, Seen[] stream, long start)
    {
        foreach (var seen in stream)
        {
            start += seen.Wait;
            if (seen.Input < rig.Evaluator.Inputs.Length)
            {
                yield return new Observation(seen.Input, seen.Value, start, seen.Bad);
            }
        }
    }

    private static void ForAll(Arbitrary<Seen[]> streams, Action<SignalRule, Seen[]> holds) =>
        Check.One(Many, Prop.ForAll(Gen.Elements(Rules).ToArbitrary(), streams, holds));
}
