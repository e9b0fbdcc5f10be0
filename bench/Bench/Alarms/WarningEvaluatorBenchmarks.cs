using BenchmarkDotNet.Attributes;
using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Bench;

/// <summary>
/// One sample a second of a noisy signal through each evaluator that judges a stretch of time: update and, if it asks for it, judge. Goal:
/// 50 ns each and 0 bytes; a trend is fitted once in 75 samples (a window of 30 minutes), which is in the figure.
/// </summary>
[MemoryDiagnoser]
public class WarningEvaluatorBenchmarks
{
    private const int Samples = 4096;
    private readonly double[] _values = new double[Samples];
    private ConditionEvaluator _evaluator = null!;
    private double[] _memory = [];
    private long _now = 1_767_225_600_000;

    /// <summary>Which.</summary>
    [Params(ConditionKind.Rate, ConditionKind.Frozen, ConditionKind.Pinned, ConditionKind.Balance, ConditionKind.Eta, ConditionKind.Drift)]
    public ConditionKind Kind { get; set; }

    /// <summary>Makes the evaluator and a signal.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var point = new PointConfig
        {
            PointId = "P",
            RangeHigh = 100,
            Period = 1,
            Conditions = [new HighRule { Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = 80 }] }],
        };
        var flow = new PointConfig { PointId = "F", Period = 1 };
        SignalRule rule = Kind switch
        {
            ConditionKind.Rate => new RateRule { Limit = 20 },
            ConditionKind.Frozen => new FrozenRule { Resolution = 0.1, Time = 600, Related = ["F"] },
            ConditionKind.Pinned => new PinnedRule(),
            ConditionKind.Balance => new BalanceRule { In = ["F"], ContentPerUnit = 1 },
            ConditionKind.Eta => new EtaRule { Window = 1800, Horizon = 3600 },
            _ => new DriftRule { Target = 50, Sigma = 1 },
        };
        var site = new SiteConfig { SiteId = "330100099", Points = [point, flow] };
        _evaluator = ConditionCatalog.Find(Kind)!.Compile(rule, new RuleScope(site, site.Points.ToDictionary(p => p.PointId), point));
        _memory = new double[_evaluator.MemorySize];
        _evaluator.Begin(_memory);
        var random = new Random(1);
        for (var i = 0; i < Samples; i++)
        {
            _values[i] = 50 + random.NextDouble();
        }

        if (_evaluator.Inputs.Length > 1)
        {
            _evaluator.Update(new Observation(1, 10, _now, false), _memory);
        }
    }

    /// <summary>An hour and a bit of the signal.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public int Run()
    {
        var count = 0;
        foreach (var value in _values)
        {
            _now += 1000;
            if (_evaluator.Update(new Observation(0, value, _now, false), _memory))
            {
                count += (int)_evaluator.Judge(_memory, false);
            }
        }

        return count;
    }
}
