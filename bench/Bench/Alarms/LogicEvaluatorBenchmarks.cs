using BenchmarkDotNet.Attributes;
using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Bench;

/// <summary>
/// The cost of one sample in an evaluator: taking it and judging, with a value that differs from the one before. Goal 50 ns (an
/// expression: about 100 ns) and 0 bytes.
/// </summary>
[MemoryDiagnoser]
public class LogicEvaluatorBenchmarks
{
    private static readonly Dictionary<string, SignalRule> Rules = new()
    {
        ["deviation"] = new DeviationRule { Reference = "B", Limit = 5, Deadband = 1 },
        ["voting 2oo3"] = new VotingRule { Points = ["A", "B", "C"], K = 2, Level = AlarmLevel.H },
        ["underreport"] = new UnderreportRule(),
        ["discrete"] = new DiscreteRule { Values = [0, 3] },
        ["expression"] = new ExpressionRule { Text = "A > 50 and B > 50 and not (C < 10)" },
    };

    private ConditionEvaluator _evaluator = null!;
    private double[] _memory = [];
    private long _at = 1_767_225_600_000;

    /// <summary>Conditions.</summary>
    public static IEnumerable<string> Names => Rules.Keys;

    /// <summary>Condition.</summary>
    [ParamsSource(nameof(Names))]
    public string Condition { get; set; } = "";

    /// <summary>Compiles the rule and gives each input a value.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        PointConfig[] points = [.. new[] { "A", "B", "C" }.Select(Point)];
        var site = new SiteConfig { SiteId = "330100099", RegionCode = "330100", Points = points };
        var rule = Rules[Condition];
        _evaluator = ConditionCatalog.Find(rule.Kind)!.Compile(rule, new RuleScope(site, points.ToDictionary(p => p.PointId), points[0]));
        _memory = new double[_evaluator.MemorySize];
        _evaluator.Begin(_memory);
        for (var i = 0; i < _evaluator.Inputs.Length; i++)
        {
            _evaluator.Update(new Observation(i, 60, _at, false), _memory);
        }
    }

    /// <summary>One sample; the value is beyond the limit, so that nothing is left out.</summary>
    [Benchmark]
    public int Sample()
    {
        _at++;
        return _evaluator.Update(new Observation(0, 60 + (_at & 1), _at, false), _memory) ? (int)_evaluator.Judge(_memory, false) : 0;
    }

    private static PointConfig Point(string id) => new()
    {
        PointId = id,
        RangeHigh = 100,
        Period = 1,
        Conditions = [new HighRule { Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = 50 }] }],
    };
}
