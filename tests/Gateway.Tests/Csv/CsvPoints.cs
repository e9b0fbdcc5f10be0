using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Tests.Csv;

/// <summary>Points with everything that a file must bring back.</summary>
internal static class CsvPoints
{
    public static readonly PointConfig Full = new()
    {
        PointId = "LI-912", Name = "912罐液位", NameEn = "Tank 912, level", Kind = PointKind.Level, Unit = "m", RangeHigh = 16, Period = 10,
        HazardId = "330100099001", Equipment = "T-912", Safety = true,
        Conditions =
        [
            new HighRule
            {
                OnDelay = 10, OffDelay = 20, Deadband = 0.1, ReAlarm = 600, Basis = "SH/T 3007",
                Guidance = new Guidance { Cause = "进料过多", Consequence = "冒罐", Response = "停泵", TimeToRespond = 300 },
                Levels =
                [
                    new LevelLimit { Level = AlarmLevel.H, Limit = 13.2, Basis = "设计 1.2" },
                    new LevelLimit { Level = AlarmLevel.HH, Limit = 14, Priority = AlarmPriority.High, Latching = true },
                ],
            },
            new LowRule { DeadbandPercent = 2, Levels = [new LevelLimit { Level = AlarmLevel.L, Limit = 1 }] },
            new RateRule { Name = "fast", Limit = 0.5 },
            new BalanceRule { In = ["FI-1"], ContentPerUnit = 491 },
            new StaleRule { Time = 60, Priority = AlarmPriority.Medium },
        ],
    };

    private static readonly Gen<string> Texts = Gen.Elements(
        "", " ", "名称", "=1+1", "+1", "-x", "@a", "'", "''", "'x", "a,b", "a;b", "a\tb", "\t", "say \"hi\"", "\"", "line\r\nbreak", "\n", " blank ", "１２", "\uFEFF", "😀", "true", "1e5");

    private static readonly Gen<double> Numbers = Gen.Elements(0, 1, -1, 0.1, 1e-7, 12345.678, -0.0, 1e300, 16, double.Epsilon, 1.0 / 3);

    private static readonly Gen<ConditionRule[]> Conditions =
        from high in Gen.Elements<LimitRule?>(null, new HighRule { Levels = [] })
        from low in Gen.Elements<LimitRule?>(null, new LowRule { Levels = [] })
        from filledHigh in Limit(high, AlarmLevel.H, AlarmLevel.HH)
        from filledLow in Limit(low, AlarmLevel.L, AlarmLevel.LL)
        from others in Gen.SubListOf<ConditionRule>(
            new RateRule { Name = "a", Limit = 2 }, new RateRule { Limit = 1, Direction = RateDirection.Up, Priority = AlarmPriority.Low },
            new FrozenRule { Time = 60, Related = ["FI-1", "FI-2"] }, new StaleRule { Time = 30 }, new BadRule { Priority = AlarmPriority.High }, new DriftRule(),
            new DiscreteRule { Values = [0, 1] }, new ExpressionRule { Text = "[A] > 1 and \"x\"", Message = "文" })
        from order in Gen.Shuffle(new[] { filledHigh, filledLow }.OfType<ConditionRule>().Concat(others).ToArray())
        select order;

    public static Gen<PointConfig[]> Lists => Point.ListOf().Select(points => points.DistinctBy(p => p.PointId, StringComparer.Ordinal).ToArray());

    private static Gen<PointConfig> Point =>
        from id in Gen.Choose(0, 50).Select(n => n % 5 == 0 ? $"-{n}" : $"TI-{n}.a_b")
        from name in Texts
        from nameEn in Gen.OneOf(Texts.Select(t => (string?)t), Gen.Constant<string?>(null))
        from unit in Texts
        from equipment in Gen.OneOf(Texts.Select(t => (string?)t), Gen.Constant<string?>(null))
        from kind in Gen.Elements(Enum.GetValues<PointKind>())
        from low in Numbers
        from high in Numbers
        from safety in Gen.Elements(true, false)
        from conditions in Conditions
        select new PointConfig
        {
            PointId = id, Name = name, NameEn = nameEn, Unit = unit, Equipment = equipment, Kind = kind, RangeLow = low, RangeHigh = high, Safety = safety, Conditions = conditions,
        };

    private static Gen<LimitRule?> Limit(LimitRule? rule, AlarmLevel one, AlarmLevel two) =>
        from levels in Gen.Elements(new[] { one }, [two], [one, two], [two, one])
        from limit in Numbers
        from priority in Gen.Elements(Enum.GetValues<AlarmPriority>())
        from basis in Gen.OneOf(Texts.Select(t => (string?)t), Gen.Constant<string?>(null))
        from deadband in Gen.Elements<double?>(null, 0, 0.5)
        from delay in Gen.Elements(0.0, 10)
        from reAlarm in Gen.Elements(0.0, 600)
        select rule is null ? null : rule with
        {
            Levels = Array.ConvertAll(levels, l => new LevelLimit { Level = l, Limit = limit, Priority = priority, Basis = basis, Latching = limit > 1 }),
            Deadband = deadband,
            OffDelay = delay,
            ReAlarm = reAlarm,
        };
}
