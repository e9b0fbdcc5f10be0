using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What a rule may look at when it is checked and compiled: its point, and the other points of the site.</summary>
internal sealed class RuleScope(SiteConfig site, Dictionary<string, PointConfig> points, PointConfig point, SharedParts? shared = null)
{
    /// <summary>The site.</summary>
    public SiteConfig Site { get; } = site;

    /// <summary>The point that the rule belongs to.</summary>
    public PointConfig Point { get; } = point;

    /// <summary>Span of the point's range; 0 if it has none.</summary>
    public double Span => Math.Max(0, Point.RangeHigh - Point.RangeLow);

    /// <summary>A part of a compiled rule that other points may have as well; see <see cref="SharedParts"/>.</summary>
    public T Share<T>(T part)
        where T : class, IEquatable<T> => shared is null ? part : shared.Of(part);

    /// <summary>A point of the site, or null.</summary>
    public PointConfig? Find(string? pointId) => pointId is not null && points.TryGetValue(pointId, out var found) ? found : null;

    /// <summary>A point's limit of a level, or null.</summary>
    public static double? LimitOf(PointConfig point, AlarmLevel level) =>
        (point.Conditions ?? []).OfType<LimitRule>().SelectMany(r => r.Levels ?? []).FirstOrDefault(l => l?.Level == level)?.Limit;

    /// <summary>Adds a fault unless the points named exist, are no more than <paramref name="most"/>, and each is named once.</summary>
    public void CheckPoints(string where, string[]? named, int least, int most, FaultList faults)
    {
        if (named is null)
        {
            faults.Missing(where);
            return;
        }

        if (named.Length < least || named.Length > most)
        {
            faults.Add(where, $"测点{named.Length}个，应为{least}到{most}个", $"{named.Length} points; must be {least} to {most}");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < named.Length; i++)
        {
            if (Find(named[i]) is null)
            {
                faults.Add($"{where}[{i}]", $"本企业没有测点“{named[i]}”", $"the site has no point '{named[i]}'");
            }
            else if (!seen.Add(named[i]))
            {
                faults.Add($"{where}[{i}]", $"测点“{named[i]}”重复", $"point '{named[i]}' appears twice");
            }
        }
    }

    /// <summary>
    /// A gap between two samples of a point longer than this, ms, says that nobody knows what was in between: the time that is judged,
    /// or three periods if that is more.
    /// </summary>
    public static double Silence(PointConfig point, double time) => Math.Max(time, 3000 * point.Period);

    /// <summary>Adds a fault if a time is too short for the point's period: it would never be judged.</summary>
    public void CheckPeriods(string where, double seconds, int periods, FaultList faults)
    {
        if (Point.Period > 0 && seconds < periods * Point.Period)
        {
            faults.Add(where, $"{seconds}秒太短，测点周期为{Point.Period}秒，至少需{periods}个周期", $"{seconds} s is too short: the point has a period of {Point.Period} s, and {periods} are needed");
        }
    }

    /// <summary>Adds a fault if the rule's own point is among those named.</summary>
    public void CheckNotItself(string where, string[]? named, FaultList faults)
    {
        if (named is not null && Array.IndexOf(named, Point.PointId) >= 0)
        {
            faults.Add(where, $"不能是测点“{Point.PointId}”自己", $"must not be the point '{Point.PointId}' itself");
        }
    }
}
