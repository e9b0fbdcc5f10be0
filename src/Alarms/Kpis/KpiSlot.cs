namespace Monitoring.Alarms;

/// <summary>Counters of one site in ten minutes.</summary>
internal sealed class KpiSlot
{
    /// <summary>Annunciated alarms by minute.</summary>
    public long[] Minutes { get; } = new long[ShiftTime.StepMinutes];

    /// <summary>The same by priority.</summary>
    public long[] Priorities { get; } = new long[4];

    /// <summary>Sources that began to chatter.</summary>
    public long Chattering { get; set; }

    /// <summary>Alarms that were fleeting.</summary>
    public long Fleeting { get; set; }

    /// <summary>Suppressions and changes of limits that nobody had the right to.</summary>
    public long Unauthorised { get; set; }

    /// <summary>Annunciated alarms by source (its place in the day's table).</summary>
    public SortedDictionary<int, long> Sources { get; } = [];

    /// <summary>Times to acknowledge by bucket of <see cref="DurationHistogram"/>.</summary>
    public SortedDictionary<int, long> Acknowledged { get; } = [];

    /// <summary>Times to clear by bucket.</summary>
    public SortedDictionary<int, long> Cleared { get; } = [];

    /// <summary>Adds to a counter.</summary>
    public static void Add(SortedDictionary<int, long> counters, int key, long count) => counters[key] = counters.GetValueOrDefault(key) + count;
}
