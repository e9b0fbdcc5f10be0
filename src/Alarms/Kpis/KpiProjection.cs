using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>One step of the projection: transitions of a site become additions to its stored figures.</summary>
public sealed class KpiProjection
{
    private readonly KpiFold _fold;
    private readonly KpiCursor _cursor;
    private long _seq;

    /// <summary>Goes on from a cursor.</summary>
    /// <exception cref="InvalidDataException">Its bytes cannot be read.</exception>
    public KpiProjection(KpiCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        (_cursor, _seq) = (cursor, cursor.Seq);
        _fold = new KpiFold(KpiState.Decode(cursor.State));
    }

    /// <summary>Days that were added to: read them from the store before <see cref="Write"/>.</summary>
    public int[] Days => [.. _fold.Days.Keys];

    /// <summary>Whether a cursor's bytes can be gone on from; otherwise the site is counted anew.</summary>
    public static bool IsCurrent(KpiCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        return cursor.Seq == 0 || KpiState.IsCurrent(cursor.State);
    }

    /// <summary>Counts the next transition of the site.</summary>
    /// <exception cref="ArgumentException">It is not the next.</exception>
    public void Take(AlarmTransition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        if (transition.Seq != _seq + 1 || transition.SiteId != _cursor.SiteId)
        {
            throw new ArgumentException($"Transition {transition.Seq} of {transition.SiteId} is not number {_seq + 1} of {_cursor.SiteId}.", nameof(transition));
        }

        _seq = transition.Seq;
        _fold.Take(transition);
    }

    /// <summary>What to store, given the days as they are stored.</summary>
    public KpiWrite Write(IEnumerable<KpiDayRow> stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var before = stored.ToDictionary(row => row.Day);
        var rows = new List<KpiDayRow>();
        foreach (var (day, addition) in _fold.Days)
        {
            var figures = before.TryGetValue(day, out var row) ? KpiDayCodec.Decode(row.Body) : new KpiDay();
            figures.Add(addition);
            rows.Add(new KpiDayRow(_cursor.SiteId, day, KpiDayCodec.Encode(figures)));
        }

        return new KpiWrite(new KpiCursor(_cursor.SiteId, _seq, _fold.State.Encode()), _cursor.Seq, [.. rows]);
    }
}
