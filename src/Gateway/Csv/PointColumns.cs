using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Csv;

/// <summary>All columns in their order. docs/rule-changes.md has the same table; a test compares.</summary>
internal static class PointColumns
{
    /// <summary>The tag: the one column that a file must have.</summary>
    public static readonly PointColumn Id = new(
        "pointId", "位号", "tag, unique; 1 to 64 of A-Z a-z 0-9 _ . -", p => CsvCell.Safe(p.PointId), (d, c) => d.Point = d.Point with { PointId = c.Word() ?? "" });

    /// <summary>What no other column holds.</summary>
    public static readonly PointColumn Rest = new(
        "conditions", "其他条件", "all other conditions, and what of high and low has no column: JSON as in the API", ConditionsCell.Write, ConditionsCell.Read);

    public static IReadOnlyList<PointColumn> All { get; } =
    [
        Id,
        Text("name", "名称", "name, Chinese", p => p.Name, (p, v) => p with { Name = v ?? "" }, nullable: false),
        Text("nameEn", "英文名称", "name, English", p => p.NameEn, (p, v) => p with { NameEn = v }),
        new("kind", "类型", "kind by its name in the API, or in Chinese", p => Words.Write(Words.Kinds, p.Kind), (d, c) => d.Point = d.Point with { Kind = c.OneOf(Words.Kinds) ?? PointKind.Other }),
        Text("unit", "单位", "unit as shown", p => p.Unit, (p, v) => p with { Unit = v ?? "" }, nullable: false),
        Number("rangeLow", "量程下限", "lower end of the instrument's range", p => p.RangeLow, (d, v) => d.Point = d.Point with { RangeLow = v ?? 0 }),
        Number("rangeHigh", "量程上限", "upper end of the instrument's range", p => p.RangeHigh, (d, v) => d.Point = d.Point with { RangeHigh = v ?? 0 }),
        Number("period", "采样周期", "seconds between two samples; 0: no expectation", p => p.Period, (d, v) => d.Point = d.Point with { Period = v ?? 0 }),
        Text("hazardId", "重大危险源", "hazard source, 12 characters", p => p.HazardId, (p, v) => p with { HazardId = v }),
        Text("equipment", "设备", "unit of equipment", p => p.Equipment, (p, v) => p with { Equipment = v }),
        new("safety", "安全联锁", "true or false (是, 否): fire or trip of a safety system", p => Bool(p.Safety), (d, c) => d.Point = d.Point with { Safety = c.OneOf(Words.YesNo) ?? false }),
        .. Level("LL", "低低限", AlarmLevel.LL, d => d.Low.Second),
        .. Level("L", "低限", AlarmLevel.L, d => d.Low.First),
        .. Limit<LowRule>("low", "低限", d => d.Low),
        .. Level("H", "高限", AlarmLevel.H, d => d.High.First),
        .. Level("HH", "高高限", AlarmLevel.HH, d => d.High.Second),
        .. Limit<HighRule>("high", "高限", d => d.High),
        Rest,
    ];

    /// <summary>The column that a path of the site's check is about; the conditions' if it has none of its own.</summary>
    public static PointColumn Of(string path, PointConfig point)
    {
        if (All.FirstOrDefault(c => c != Rest && c.Key == path) is { } direct)
        {
            return direct;
        }

        var parts = path.Split(['[', ']', '.'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["conditions", var place, .. var rest] || !int.TryParse(place, CultureInfo.InvariantCulture, out var i) || i >= point.Conditions.Length
            || point.Conditions[i] is not LimitRule rule)
        {
            return Rest;
        }

        var side = rule is HighRule ? "high" : "low";
        var key = rest switch
        {
            ["levels", var at, var member] when int.TryParse(at, CultureInfo.InvariantCulture, out var l) && l < rule.Levels.Length =>
                rule.Levels[l].Level + (member == "limit" ? "" : Capital(member)),
            ["levels", ..] => side == "high" ? "H" : "L",
            [var member] => side + Capital(member),
            _ => "",
        };
        return All.FirstOrDefault(c => c.Key == key) ?? Rest;
    }

    private static PointColumn Text(string key, string name, string holds, Func<PointConfig, string?> get, Func<PointConfig, string?, PointConfig> set, bool nullable = true) =>
        new(key, name, holds, p => nullable ? CsvCell.Safe(get(p)) : CsvCell.Safe(get(p) is { Length: > 0 } text ? text : null), (d, c) => d.Point = set(d.Point, c.Text()));

    private static PointColumn Number(string key, string name, string holds, Func<PointConfig, double?> get, Action<PointDraft, double?> set) =>
        new(key, name, holds, p => get(p)?.ToString("R", CultureInfo.InvariantCulture) ?? "", (d, c) => set(d, c.Number()));

    private static PointColumn[] Level(string key, string name, AlarmLevel level, Func<PointDraft, LevelDraft> of)
    {
        LevelLimit? Find(PointConfig point) => point.Conditions.OfType<LimitRule>().SelectMany(r => r.Levels).FirstOrDefault(l => l.Level == level);

        return
        [
            Number(key, name, $"limit {key}; empty: none", p => Find(p)?.Limit, (d, v) => of(d).Limit = v),
            new(key + "Priority", name + "优先级", "low, medium, high, critical (低, 中, 高, 紧急)", p => Find(p) is { } l ? Words.Write(Words.Priorities, l.Priority) : "",
                (d, c) => Need(d, of(d).Limit, c, () => of(d).Priority = c.OneOf(Words.Priorities))),
            new(key + "Latching", name + "锁存", "true or false: stays until it is reset", p => Find(p) is { } l ? Bool(l.Latching) : "",
                (d, c) => Need(d, of(d).Limit, c, () => of(d).Latching = c.OneOf(Words.YesNo))),
            new(key + "Basis", name + "依据", "standard with its clause, or design document", p => CsvCell.Safe(Find(p)?.Basis),
                (d, c) => Need(d, of(d).Limit, c, () => of(d).Basis = c.Text())),
        ];
    }

    private static PointColumn[] Limit<T>(string key, string name, Func<PointDraft, LimitDraft> of)
        where T : LimitRule
    {
        T? Find(PointConfig point) => point.Conditions.OfType<T>().FirstOrDefault();

        PointColumn Parameter(string member, string zh, string holds, Func<T, double?> get, Action<LimitDraft, double?> set) => new(
            key + member, name + zh, holds, p => Find(p) is { } rule ? get(rule)?.ToString("R", CultureInfo.InvariantCulture) ?? "" : "",
            (d, c) => Need(d, of(d).First.Limit ?? of(d).Second.Limit, c, () => set(of(d), c.Number())));

        return
        [
            Parameter("Deadband", "死区", "deadband in the point's unit", r => r.Deadband, (d, v) => d.Deadband = v),
            Parameter("DeadbandPercent", "死区百分比", "deadband in % of the range, if there is none in the unit", r => r.DeadbandPercent, (d, v) => d.DeadbandPercent = v),
            Parameter("OnDelay", "报警延时", "seconds", r => r.OnDelay, (d, v) => d.OnDelay = v),
            Parameter("OffDelay", "恢复延时", "seconds", r => r.OffDelay, (d, v) => d.OffDelay = v),
        ];
    }

    /// <summary>What belongs to a limit is read only if there is one: a cell that would get lost is a fault.</summary>
    private static void Need(PointDraft draft, double? limit, CsvCell cell, Action read)
    {
        if (limit is not null)
        {
            read();
        }
        else if (!cell.IsEmpty)
        {
            cell.Fault($"测点 {draft.Point.PointId} 没有相应的限值，此单元格应为空", $"point {draft.Point.PointId} has no such limit: the cell must be empty");
        }
    }

    private static string Bool(bool value) => value ? "true" : "false";

    private static string Capital(string member) => member.Length == 0 ? "" : char.ToUpperInvariant(member[0]) + member[1..];
}
