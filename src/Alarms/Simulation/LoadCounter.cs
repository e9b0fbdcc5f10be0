using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Counts alarms as alarms.md §4 does: by priority, by day, and within the worst 10 minutes.</summary>
internal static class LoadCounter
{
    private const long TenMinutes = 600_000;
    private const long Day = 86_400_000;

    /// <summary>Counts of some alarms.</summary>
    public static SimulatedLoad Of(IReadOnlyCollection<SimulatedSpan> spans)
    {
        var (worst, at) = Worst([.. spans.Select(s => s.From).Order()]);
        return new SimulatedLoad
        {
            Alarms = spans.Count,
            Critical = spans.Count(s => s.Priority == AlarmPriority.Critical),
            High = spans.Count(s => s.Priority == AlarmPriority.High),
            Medium = spans.Count(s => s.Priority == AlarmPriority.Medium),
            Low = spans.Count(s => s.Priority == AlarmPriority.Low),
            WorstTenMinutes = worst,
            WorstAt = worst == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(at),
        };
    }

    /// <summary>Both sides by UTC day; days without an alarm on either side are left out.</summary>
    public static SimulatedDay[] ByDay(SimulatedSpan[] present, SimulatedSpan[] proposed)
    {
        var (before, after) = (present.ToLookup(DayOf), proposed.ToLookup(DayOf));
        return [.. before.Select(g => g.Key).Union(after.Select(g => g.Key)).Order().Select(day => new SimulatedDay
        {
            Day = DateTimeOffset.FromUnixTimeMilliseconds(day * Day),
            Present = Of([.. before[day]]),
            Proposed = Of([.. after[day]]),
        })];
    }

    private static long DayOf(SimulatedSpan span) => Math.DivRem(span.From, Day).Quotient;

    private static (int Count, long At) Worst(long[] begins)
    {
        var (most, at, first) = (0, 0L, 0);
        for (var last = 0; last < begins.Length; last++)
        {
            while (begins[last] - begins[first] >= TenMinutes)
            {
                first++;
            }

            if (last - first + 1 > most)
            {
                (most, at) = (last - first + 1, begins[first]);
            }
        }

        return (most, at);
    }
}
