using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Whether a seat is in a flood, as a fold over the alarms annunciated to it: from <see cref="FloodLimits.Start"/> in a window on,
/// until fewer than <see cref="FloodLimits.End"/> are in it. One look-up per alarm; an alarm that comes out of order finds
/// its place, and those after it are decided again.
/// </summary>
internal sealed class SeatFlood(FloodLimits limits)
{
    private readonly long _window = limits.Window * 1_000L;
    private readonly List<FloodEntry> _entries = [];
    private long _earlier;
    private long _earlierOf = FloodEntry.None;
    private bool _forgot;

    /// <summary>Alarms kept, oldest first.</summary>
    public ReadOnlySpan<FloodEntry> Entries => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_entries);

    /// <summary>An alarm came that is older than what is kept: what is shown may be wrong until it is folded anew from the journal.</summary>
    public bool NeedsRebuild { get; private set; }

    /// <summary>Takes an annunciated alarm.</summary>
    public void Take(AlarmTransition transition, FloodAlarm alarm)
    {
        var entry = new FloodEntry
        {
            At = transition.DecidedAt.ToUnixTimeMilliseconds(),
            SiteId = transition.SiteId,
            Seq = transition.Seq,
            Alarm = alarm,
            SampleAt = Annunciation.SampleTime(transition),
        };
        var place = _entries.Count;
        while (place > 0 && FloodEntry.Compare(entry, _entries[place - 1]) < 0)
        {
            place--;
        }

        NeedsRebuild |= place == 0 && _forgot;
        _entries.Insert(place, entry);
        Decide(FirstToDecide(place), place);
        Forget();
    }

    /// <summary>The flood at a moment.</summary>
    public FloodState StateAt(long now)
    {
        var entries = Entries;
        var inWindow = 0;
        for (var i = entries.Length - 1; i >= 0 && entries[i].At > now - _window; i--)
        {
            inWindow += entries[i].At <= now ? 1 : 0;
        }

        if (entries.Length > 0 && entries[^1].FloodStart != FloodEntry.None && now < EndAfter(entries, entries.Length - 1))
        {
            var last = entries[^1];
            return new FloodState(true, last.FloodStart, last.FloodFrom, EndAfter(entries, entries.Length - 1), inWindow, last.FloodFrom == _earlierOf ? _earlier : 0);
        }

        for (var i = entries.Length - 1; i >= 0; i--)
        {
            if (entries[i].FloodStart != FloodEntry.None)
            {
                var end = EndAfter(entries, i);
                return new FloodState(false, FloodEntry.None, FloodEntry.None, now - end < NoiseLimits.Retained ? end : FloodEntry.None, inWindow, 0);
            }
        }

        return new FloodState(false, FloodEntry.None, FloodEntry.None, FloodEntry.None, inWindow, 0);
    }

    /// <summary>
    /// Whether what was folded is certain from <paramref name="by"/> on, if every alarm after <paramref name="since"/> was taken and none
    /// before: there was a moment with too few alarms for any flood, whatever was before.
    /// </summary>
    public bool IsSettled(long since, long by)
    {
        var entries = Entries;
        for (var i = 0; i <= entries.Length; i++)
        {
            var moment = i < entries.Length ? Math.Min(entries[i].At, by) : by;
            if (moment >= since + _window && (i < limits.End || moment - entries[i - limits.End].At > _window))
            {
                return true;
            }

            if (moment >= by)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>
    /// Alarms of one moment are counted together: where a flood would end at this moment, one more can make it go on for all of them.
    /// </summary>
    private int FirstToDecide(int place)
    {
        var first = place;
        while (first > 0 && _entries[first - 1].At == _entries[place].At)
        {
            first--;
        }

        return first > 0 && _entries[first].At == EndAfter(Entries, first - 1) ? first : place;
    }

    private void Decide(int from, int changed)
    {
        var entries = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_entries);
        for (var i = from; i < entries.Length; i++)
        {
            ref var entry = ref entries[i];
            var (start, first) = (entry.FloodStart, entry.FloodFrom);

            if (i > 0 && entries[i - 1].FloodStart != FloodEntry.None && GoesOn(entries, i))
            {
                (entry.FloodStart, entry.FloodFrom) = (entries[i - 1].FloodStart, entries[i - 1].FloodFrom);
            }
            else if (i >= limits.Start - 1 && entry.At - entries[i - limits.Start + 1].At < _window)
            {
                (entry.FloodStart, entry.FloodFrom) = (entry.At, entries[i - limits.Start + 1].At);
            }
            else
            {
                entry.FloodStart = entry.FloodFrom = FloodEntry.None;
            }

            // From here on the neighbours that decide are the same as before.
            if (i > changed + limits.Start && i > changed + limits.End && (start, first) == (entry.FloodStart, entry.FloodFrom))
            {
                return;
            }
        }
    }

    /// <summary>
    /// Whether a flood goes on at an alarm: it has not ended before, or ends at this very moment and the alarms of this moment make up
    /// for those that leave the window now. Several can leave at once.
    /// </summary>
    private bool GoesOn(ReadOnlySpan<FloodEntry> entries, int i)
    {
        var (at, end) = (entries[i].At, EndAfter(entries, i - 1));
        if (at != end)
        {
            return at < end;
        }

        var last = i;
        while (last + 1 < entries.Length && entries[last + 1].At == at && last - i < limits.End)
        {
            last++;
        }

        return at - entries[Math.Max(0, last - limits.End + 1)].At < _window;
    }

    /// <summary>When a flood ends if nothing comes after an alarm: when so many have left the window that too few are in it.</summary>
    private long EndAfter(ReadOnlySpan<FloodEntry> entries, int last) => entries[Math.Max(0, last - limits.End + 1)].At + _window;

    /// <summary>Bounds what is kept: an hour, or the flood if that is longer, and never more than <see cref="NoiseLimits.MostEntries"/>.</summary>
    private void Forget()
    {
        var last = _entries[^1];
        var keepFrom = last.At - NoiseLimits.Retained - _window;
        if (last.FloodStart != FloodEntry.None)
        {
            keepFrom = Math.Min(keepFrom, last.FloodFrom);
        }

        // Removed in one piece once it is worth it: removing one at a time from the front would cost as much as all that is kept.
        var spare = Math.Max(limits.Start, limits.End);
        var drop = 0;
        while (drop < _entries.Count - spare && (_entries[drop].At < keepFrom || _entries.Count - drop > NoiseLimits.MostEntries))
        {
            drop++;
        }

        if (drop < Math.Max(64, _entries.Count / 16))
        {
            return;
        }

        if (last.FloodFrom != _earlierOf)
        {
            (_earlierOf, _earlier) = (last.FloodFrom, 0);
        }

        for (var i = 0; i < drop && last.FloodStart != FloodEntry.None; i++)
        {
            _earlier += _entries[i].At >= last.FloodFrom ? 1 : 0;
        }

        _entries.RemoveRange(0, drop);
        _forgot = true;
    }
}

/// <summary>The flood of a seat at a moment. Times are decisions, ms, or <see cref="FloodEntry.None"/>.</summary>
/// <param name="On">A flood is on.</param>
/// <param name="Since">When it started.</param>
/// <param name="From">Time of its first alarm.</param>
/// <param name="End">When it ends if nothing more comes; when the last one ended.</param>
/// <param name="InWindow">Alarms in the window.</param>
/// <param name="Earlier">Alarms of it that are no longer kept.</param>
internal readonly record struct FloodState(bool On, long Since, long From, long End, int InWindow, long Earlier);
