using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// When the last value of a point no longer counts in a condition over several points: the point's sample is older than the
/// newest sample of the condition's points by more than the time after which the point is <c>stale</c> (its own, or
/// max(3 × period, 120 s)). A point without a period sends when it likes and is never silent.
/// </summary>
internal static class Silence
{
    /// <summary>That time of a point, ms; infinite if nothing is expected of it.</summary>
    public static double Of(PointConfig point)
    {
        var time = (point.Conditions ?? []).OfType<StaleRule>().FirstOrDefault()?.Time;
        return (time ?? (point.Period > 0 ? StartingValues.StaleSeconds(point.Period) : double.PositiveInfinity)) * 1000;
    }

    /// <summary>Those times of several points.</summary>
    public static double[] Of(IEnumerable<PointConfig> points) => [.. points.Select(Of)];
}
