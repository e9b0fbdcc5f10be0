using Monitoring.Contracts;

namespace Monitoring.Gateway.Csv;

/// <summary>Words of the file for values that are not numbers; the first of each value is the one that is written.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, PointKind> Kinds = Of(
        ("other", PointKind.Other), ("temperature", PointKind.Temperature), ("pressure", PointKind.Pressure), ("level", PointKind.Level), ("flow", PointKind.Flow),
        ("composition", PointKind.Composition), ("combustibleGas", PointKind.CombustibleGas), ("toxicGas", PointKind.ToxicGas), ("oxygen", PointKind.Oxygen),
        ("wind", PointKind.Wind), ("vibration", PointKind.Vibration), ("current", PointKind.Current), ("valvePosition", PointKind.ValvePosition),
        ("switch", PointKind.Switch), ("其他", PointKind.Other), ("温度", PointKind.Temperature), ("压力", PointKind.Pressure), ("液位", PointKind.Level),
        ("流量", PointKind.Flow), ("成分", PointKind.Composition), ("可燃气体", PointKind.CombustibleGas), ("有毒气体", PointKind.ToxicGas), ("氧气", PointKind.Oxygen),
        ("风", PointKind.Wind), ("振动", PointKind.Vibration), ("电流", PointKind.Current), ("阀位", PointKind.ValvePosition), ("开关", PointKind.Switch));

    public static readonly IReadOnlyDictionary<string, AlarmPriority> Priorities = Of(
        ("low", AlarmPriority.Low), ("medium", AlarmPriority.Medium), ("high", AlarmPriority.High), ("critical", AlarmPriority.Critical),
        ("低", AlarmPriority.Low), ("中", AlarmPriority.Medium), ("高", AlarmPriority.High), ("紧急", AlarmPriority.Critical));

    public static readonly IReadOnlyDictionary<string, bool> YesNo = Of(
        ("true", true), ("false", false), ("是", true), ("否", false), ("1", true), ("0", false), ("yes", true), ("no", false));

    /// <summary>How a value is written.</summary>
    public static string Write<T>(IReadOnlyDictionary<string, T> words, T value)
        where T : struct =>
        words.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Key;

    private static Dictionary<string, T> Of<T>(params (string Word, T Value)[] words)
    {
        var known = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, value) in words)
        {
            known.Add(word, value);
        }

        return known;
    }
}
