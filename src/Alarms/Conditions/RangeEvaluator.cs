using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Condition <c>bad</c>: the gateway says so, it is not a number, or it is outside the instrument's range.</summary>
internal static class RangeEvaluator
{
    /// <summary>Whether a sample is no measurement. A range of zero width says nothing about the instrument and is not checked.</summary>
    public static bool IsBad(in CompiledPoint point, double value, Quality quality) =>
        quality == Quality.Bad
        || !double.IsFinite(value)
        || (point.RangeHigh > point.RangeLow && (value < point.RangeLow || value > point.RangeHigh));
}
