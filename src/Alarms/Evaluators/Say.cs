using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Numbers, times and names as people read them in an explanation.</summary>
internal static class Say
{
    /// <summary>A number with about four digits that count: 4717, 91.67, 0.01234.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        if (!double.IsFinite(value) || (size != 0 && size is < 1e-4 or >= 1e9))
        {
            return value.ToString("0.###E0", CultureInfo.InvariantCulture);
        }

        var digits = size == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 7);
        return Math.Round(value, digits).ToString("0.#######", CultureInfo.InvariantCulture);
    }

    /// <summary>A number with its unit.</summary>
    public static string Number(double value, string unit) => unit.Length == 0 ? Number(value) : $"{Number(value)} {unit}";

    /// <summary>A time, Chinese.</summary>
    public static string Duration(double milliseconds) => Duration(milliseconds, "秒", "分钟", "小时", "天");

    /// <summary>A time, English.</summary>
    public static string DurationEn(double milliseconds) => Duration(milliseconds, " s", " min", " h", " d");

    /// <summary>A point's name, Chinese.</summary>
    public static string Name(PointConfig point) => point.Name.Length > 0 ? point.Name : point.PointId;

    /// <summary>A point's name, English.</summary>
    public static string NameEn(PointConfig point) => point.NameEn is { Length: > 0 } name ? name : point.PointId;

    private static string Duration(double milliseconds, string s, string min, string h, string d) => (milliseconds / 1000) switch
    {
        < 120 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds:0}{s}"),
        < 7200 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#}{min}"),
        < 172_800 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#}{h}"),
        var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86_400:0.#}{d}"),
    };
}
