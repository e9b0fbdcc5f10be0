using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>A limit that a trend can reach.</summary>
/// <param name="Value">The limit, in the point's unit.</param>
/// <param name="Level">Its level; None if the rule gives it.</param>
/// <param name="Way">+1: reached from below; −1: from above; 0: from either side.</param>
internal readonly record struct EtaLimit(double Value, AlarmLevel Level, int Way);

/// <summary>The limits that an <c>eta</c> warns of.</summary>
internal sealed class EtaLimits
{
    private readonly EtaLimit[] _limits;

    private EtaLimits(EtaLimit[] limits) => _limits = limits;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _limits.Length == 0;

    /// <summary>The rule's own limit.</summary>
    public static EtaLimits Own(double limit) => new([new EtaLimit(limit, AlarmLevel.None, 0)]);

    /// <summary>The limits of a point's <c>high</c> and <c>low</c> conditions.</summary>
    public static EtaLimits Of(PointConfig point) => new([.. (point.Conditions ?? []).OfType<LimitRule>()
        .SelectMany(r => (r.Levels ?? []).Where(l => l is not null).Select(l => new EtaLimit(l.Limit, l.Level, r.Kind == ConditionKind.High ? 1 : -1)))]);

    /// <summary>The limit that a trend reaches next; one that its line is at or beyond is behind it.</summary>
    public bool Next(in Trend trend, out EtaLimit next)
    {
        next = default;
        var nearest = double.PositiveInfinity;
        foreach (ref readonly var limit in _limits.AsSpan())
        {
            var way = Trend.Way(trend.Slope);
            var distance = (limit.Value - trend.Value) * way;
            if (way != 0 && (limit.Way == 0 || limit.Way == way) && distance > 0 && distance < nearest)
            {
                (next, nearest) = (limit, distance);
            }
        }

        return nearest < double.PositiveInfinity;
    }
}
