using System.Globalization;
using BenchmarkDotNet.Attributes;
using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Bench;

/// <summary>
/// The cost of one sample of a point with four limits, deadband, on- and off-delay, stale and bad. Goal: 60 ns and 0 bytes.
/// A site of 1,000 points gets one batch with a sample of each; the figure is per sample, its making included.
/// </summary>
[MemoryDiagnoser]
[MinColumn, Q1Column, MedianColumn]
public class SampleBenchmarks
{
    private const int Points = 1000;
    private const long T0 = 1_767_225_600_000;

    private readonly SampleBatch _batch = new()
    {
        SiteId = "330100099",
        GatewayId = "gw",
        Messages = [new BatchMessage(BatchMessage.NoSeq, 0, Points, 0, false)],
        MessageCount = 1,
        Samples = new Sample[Points],
        SampleCount = Points,
    };

    private SiteEngine _engine = null!;
    private long _now;
    private long _position;

    /// <summary>Where the values are, and so what the engine has to do with each.</summary>
    public enum Where
    {
        /// <summary>Inside all limits.</summary>
        Quiet,

        /// <summary>Beyond H for long: an alarm that holds.</summary>
        Active,

        /// <summary>Beyond H, the on-delay runs.</summary>
        Pending,
    }

    /// <summary>See <see cref="Where"/>.</summary>
    [Params(Where.Quiet, Where.Active, Where.Pending)]
    public Where State { get; set; }

    /// <summary>With <c>rate</c>, <c>frozen</c>, <c>eta</c> and <c>drift</c> on as well. Goal: 250 ns and 0 bytes.</summary>
    [Params(false, true)]
    public bool Warned { get; set; }

    /// <summary>Brings all points into the state.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var onDelay = State == Where.Pending ? 3600 : 10;
        var config = new SiteConfig
        {
            SiteId = "330100099",
            RegionCode = "330100",
            RuleSet = 1,
            Points = [.. Enumerable.Range(0, Points).Select(i => Point(string.Create(CultureInfo.InvariantCulture, $"P{i}"), onDelay, Warned))],
        };
        _engine = new SiteEngine(SiteCompiler.Compile(config, []), T0);
        _now = T0;
        for (var second = 0; second < 30; second++)
        {
            Batch();
        }

        _engine.TakeTransitions();
        _engine.TakeStates(true);
        var expected = State == Where.Active ? Points : 0;
        if (_engine.View().Alarms != expected)
        {
            throw new InvalidOperationException("the points are not in the state that is to be measured");
        }
    }

    /// <summary>One second of the site.</summary>
    [Benchmark(OperationsPerInvoke = Points)]
    public void Batch()
    {
        // A millisecond a batch, so that a delay of an hour is not over before the run is.
        _now += State == Where.Pending ? 1 : 1000;
        var value = State == Where.Quiet ? 50 : 85;
        for (var i = 0; i < Points; i++)
        {
            _batch.Samples[i] = new Sample(i, _now, value + ((_now & 1023) * 0.001), Quality.Good);
        }

        _batch.ReceivedAt = _now;
        _engine.Apply(_batch, ++_position);
    }

    private static PointConfig Point(string id, double onDelay, bool warned) => new()
    {
        PointId = id,
        Unit = "m",
        RangeLow = 0,
        RangeHigh = 100,
        Period = 1,
        Conditions =
        [
            new HighRule
            {
                Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = 80 }, new LevelLimit { Level = AlarmLevel.HH, Limit = 90 }],
                Deadband = 2,
                OnDelay = onDelay,
                OffDelay = 10,
            },
            new LowRule
            {
                Levels = [new LevelLimit { Level = AlarmLevel.L, Limit = 20 }, new LevelLimit { Level = AlarmLevel.LL, Limit = 10 }],
                Deadband = 2,
                OnDelay = onDelay,
                OffDelay = 10,
            },
            .. warned ? Warnings : [],
        ],
    };

    private static ConditionRule[] Warnings =>
    [
        new RateRule { Limit = 30, Window = 60 },
        new FrozenRule { Time = 600, Resolution = 0.0001 },
        new EtaRule { Horizon = 3600, Window = 1800 },
        new DriftRule { Target = 50, Sigma = 20 },
    ];
}
