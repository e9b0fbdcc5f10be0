namespace Monitoring.Alarms;

/// <summary>Alarms of a site with less than <see cref="NoiseLimits.EpisodeGap"/> between one and the next, by sample time (ms).</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The last.</param>
/// <param name="Count">How many annunciations.</param>
/// <param name="First">The alarm that began it: the first-out.</param>
/// <param name="FirstSeq">Its sequence number, which decides between two of the same time.</param>
internal readonly record struct Episode(long Start, long End, long Count, FloodAlarm First, long FirstSeq);

/// <summary>The episodes of a site. What comes out does not depend on the order in which the alarms go in.</summary>
internal sealed class Episodes
{
    private const long Remembered = 24 * 3_600_000L;
    private readonly List<Episode> _list = [];

    /// <summary>By start, oldest first; those of the last 24 hours before the newest.</summary>
    public IReadOnlyList<Episode> List => _list;

    /// <summary>Takes an annunciation.</summary>
    public void Take(long at, long seq, FloodAlarm alarm)
    {
        var merged = new Episode(at, at, 1, alarm, seq);
        var place = _list.Count;
        while (place > 0 && _list[place - 1].End > at - NoiseLimits.EpisodeGap)
        {
            place--;
            var other = _list[place];
            if (other.Start < at + NoiseLimits.EpisodeGap)
            {
                merged = Merge(merged, other);
                _list.RemoveAt(place);
            }
        }

        _list.Insert(place, merged);
        while (_list[0].End < _list[^1].End - Remembered)
        {
            _list.RemoveAt(0);
        }
    }

    /// <summary>The episode that a time lies in; null if it is forgotten.</summary>
    public Episode? At(long at)
    {
        for (var i = _list.Count - 1; i >= 0; i--)
        {
            if (_list[i].Start <= at)
            {
                return at <= _list[i].End ? _list[i] : null;
            }
        }

        return null;
    }

    private static Episode Merge(in Episode one, in Episode other)
    {
        var first = (one.Start, one.FirstSeq).CompareTo((other.Start, other.FirstSeq)) <= 0 ? one : other;
        return new Episode(first.Start, Math.Max(one.End, other.End), one.Count + other.Count, first.First, first.FirstSeq);
    }
}
