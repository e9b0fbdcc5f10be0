using System.Runtime.InteropServices;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <content>Writing a day anew: without what is damaged, and with few large blocks in place of many small ones. Called by the sink alone.</content>
internal sealed partial class SeriesStore
{
    private const int DamagesNamed = 3;
    private const int PieceBytes = 4 << 20;
    private readonly List<SeriesDamage> _damages = [];
    private readonly Dictionary<DateOnly, HashSet<long>> _told = [];
    private readonly List<string> _lost = [];
    private TaskCompletionSource _damaged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _repaired;

    /// <summary>Damaged places that are not yet put right. New ones are found at opening, in reading, and by <see cref="Examine"/>.</summary>
    public IReadOnlyList<SeriesDamage> Damages
    {
        get
        {
            lock (_gate)
            {
                return [.. _damages];
            }
        }
    }

    /// <summary>Completes when there is a damaged place that is not yet put right.</summary>
    public Task WhenDamaged
    {
        get
        {
            lock (_gate)
            {
                return _damages.Count > 0 ? Task.CompletedTask : _damaged.Task;
            }
        }
    }

    /// <summary>Days, oldest first.</summary>
    public IReadOnlyList<DateOnly> Days
    {
        get
        {
            lock (_gate)
            {
                return [.. _days.Keys.Order()];
            }
        }
    }

    /// <summary>Reads all blocks of a day to find damage that nobody has met yet.</summary>
    public void Examine(DateOnly day)
    {
        try
        {
            ReadBlocks(PlacesOf(day), long.MaxValue, long.MaxValue, []);
        }
        catch (ObjectDisposedException)
        {
            // Written anew meanwhile: what was damaged is known.
            return;
        }
    }

    /// <summary>Whether a day that is over has at least twice the blocks it needs.</summary>
    public bool IsScattered(DateOnly day)
    {
        var places = PlacesOf(day);
        var needed = places.GroupBy(place => (place.Block.SiteId, place.Block.Point)).Sum(point => (point.Sum(place => (long)place.Block.Count) + MostPerBlock - 1) / MostPerBlock);
        return day < DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime) && places.Count >= 2 * needed && places.Count > 1;
    }

    /// <summary>Writes a day anew out of all its good blocks. Readers see the old file or the new one.</summary>
    /// <exception cref="IOException">The disk refused; nothing has changed.</exception>
    public void Rewrite(DateOnly day)
    {
        DayFile old;
        lock (_gate)
        {
            if (!_days.TryGetValue(day, out old!))
            {
                // The file is gone, and nothing of it came back.
                _repaired += _damages.RemoveAll(damage => damage.Day == day);
                return;
            }
        }

        var next = DayFile.CreateNew(_options.Directory, day);
        List<(SeriesBlock Block, long Offset)> blocks = [];
        try
        {
            WriteAll(day, next, blocks);
        }
        catch (IOException)
        {
            next.Delete();
            throw;
        }

        // It may become shorter: a crash between the two files must not make that look like damage.
        SaveLengths(other => other != day);
        lock (_gate)
        {
            var damaged = _damages.Exists(damage => damage.Day == day);
            next.Replace(old, damaged);
            Forget(old);
            _days[day] = next;
            foreach (var (block, offset) in blocks)
            {
                Index(next, block, offset);
            }

            _repaired += _damages.RemoveAll(damage => damage.Day == day);
            _told.Remove(day);
        }

        SaveLengths(_ => true);
    }

    /// <summary>Something that is lost for good, for people.</summary>
    public void NoteLost(string what)
    {
        lock (_gate)
        {
            _lost.Add(what);
        }
    }

    private void WriteAll(DateOnly day, DayFile next, List<(SeriesBlock Block, long Offset)> blocks)
    {
        var flush = new SeriesFlush(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        var part = new SeriesFlush.Part();
        List<Sample> samples = [];
        foreach (var point in PlacesOf(day).GroupBy(place => (place.Block.SiteId, place.Block.Point)).OrderBy(point => point.Key))
        {
            samples.Clear();
            ReadBlocks([.. point], long.MinValue, long.MaxValue, samples);
            SampleOrder.Arrange(samples);
            flush.AddBlocks(point.Key.SiteId, point.Key.Point, CollectionsMarshal.AsSpan(samples), part);
            if (part.Bytes.Length > PieceBytes)
            {
                Append();
            }
        }

        Append();

        void Append()
        {
            var start = next.Append(part.Bytes);
            blocks.AddRange(part.Blocks.Select(block => (block.Block, start + block.Offset)));
            part.Clear();
        }
    }

    private List<Place> PlacesOf(DateOnly day)
    {
        lock (_gate)
        {
            return !_days.TryGetValue(day, out var file) ? [] : [.. _index.Values.SelectMany(places => places.Where(place => place.File == file))];
        }
    }

    private void Forget(DayFile file)
    {
        foreach (var places in _index.Values)
        {
            foreach (var place in places.Where(place => place.File == file))
            {
                _samples -= place.Block.Count;
                _blocks--;
            }

            places.RemoveAll(place => place.File == file);
        }
    }

    private void NoteUnreadable(DayFile file)
    {
        foreach (var (offset, length) in file.Unreadable)
        {
            _damages.Add(new SeriesDamage(file.Day, file.Name, offset, length, null));
        }
    }

    private void NoteMissing(Dictionary<DateOnly, long> known)
    {
        foreach (var (day, length) in known)
        {
            if (length > 0 && !_days.ContainsKey(day))
            {
                _damages.Add(new SeriesDamage(day, DayFile.NameOf(day), 0, length, null));
            }
        }
    }

    private void NoteDamaged(Place place)
    {
        lock (_gate)
        {
            if (!_told.TryGetValue(place.File.Day, out var told))
            {
                _told.Add(place.File.Day, told = []);
            }

            if (told.Add(place.Offset))
            {
                _damages.Add(new SeriesDamage(place.File.Day, place.File.Name, place.Offset, place.Block.TotalLength, place.Block));
                _damaged.TrySetResult();
                _damaged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private string DamageText()
    {
        var open = _damages.Count == 0 ? "" : $", {_damages.Count} damaged places";
        var mended = _repaired == 0 ? "" : $", {_repaired} damaged places put right";
        var lost = _lost.Count == 0 ? "" : $". Lost: {string.Join("; ", _lost.Take(DamagesNamed))}{(_lost.Count > DamagesNamed ? $"; and {_lost.Count - DamagesNamed} more, see the log" : "")}";
        return open + mended + lost;
    }
}
