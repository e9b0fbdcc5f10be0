using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Targets and limits of ISA-18.2-2016 and EEMUA 191 (alarms.md §4), and the verdict on a value. The same table is in docs/kpis.md.</summary>
internal static class KpiTargets
{
    /// <summary>Shares of so few alarms say nothing: ten sources always make all of ten alarms (d).</summary>
    public const long FewAlarms = 100;

    /// <summary>All figures in the order of the report: name, titles, unit, target, limit, decimals.</summary>
    public static IReadOnlyList<KpiTarget> All { get; } =
    [
        new("alarmsPerDay", "日均报警数", "alarms per day", "/d", 150, 300),
        new("alarmsPer10Min", "每10分钟平均报警数", "alarms per 10 minutes, mean", "/10min", 1, 2),
        new("worst10Min", "最多10分钟报警数", "alarms in the worst 10 minutes", "", 10, 10),
        new("timeInFlood", "泛滥时间占比", "time in flood", "%", 1, 1),
        new("topTenShare", "前10位报警源占比", "share of the ten most frequent sources", "%", 1, 5),
        new("chattering", "抖动报警源次数", "chattering sources", "", 0, 0),
        new("fleeting", "瞬时报警数", "fleeting alarms", "", 0, 0),
        new("standing", "长期报警数（超过24小时，最多一日）", "alarms standing over 24 h, worst day", "", 4, 4),
        new("criticalShare", "紧急级占比", "share of critical", "%", 1, 2),
        new("highShare", "高级占比", "share of high", "%", 5, 10),
        new("mediumShare", "中级占比", "share of medium", "%", 15, 30),
        new("lowShare", "低级占比", "share of low", "%", null, null),
        new("timeToAcknowledgeMedian", "确认用时中位数", "time to acknowledge, median", "s", null, null),
        new("timeToAcknowledgeP90", "确认用时90%分位", "time to acknowledge, 90 %", "s", null, null),
        new("timeToClearMedian", "恢复用时中位数", "time to clear, median", "s", null, null),
        new("timeToClearP90", "恢复用时90%分位", "time to clear, 90 %", "s", null, null),
        new("unauthorised", "未授权屏蔽或改限次数", "unauthorised suppression or change of limits", "", 0, 0),
    ];

    /// <summary>A value beside what it should be.</summary>
    /// <param name="target">What it should be.</param>
    /// <param name="value">The value; null: nothing to count it from.</param>
    /// <param name="enough">False: too little data for a verdict.</param>
    public static KpiValue Judge(this KpiTarget target, double? value, bool enough = true)
    {
        var verdict = value is null || !enough || target.Limit is null ? KpiVerdict.None
            : value <= target.Target ? KpiVerdict.Good
            : value <= target.Limit ? KpiVerdict.Acceptable : KpiVerdict.Bad;
        var (text, textEn) = verdict switch
        {
            KpiVerdict.Good => ("达标", "on target"),
            KpiVerdict.Acceptable => (Number("超过目标{0}，未超过限值{1}", target), Number("above the target of {0}, within the limit of {1}", target)),
            KpiVerdict.Bad => (Number("超过限值{1}，需要整改计划", target), Number("above the limit of {1}: an action plan is due", target)),
            _ when value is null => ("没有数据", "no data"),
            _ when target.Limit is null => ("无目标值，仅供参考", "no target, for information"),
            _ => ($"报警不足{FewAlarms}条，不作评价", $"fewer than {FewAlarms} alarms: no verdict"),
        };
        return new KpiValue
        {
            Name = target.Name,
            Title = target.Title,
            TitleEn = target.TitleEn,
            Value = value is { } known ? Math.Round(known, 2) : null,
            Unit = target.Unit,
            Target = target.Target,
            Limit = target.Limit,
            Verdict = verdict,
            Text = text,
            TextEn = textEn,
        };
    }

    private static string Number(string format, KpiTarget target) =>
        string.Format(CultureInfo.InvariantCulture, format, target.Target + target.Unit, target.Limit + target.Unit);
}

/// <summary>One figure and what it should be.</summary>
/// <param name="Name">Name in the contract.</param>
/// <param name="Title">Name for people, Chinese.</param>
/// <param name="TitleEn">Name for people, English.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Target">At most this is good.</param>
/// <param name="Limit">At most this is acceptable.</param>
internal sealed record KpiTarget(string Name, string Title, string TitleEn, string Unit, double? Target, double? Limit);
