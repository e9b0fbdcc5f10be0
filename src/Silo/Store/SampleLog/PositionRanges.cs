namespace Monitoring.Silo;

/// <summary>Ranges of positions, merged where they touch: what the log has given back on purpose.</summary>
internal sealed class PositionRanges
{
    private readonly SortedList<long, long> _ranges = [];

    /// <summary>The ranges in order.</summary>
    public IEnumerable<(long First, long Last)> All => _ranges.Select(range => (range.Key, range.Value));

    /// <summary>Greatest position in it; 0 if it is empty.</summary>
    public long Last => _ranges.Count == 0 ? 0 : _ranges.Values[^1];

    /// <summary>Takes a range in.</summary>
    public void Add(long first, long last)
    {
        if (last < first)
        {
            return;
        }

        for (var i = _ranges.Count - 1; i >= 0; i--)
        {
            if (_ranges.Keys[i] <= last + 1 && _ranges.Values[i] >= first - 1)
            {
                (first, last) = (Math.Min(first, _ranges.Keys[i]), Math.Max(last, _ranges.Values[i]));
                _ranges.RemoveAt(i);
            }
        }

        _ranges.Add(first, last);
    }

    /// <summary>Whether a position is in it.</summary>
    public bool Contains(long position) => _ranges.Any(range => range.Key <= position && position <= range.Value);

    /// <summary>Parts of a range that are not in it, in order.</summary>
    public IEnumerable<(long First, long Last)> Holes(long first, long last)
    {
        foreach (var (from, to) in All)
        {
            if (to < first)
            {
                continue;
            }

            if (from > last)
            {
                break;
            }

            if (from > first)
            {
                yield return (first, from - 1);
            }

            first = to + 1;
        }

        if (first <= last)
        {
            yield return (first, last);
        }
    }
}
