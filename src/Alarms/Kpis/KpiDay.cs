namespace Monitoring.Alarms;

/// <summary>Figures of one site on one UTC day: sums, so that parts of a day can be added to it in any order.</summary>
internal sealed class KpiDay
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _sources = [];

    /// <summary>Ten minutes each; null where nothing happened.</summary>
    public KpiSlot?[] Slots { get; } = new KpiSlot?[ShiftTime.StepsADay];

    /// <summary>Alarms that had stood for more than 24 h at some time of the day, and are over.</summary>
    public long Standing { get; set; }

    /// <summary>Sources that the slots refer to.</summary>
    public IReadOnlyList<string> Sources => _sources;

    /// <summary>The slot of a time of the day, made if need be.</summary>
    public KpiSlot Slot(int index) => Slots[index] ??= new KpiSlot();

    /// <summary>The place of a source in the table, added if need be.</summary>
    public int PlaceOf(string source)
    {
        if (!_places.TryGetValue(source, out var place))
        {
            place = _places[source] = _sources.Count;
            _sources.Add(source);
        }

        return place;
    }

    /// <summary>Adds another part of the same day.</summary>
    public void Add(KpiDay other)
    {
        Standing += other.Standing;
        for (var i = 0; i < Slots.Length; i++)
        {
            if (other.Slots[i] is { } part)
            {
                Add(Slot(i), part, other._sources);
            }
        }
    }

    private void Add(KpiSlot slot, KpiSlot part, List<string> sources)
    {
        for (var i = 0; i < slot.Minutes.Length; i++)
        {
            slot.Minutes[i] += part.Minutes[i];
        }

        for (var i = 0; i < slot.Priorities.Length; i++)
        {
            slot.Priorities[i] += part.Priorities[i];
        }

        slot.Chattering += part.Chattering;
        slot.Fleeting += part.Fleeting;
        slot.Unauthorised += part.Unauthorised;
        foreach (var (source, count) in part.Sources)
        {
            KpiSlot.Add(slot.Sources, PlaceOf(sources[source]), count);
        }

        foreach (var (bucket, count) in part.Acknowledged)
        {
            KpiSlot.Add(slot.Acknowledged, bucket, count);
        }

        foreach (var (bucket, count) in part.Cleared)
        {
            KpiSlot.Add(slot.Cleared, bucket, count);
        }
    }
}
