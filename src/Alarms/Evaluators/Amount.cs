using System.Globalization;

namespace Monitoring.Alarms;

/// <summary>Numbers as explanations show them: at most four digits behind the point, with their unit.</summary>
internal static class Amount
{
    /// <summary>A number alone. Very great and very small ones by their exponent, or they would be a row of zeros.</summary>
    public static string Of(double value)
    {
        var size = Math.Abs(value);
        return value.ToString(size is >= 1e9 or (> 0 and < 1e-3) ? "0.####e+0" : "0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>A number with its unit.</summary>
    public static string Of(double value, string? unit) =>
        string.IsNullOrEmpty(unit) ? Of(value) : unit[0] is '%' or '°' ? $"{Of(value)}{unit}" : $"{Of(value)} {unit}";
}
