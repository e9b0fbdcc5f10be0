using Monitoring.Contracts;

namespace Monitoring.Gateway.Csv;

/// <summary>A level of a limit as its cells say it.</summary>
internal sealed class LevelDraft
{
    public double? Limit { get; set; }

    public AlarmPriority? Priority { get; set; }

    public bool? Latching { get; set; }

    public string? Basis { get; set; }

    public static LevelDraft Of(LevelLimit? level) =>
        level is null ? new LevelDraft() : new LevelDraft { Limit = level.Limit, Priority = level.Priority, Latching = level.Latching, Basis = level.Basis };

    public LevelLimit ToLevel(AlarmLevel level) => new()
    {
        Level = level, Limit = Limit!.Value, Priority = Priority ?? AlarmPriority.Medium, Latching = Latching ?? false, Basis = Basis,
    };
}

/// <summary>A limit condition as its cells say it.</summary>
internal sealed class LimitDraft
{
    public LevelDraft First { get; private init; } = new();

    public LevelDraft Second { get; private init; } = new();

    public double? Deadband { get; set; }

    public double? DeadbandPercent { get; set; }

    public double? OnDelay { get; set; }

    public double? OffDelay { get; set; }

    /// <summary>Levels in use.</summary>
    public bool Exists => First.Limit is not null || Second.Limit is not null;

    /// <param name="rule">The rule as it is; null if the point has none.</param>
    /// <param name="first">H or L.</param>
    public static LimitDraft Of(LimitRule? rule, AlarmLevel first)
    {
        if (rule is null)
        {
            return new LimitDraft();
        }

        return new LimitDraft
        {
            First = LevelDraft.Of(rule.Levels.FirstOrDefault(l => l.Level == first)),
            Second = LevelDraft.Of(rule.Levels.FirstOrDefault(l => l.Level != first)),
            Deadband = rule.Deadband,
            DeadbandPercent = rule.DeadbandPercent,
            OnDelay = rule.OnDelay,
            OffDelay = rule.OffDelay,
        };
    }

    /// <summary>The rule with these values; what the cells do not hold is of the rule before.</summary>
    public LimitRule ToRule(LimitRule? before, bool high)
    {
        var (first, second) = high ? (AlarmLevel.H, AlarmLevel.HH) : (AlarmLevel.L, AlarmLevel.LL);
        LevelLimit[] levels =
        [
            .. First.Limit is null ? (LevelLimit[])[] : [First.ToLevel(first)],
            .. Second.Limit is null ? (LevelLimit[])[] : [Second.ToLevel(second)],
        ];
        if (before?.Levels is [var top, ..] && top.Level == second)
        {
            Array.Reverse(levels);
        }

        LimitRule rule = before ?? (high ? new HighRule { Levels = [] } : new LowRule { Levels = [] });
        return rule with { Levels = levels, Deadband = Deadband, DeadbandPercent = DeadbandPercent, OnDelay = OnDelay ?? 0, OffDelay = OffDelay ?? 0 };
    }
}

/// <summary>A point while its row is read: begins as the point is, if the site has it, and takes what the cells say.</summary>
internal sealed class PointDraft
{
    public PointDraft(PointConfig start)
    {
        Point = start;
        Conditions = [.. start.Conditions];
        High = LimitDraft.Of(start.Conditions.OfType<HighRule>().FirstOrDefault(), AlarmLevel.H);
        Low = LimitDraft.Of(start.Conditions.OfType<LowRule>().FirstOrDefault(), AlarmLevel.L);
    }

    /// <summary>All but the conditions.</summary>
    public PointConfig Point { get; set; }

    /// <summary>The conditions in order; of <c>high</c> and <c>low</c> only what has no column counts here.</summary>
    public List<ConditionRule> Conditions { get; set; }

    public LimitDraft High { get; }

    public LimitDraft Low { get; }

    public PointConfig Build()
    {
        var conditions = new List<ConditionRule>(Conditions);
        Put(conditions, High, conditions.FindIndex(c => c is HighRule), 0, true);
        Put(conditions, Low, conditions.FindIndex(c => c is LowRule), conditions.FindIndex(c => c is HighRule) + 1, false);
        return Point with { Conditions = [.. conditions] };
    }

    private static void Put(List<ConditionRule> conditions, LimitDraft draft, int at, int otherwise, bool high)
    {
        if (!draft.Exists)
        {
            conditions.RemoveAll(c => high ? c is HighRule : c is LowRule);
        }
        else if (at < 0)
        {
            conditions.Insert(otherwise, draft.ToRule(null, high));
        }
        else
        {
            conditions[at] = draft.ToRule((LimitRule)conditions[at], high);
        }
    }
}
