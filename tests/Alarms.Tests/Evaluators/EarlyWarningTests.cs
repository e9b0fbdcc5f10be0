using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>The conditions <c>eta</c> and <c>drift</c>: what they foresee, and how often they are wrong (simulated AR(1) noise).</summary>
public sealed class EarlyWarningTests
{
    private static readonly PointConfig Point = new()
    {
        PointId = "P",
        Unit = "kPa",
        Conditions = [Configs.High(6, 8), Configs.Low(-6, -8)],
    };

    [Fact]
    public void Eta_RampThatTurns_WarnsWithTheLimitAndWithdraws()
    {
        var rig = new JudgeRig(new EtaRule { Window = 1800, Horizon = 3600 }, Point with { Conditions = [Configs.High(100)] });
        var random = new Random(1);
        var (warned, withdrawn) = (double.NaN, double.NaN);
        for (var t = 0; t < 36_000; t += 10)
        {
            // Flat for two hours, then 40 an hour up to 80 at 14,400 s, then down again.
            var value = t < 7200 ? 0 : t < 14_400 ? (t - 7200) / 90.0 : 80 - ((t - 14_400) / 90.0);
            var signal = rig.See("P", value + (0.2 * Gauss(random)), t);
            if (signal >= Signal.True && !rig.Active)
            {
                (rig.Active, warned) = (true, t);
                var forecast = rig.Explain().Forecast!;
                Assert.Equal((100, AlarmLevel.H), (forecast.Limit, forecast.Level));
                Assert.InRange(16_200, forecast.Earliest.ToUnixTimeSeconds() - 120, forecast.Latest!.Value.ToUnixTimeSeconds() + 120);
                Assert.Contains("H限值100", rig.Explain().Text, StringComparison.Ordinal);
            }
            else if (signal == Signal.False && rig.Active)
            {
                (rig.Active, withdrawn) = (false, t);
            }
        }

        Assert.InRange(warned, 12_000, 13_300);
        Assert.InRange(withdrawn, 14_400, 15_300);
    }

    [Fact]
    public void Eta_RampThatGetsSteeper_IsSaidAnewAtMostOnceAMinute()
    {
        var evaluator = JudgeRig.Compile(new EtaRule { Window = 600, Horizon = 7200, Limit = 100 }, Point);
        var memory = new double[evaluator.MemorySize];
        evaluator.Begin(memory);
        var (active, said) = (false, new List<long>());
        for (var t = 0L; t < 7200; t++)
        {
            var value = t < 3600 ? 0.01 * t : 36 + (0.017 * (t - 3600));
            evaluator.Update(new Observation(0, value, t * 1000, false), memory);
            if (evaluator.Judge(memory, active) is Signal.True && !active || evaluator.Judge(memory, active) == Signal.TrueRestated)
            {
                active = true;
                evaluator.OnSaid(memory);
                said.Add(t);
            }
        }

        Assert.True(said.Count is >= 2 and <= 60, $"said {said.Count} times");
        Assert.Contains(said, t => t is > 3600 and < 4300);
        Assert.All(said.Zip(said.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 60));
    }

    /// <summary>φ per minute: noise that remembers nothing, 1.4, 9.5, 33 and 100 minutes. Limits at ±6 σ.</summary>
    [Theory]
    [InlineData(0, 1800)]
    [InlineData(0.5, 1800)]
    [InlineData(0.9, 1800)]
    [InlineData(0.97, 1800)]
    [InlineData(0.99, 3600)]
    public void Eta_NormalNoise_FewerThanOneFalseAlarmIn100Days(double phi, double window) =>
        Assert.InRange(FalseAlarms(new EtaRule { Window = window, Horizon = 2 * window }, phi, 100), 0, 1);

    [Theory]
    [InlineData(0, DriftMethod.Cusum)]
    [InlineData(0.9, DriftMethod.Cusum)]
    [InlineData(0.97, DriftMethod.Cusum)]
    [InlineData(0.99, DriftMethod.Cusum)]
    [InlineData(0, DriftMethod.Ewma)]
    [InlineData(0.97, DriftMethod.Ewma)]
    [InlineData(0.99, DriftMethod.Ewma)]
    public void Drift_NormalNoise_FewerThanOneFalseAlarmIn100Days(double phi, DriftMethod method)
    {
        var alarms = Enumerable.Range(0, 20).Sum(seed => FalseAlarms(new DriftRule { Method = method }, phi, 20, seed));
        Assert.InRange(alarms, 0, 4);
    }

    /// <summary>At the first warning of a ramp; noise of a minute's memory, rise in a window 10 to 100 times its σ.</summary>
    [Theory]
    [InlineData(0, 10, 0.9)]
    [InlineData(0.5, 30, 0.88)]
    [InlineData(0.8, 30, 0.88)]
    [InlineData(0.8, 10, 0.75)]
    public void Eta_IntervalOfAFirstWarning_HoldsTheTrueTimeAsOftenAsDocumented(double phi, double ratio, double least)
    {
        var (said, held) = (0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var rig = new JudgeRig(new EtaRule { Window = 3600, Horizon = 7200, Limit = 100 }, Point);
            var (noise, random) = (0.0, new Random(seed));
            for (var t = 0; t < 18_000; t += 30)
            {
                noise = (phi * noise) + (Math.Sqrt(1 - (phi * phi)) * Gauss(random));
                if (rig.See("P", (t / 180.0) + (20 / ratio * noise), t) == Signal.True)
                {
                    var forecast = rig.Explain().Forecast!;
                    said++;
                    held += forecast.Earliest.ToUnixTimeSeconds() <= 18_000 && !(forecast.Latest?.ToUnixTimeSeconds() < 18_000) ? 1 : 0;
                    break;
                }
            }
        }

        Assert.True(said > 100, $"only {said} warned");
        Assert.True((double)held / said >= least, $"{held} of {said} held");
    }

    [Theory]
    [InlineData(DriftMethod.Cusum)]
    [InlineData(DriftMethod.Ewma)]
    public void Drift_ShiftOfALearntSignal_IsFoundAndGoesWhenItIsOver(DriftMethod method)
    {
        var rig = new JudgeRig(new DriftRule { Method = method }, Point);
        var random = new Random(2);
        var (found, gone) = (double.NaN, double.NaN);
        for (var t = 0; t < 5 * 86_400; t += 60)
        {
            var signal = rig.See("P", 50 + Gauss(random) + (t is >= 2 * 86_400 and < 3 * 86_400 ? 1.5 : 0), t);
            Assert.True(t >= 86_340 || signal == Signal.Unknown);
            if (signal == Signal.True && !rig.Active)
            {
                (rig.Active, found) = (true, t);
                Assert.Contains("above the learnt normal 5", rig.Explain().TextEn, StringComparison.Ordinal);
            }
            else if (signal == Signal.False && rig.Active)
            {
                (rig.Active, gone) = (false, t);
            }
        }

        Assert.InRange(found, 2 * 86_400, (2 * 86_400) + (4 * 3600));
        Assert.InRange(gone, 3 * 86_400, (3 * 86_400) + (6 * 3600));
    }

    [Fact]
    public void Drift_LearningWithAFaultAndBadSamplesInIt_StillKnowsTheNormalBand()
    {
        var rig = new JudgeRig(new DriftRule(), Point);
        var random = new Random(3);
        for (var t = 0; t < 86_400 * 2; t += 60)
        {
            // A fifth of the first day is a fault of 20, and there are bad samples of nonsense.
            rig.See("P", t % 6000 == 0 ? 1e6 : 50 + Gauss(random) + (t is > 40_000 and < 57_000 ? 20 : 0), t, bad: t % 6000 == 0);
        }

        Assert.InRange(rig.Explain().Limit!.Value, 49.5, 51);
    }

    private static int FalseAlarms(SignalRule rule, double phi, int days, int seed = 7)
    {
        var evaluator = JudgeRig.Compile(rule, Point);
        var memory = new double[evaluator.MemorySize];
        evaluator.Begin(memory);
        var (random, noise, active, count) = (new Random(seed), 0.0, false, 0);
        for (var minute = 0; minute < days * 1440; minute++)
        {
            noise = (phi * noise) + (Math.Sqrt(1 - (phi * phi)) * Gauss(random));
            if (evaluator.Update(new Observation(0, noise, minute * 60_000L, false), memory))
            {
                var signal = evaluator.Judge(memory, active);
                count += signal >= Signal.True && !active ? 1 : 0;
                active = signal >= Signal.True || (active && signal == Signal.Unknown);
            }
        }

        return count;
    }

    private static double Gauss(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
