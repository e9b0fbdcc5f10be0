using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Matches the alarms of two rule sets, per condition, by the time they hold.</summary>
internal static class SimulationComparison
{
    /// <summary>Most alarms that are told one by one.</summary>
    public const int MostTold = 500;

    /// <summary>Compares.</summary>
    public static SimulationReport Of(SimulatedSide present, SimulatedSide proposed, SiteConfig points, long from, long to)
    {
        var kinds = points.Points.DistinctBy(p => p.PointId, StringComparer.Ordinal).ToDictionary(p => p.PointId, p => p.Kind, StringComparer.Ordinal);
        var all = new List<SimulatedAlarm>();
        foreach (var key in present.Spans.Keys.Union(proposed.Spans.Keys))
        {
            Match(key, kinds.GetValueOrDefault(key.PointId), Spans(present, key), Spans(proposed, key), to, all);
        }

        var (before, after) = (present.Spans.Values.SelectMany(s => s).ToArray(), proposed.Spans.Values.SelectMany(s => s).ToArray());
        return new SimulationReport
        {
            From = Time(from),
            To = Time(to),
            Samples = 0,
            Present = 0,
            RanAt = default,
            By = "",
            PresentLoad = LoadCounter.Of(before),
            ProposedLoad = LoadCounter.Of(after),
            Days = LoadCounter.ByDay(before, after),
            Added = all.Count(a => a.Effect == SimulatedEffect.Added),
            Removed = all.Count(a => a.Effect == SimulatedEffect.Removed),
            Longer = all.Count(a => a.Effect == SimulatedEffect.Longer),
            Shorter = all.Count(a => a.Effect == SimulatedEffect.Shorter),
            Other = all.Count(a => a.Effect == SimulatedEffect.Other),
            AddedGasLevel2 = all.Count(a => a is { Effect: SimulatedEffect.Added, GasLevel2: true }),
            RemovedGasLevel2 = all.Count(a => a is { Effect: SimulatedEffect.Removed, GasLevel2: true }),
            Alarms = [.. all.OrderByDescending(a => a.GasLevel2).ThenByDescending(a => a.Priority).ThenBy(Begin).Take(MostTold).OrderBy(Begin).ThenBy(a => a.PointId, StringComparer.Ordinal)],
        };
    }

    private static List<SimulatedSpan> Spans(SimulatedSide side, SpanKey key) => side.Spans.GetValueOrDefault(key) ?? [];

    private static DateTimeOffset? Begin(SimulatedAlarm alarm) => alarm.PresentFrom < alarm.ProposedFrom ? alarm.PresentFrom : alarm.ProposedFrom ?? alarm.PresentFrom;

    /// <summary>Both lists are in order and do not overlap in themselves, so that one pass finds for each the first that overlaps it.</summary>
    private static void Match(SpanKey key, PointKind kind, List<SimulatedSpan> present, List<SimulatedSpan> proposed, long to, List<SimulatedAlarm> into)
    {
        var (i, j) = (0, 0);
        while (i < present.Count || j < proposed.Count)
        {
            var (was, will) = (i < present.Count ? present[i] : null, j < proposed.Count ? proposed[j] : null);
            if (was is null || (will is not null && Before(will, was)))
            {
                into.Add(Tell(SimulatedEffect.Added, key, kind, null, will));
                j++;
            }
            else if (will is null || Before(was, will))
            {
                into.Add(Tell(SimulatedEffect.Removed, key, kind, was, null));
                i++;
            }
            else
            {
                if (Effect(was, will, to) is { } effect)
                {
                    into.Add(Tell(effect, key, kind, was, will));
                }

                i++;
                j++;
            }
        }
    }

    private static bool Before(SimulatedSpan one, SimulatedSpan other) => one.To <= other.From && one.From != other.From;

    private static SimulatedEffect? Effect(SimulatedSpan was, SimulatedSpan will, long to)
    {
        var longer = (Math.Min(will.To, to) - will.From) - (Math.Min(was.To, to) - was.From);
        return longer > 0 ? SimulatedEffect.Longer
            : longer < 0 ? SimulatedEffect.Shorter
            : was.From != will.From || was.Level != will.Level || was.Priority != will.Priority ? SimulatedEffect.Other
            : null;
    }

    private static SimulatedAlarm Tell(SimulatedEffect effect, SpanKey key, PointKind kind, SimulatedSpan? was, SimulatedSpan? will)
    {
        var told = will ?? was!;
        return new SimulatedAlarm
        {
            Effect = effect,
            PointId = key.PointId,
            Condition = key.Condition,
            Name = key.Name,
            Level = told.Level,
            Priority = told.Priority,
            PresentFrom = was is null ? null : Time(was.From),
            PresentTo = End(was),
            ProposedFrom = will is null ? null : Time(will.From),
            ProposedTo = End(will),
            GasLevel2 = told.Level switch
            {
                AlarmLevel.HH => kind is PointKind.CombustibleGas or PointKind.ToxicGas or PointKind.Oxygen,
                AlarmLevel.LL => kind == PointKind.Oxygen,
                _ => false,
            },
        };
    }

    private static DateTimeOffset? End(SimulatedSpan? span) => span is null or { To: long.MaxValue } ? null : Time(span.To);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
