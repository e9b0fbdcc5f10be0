using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>What holds for the conditions that look at several points or at the gateway's own alarm, whatever they see.</summary>
public sealed class LogicEvaluatorProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly PointConfig[] Points =
    [
        Configs.Point("A", Configs.High(80, 90, deadband: 3), Configs.Low(20, 10)) with { Period = 1 },
        Configs.Point("B", Configs.High(80, 90), Configs.Low(20)) with { Period = 60 },
        Configs.Point("C", Configs.High(80), Configs.Low(20)),
    ];

    private static readonly SignalRule[] Rules =
    [
        new ExpressionRule { Text = "A > 50 and B > 50 or not (C < 80)" },
        new ExpressionRule { Text = "bad(A) or age(B) > 100 and A / C > 2" },
        new PlantStateRule { Text = "max(A, B, C) < 20" },
        new DeviationRule { Reference = "B", Limit = 10, Deadband = 3 },
        new DeviationRule { Constant = 50, Limit = 30 },
        new VotingRule { Points = ["A", "B", "C"], K = 2, Level = AlarmLevel.H },
        new VotingRule { Points = ["C", "A"], K = 1, Level = AlarmLevel.L, Limit = 30, Deadband = 5 },
        new UnderreportRule { Grace = 5 },
        new DiscreteRule { Values = [0, 80, 100] },
    ];

    private static readonly Gen<Seen> ASeen =
        from input in Gen.Choose(-1, 2)
        from value in Gen.Elements(0, 10, 20, 50, 78, 79.9, 80, 81, 90, 100, -0.0, double.MaxValue, -double.MaxValue, double.Epsilon)
        from wait in Gen.Frequency((5, Gen.Choose(1, 3000)), (2, Gen.Choose(3000, 40_000)), (1, Gen.Choose(40_000, 400_000)))
        from bad in Gen.Frequency((8, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Seen(input, value, wait, bad);

    private static readonly Arbitrary<Seen[]> Streams = ASeen.ArrayOf().Select(s => s.Take(40).ToArray()).ToArbitrary();

    private readonly record struct Seen(int Input, double Value, int Wait, bool Bad);

    [Fact]
    public void AnyStream_RestartedAfterEachSample_SaysTheSame() => ForAll((rule, stream) =>
    {
        var (plain, restarted) = (Rig(rule), Rig(rule));
        foreach (var seen in Observations(plain, stream))
        {
            restarted.Restart(Rig(rule).Evaluator);
            Assert.Equal(plain.See(seen), restarted.See(seen));
            Assert.True(plain.Memory.SequenceEqual(restarted.Memory));
        }
    });

    [Fact]
    public void AnyStream_WhenTrue_IsExplainedWithFiniteNumbers() => ForAll((rule, stream) =>
    {
        var rig = Rig(rule);
        foreach (var seen in Observations(rig, stream))
        {
            if (rig.See(seen) != Signal.True)
            {
                continue;
            }

            var explained = rig.Explain();
            Assert.True(double.IsFinite(explained.Value ?? 0) && double.IsFinite(explained.Limit ?? 0));
            Assert.NotEmpty(explained.Text);
            Assert.DoesNotContain("NaN", explained.Text + explained.TextEn, StringComparison.Ordinal);
            Assert.DoesNotContain('∞', explained.Text + explained.TextEn);
        }
    });

    /// <summary>A deadband can only hold a condition, never begin one.</summary>
    [Fact]
    public void AnyStream_Active_NeverLessTrueThanNotActive() => ForAll((rule, stream) =>
    {
        var rig = Rig(rule);
        foreach (var seen in Observations(rig, stream))
        {
            rig.See(seen);
            Assert.True(rig.Judge(active: false) != Signal.True || rig.Judge(active: true) == Signal.True);
        }
    });

    /// <summary>Samples of different points may overtake one another: only those of one point are in order.</summary>
    [Fact]
    public void AnyStream_PointsInAnotherOrder_EndTheSame() => ForAll((rule, stream) =>
    {
        var (one, other) = (Rig(rule), Rig(rule));
        var seen = Observations(one, stream).ToArray();
        foreach (var observation in seen)
        {
            one.See(observation);
        }

        foreach (var observation in seen.OrderBy(s => s.Input == Observation.Edge ? int.MaxValue : s.Input))
        {
            other.See(observation);
        }

        if (rule is not UnderreportRule)
        {
            Assert.True(one.Memory.SequenceEqual(other.Memory));
            Assert.Equal(one.Judge(false), other.Judge(false));
        }
        else
        {
            // The gateway's word and the samples are two streams, too.
            Assert.Equal(one.Judge(false), other.Judge(false));
        }
    });

    private static JudgeRig Rig(SignalRule rule) => new(rule, Points[0], Points[1], Points[2]);

    private static IEnumerable<Observation> Observations(JudgeRig rig, Seen[] stream)
    {
        var at = 1_000_000L;
        foreach (var seen in stream)
        {
            at += seen.Wait;
            if (seen.Input >= 0 && seen.Input < rig.Evaluator.Inputs.Length)
            {
                yield return new Observation(seen.Input, seen.Value, at, seen.Bad);
            }
            else if (seen.Input < 0 && rig.Evaluator.ListensToEdge)
            {
                yield return new Observation(Observation.Edge, seen.Bad ? 0 : 1, at, false, seen.Value is 80 or 81 ? seen.Value : double.NaN);
            }
        }
    }

    private static void ForAll(Action<SignalRule, Seen[]> holds) =>
        Check.One(Many, Prop.ForAll(Gen.Elements(Rules).ToArbitrary(), Streams, holds));
}
