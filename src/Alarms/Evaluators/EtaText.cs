using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What an <c>eta</c> says: which limit, when, between when and when, and from which trend.</summary>
internal static class EtaText
{
    // Later than the calendar of DateTimeOffset goes.
    private const double LastTime = 253_402_300_799_000;

    /// <summary>Explains a trend that reaches a limit.</summary>
    public static Explanation Explain(in Trend trend, in EtaLimit limit, string unit)
    {
        var (left, (first, last)) = (trend.Reaches(limit.Value), trend.Interval(limit.Value));
        var (at, earliest, latest) = (trend.At + left, trend.At + first, trend.At + last);
        var slope = trend.Slope * 3_600_000;
        var (up, upEn) = slope < 0 ? ("下降", "falling") : ("上升", "rising");
        var perHour = Say.Number(Math.Abs(slope), unit.Length == 0 ? "/h" : unit + "/h");
        var name = limit.Level == AlarmLevel.None ? "" : " " + limit.Level;
        var value = Say.Number(limit.Value, unit);
        var open = !(latest <= LastTime);
        var text = $"按最近{Say.Duration(trend.Span)}的趋势（{up}{perHour}），约{Say.Duration(left)}后到达{name.TrimStart()}限值{value}，"
            + (open ? $"最早{Say.Duration(first)}后，也可能不到达" : $"90%可信在{Say.Duration(first)}至{Say.Duration(last)}后");
        var textEn = $"{upEn} by {perHour} over the last {Say.DurationEn(trend.Span)}: reaches limit{name} {value} in about {Say.DurationEn(left)}, "
            + (open ? $"in {Say.DurationEn(first)} at the earliest, perhaps never" : $"between {Say.DurationEn(first)} and {Say.DurationEn(last)} with 90 % confidence");
        return new Explanation(
            trend.Value,
            limit.Value,
            text,
            textEn,
            !(at <= LastTime) ? null : new Forecast
            {
                Limit = limit.Value,
                Level = limit.Level,
                At = Time(at),
                Earliest = Time(Math.Min(earliest, at)),
                Latest = open ? null : Time(Math.Max(latest, at)),
            });
    }

    private static DateTimeOffset Time(double milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(milliseconds));
}
