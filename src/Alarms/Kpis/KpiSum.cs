using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// The sum of many sites' days over a window and a shift. One day before the window is taken in as well, for the floods that reach
/// into it; of that day nothing else counts.
/// </summary>
internal sealed class KpiSum : IKpiVisitor
{
    private const int MinutesADay = 1_440;

    private readonly long _fromMinute;
    private readonly int _firstDay;
    private readonly ShiftTime _shift;
    private readonly int[] _minutes;
    private readonly long[] _standing;
    private readonly Dictionary<(string Site, string Source), long> _sources = [];
    private readonly long[] _acknowledged = new long[DurationHistogram.Buckets];
    private readonly long[] _cleared = new long[DurationHistogram.Buckets];
    private readonly long[] _priorities = new long[4];
    private string[] _names = [];
    private string _site = "";
    private int _day;
    private int _slotMinute;
    private bool _slotCounts;

    /// <summary>A sum of nothing yet.</summary>
    /// <param name="from">Start of the window, on a slot.</param>
    /// <param name="to">Its end, on a slot, later.</param>
    /// <param name="shift">The part of the days that counts.</param>
    public KpiSum(DateTimeOffset from, DateTimeOffset to, ShiftTime shift)
    {
        (From, To, _shift) = (from, to, shift);
        _fromMinute = from.ToUnixTimeMilliseconds() / 60_000;
        _firstDay = KpiFold.DayOf(from.ToUnixTimeMilliseconds()) - 1;
        LastDay = KpiFold.DayOf(to.ToUnixTimeMilliseconds() - 1);
        _minutes = new int[(to.ToUnixTimeMilliseconds() / 60_000) - ((long)_firstDay * MinutesADay)];
        _standing = new long[LastDay - _firstDay + 1];
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    /// <summary>First day to read.</summary>
    public int FirstDay => _firstDay;

    /// <summary>Last day to read.</summary>
    public int LastDay { get; }

    public long Alarms { get; private set; }

    public ReadOnlySpan<long> Priorities => _priorities;

    public long Chattering { get; private set; }

    public long Fleeting { get; private set; }

    public long Unauthorised { get; private set; }

    public ReadOnlySpan<long> Acknowledged => _acknowledged;

    public ReadOnlySpan<long> Cleared => _cleared;

    /// <summary>Sources with the most alarms first.</summary>
    public IEnumerable<((string Site, string Source) Source, long Count)> Top => _sources
        .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Site, StringComparer.Ordinal).ThenBy(pair => pair.Key.Source, StringComparer.Ordinal)
        .Select(pair => (pair.Key, pair.Value));

    /// <summary>Adds a day of a site.</summary>
    public void Add(string siteId, int day, ReadOnlySpan<byte> body)
    {
        (_site, _day) = (siteId, day);
        KpiDayCodec.Visit(body, this);
    }

    /// <summary>Adds alarms of a site that stand now.</summary>
    /// <param name="state">What goes on at the site.</param>
    /// <param name="now">Now, ms.</param>
    public void AddStanding(KpiState state, long now)
    {
        foreach (var open in state.Open.Values.Where(open => open.ListedSince != OpenAlarm.None))
        {
            var since = open.ListedSince + NoiseLimits.Standing;
            for (var day = Math.Max(KpiFold.DayOf(since), _firstDay); since < now && day <= Math.Min(LastDay, KpiFold.DayOf(now)); day++)
            {
                _standing[day - _firstDay]++;
            }
        }
    }

    /// <summary>The most alarms standing on one day of the window.</summary>
    public long Standing => _standing.AsSpan(1).ToArray().DefaultIfEmpty().Max();

    /// <summary>Minutes of the window that count.</summary>
    public long MinutesCounted() => Enumerable.Range(Lead, _minutes.Length - Lead).LongCount(Counts);

    /// <summary>Of these, minutes in a flood.</summary>
    public long FloodMinutesOf(FloodLimits limits)
    {
        var marks = FloodMinutes.Mark(_minutes, limits);
        return Enumerable.Range(Lead, _minutes.Length - Lead).LongCount(i => marks[i] && Counts(i));
    }

    /// <summary>The most alarms in any ten minutes.</summary>
    public long Worst() => FloodMinutes.Worst(_minutes, i => i >= Lead && Counts(i));

    void IKpiVisitor.OnStanding(long count)
    {
        if (_day <= LastDay && _day >= _firstDay)
        {
            _standing[_day - _firstDay] += count;
        }
    }

    void IKpiVisitor.OnSources(string[] sources) => _names = sources;

    void IKpiVisitor.OnSlot(int index)
    {
        _slotMinute = ((_day - _firstDay) * MinutesADay) + (index * ShiftTime.StepMinutes);
        _slotCounts = _slotMinute >= Lead && _slotMinute < _minutes.Length && Counts(_slotMinute);
    }

    void IKpiVisitor.OnMinute(int minute, long count)
    {
        if (_slotMinute + minute < _minutes.Length)
        {
            _minutes[_slotMinute + minute] += (int)count;
        }
    }

    void IKpiVisitor.OnPriority(int priority, long count)
    {
        if (_slotCounts)
        {
            _priorities[priority] += count;
            Alarms += count;
        }
    }

    void IKpiVisitor.OnNoise(long chattering, long fleeting, long unauthorised)
    {
        if (_slotCounts)
        {
            Chattering += chattering;
            Fleeting += fleeting;
            Unauthorised += unauthorised;
        }
    }

    void IKpiVisitor.OnSource(int source, long count)
    {
        if (_slotCounts)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_sources, (_site, _names[source]), out _) += count;
        }
    }

    void IKpiVisitor.OnAcknowledged(int bucket, long count) => _acknowledged[bucket] += _slotCounts ? count : 0;

    void IKpiVisitor.OnCleared(int bucket, long count) => _cleared[bucket] += _slotCounts ? count : 0;

    /// <summary>Minutes before the window.</summary>
    private int Lead => (int)(_fromMinute - ((long)_firstDay * MinutesADay));

    private bool Counts(int minute) => _shift.Slots[minute % MinutesADay / ShiftTime.StepMinutes];
}
