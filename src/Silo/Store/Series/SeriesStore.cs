using System.Runtime.InteropServices;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// The embedded time-series store: new samples in memory, older ones in compressed blocks per point, in one file per day.
/// Fed by one sink; read by anybody at the same time. Format: docs/formats/series.md.
/// </summary>
internal sealed partial class SeriesStore : IDisposable
{
    /// <summary>Most samples of a block.</summary>
    public const int MostPerBlock = 4096;

    /// <summary>Samples further ahead of the clock than this are not stored: each day of theirs would be a file.</summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromDays(366);

    private readonly object _gate = new();
    private readonly SeriesOptions _options;
    private readonly TimeProvider _time;
    private readonly Dictionary<DateOnly, DayFile> _days = [];
    private readonly Dictionary<(string Site, int Point), List<Place>> _index = [];
    private SeriesHeads _heads = new();
    private SeriesHeads? _flushing;
    private SeriesFlush? _flush;
    private long _blocks;
    private long _samples;
    private long _outside;
    private volatile bool _disposed;
    private (DateOnly, long)[] _saved = [];

    /// <summary>Opens the store and reads where its blocks are.</summary>
    /// <exception cref="ArgumentException">The options have faults.</exception>
    public SeriesStore(SeriesOptions options, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(options));
        }

        (_options, _time) = (options, time);
        Directory.CreateDirectory(options.Directory);
        var names = new NameCache();
        var known = SeriesManifest.Load(options.Directory);
        foreach (var file in DayFile.OpenAll(options.Directory))
        {
            _days.Add(file.Day, file);
            foreach (var (block, offset) in file.Scan(names, known.GetValueOrDefault(file.Day)))
            {
                Index(file, block, offset);
            }

            NoteUnreadable(file);
        }

        NoteMissing(known);
    }

    /// <summary>Samples in memory.</summary>
    public int HeadCount
    {
        get
        {
            lock (_gate)
            {
                return _heads.Count + (_flushing?.Count ?? 0);
            }
        }
    }

    /// <summary>Takes the samples of a batch into memory.</summary>
    public void Add(SampleBatch batch)
    {
        lock (_gate)
        {
            _heads.Add(batch);
        }
    }

    /// <summary>
    /// Makes blocks of all that is in memory and puts them on disk; when it returns, the sample log may forget them. If the disk
    /// refuses they stay in memory, and the next call tries again.
    /// </summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public void Flush()
    {
        var now = _time.GetUtcNow();
        if (_flush is null)
        {
            lock (_gate)
            {
                (_flushing, _heads) = (_heads, new SeriesHeads());
            }

            _flush = new SeriesFlush(now - _options.Retention, now + MostAhead);
            _flush.Add(_flushing);
        }

        foreach (var (day, part) in _flush.Days)
        {
            var file = FileOf(day);
            var start = file.Append(part.Bytes);
            lock (_gate)
            {
                foreach (var (block, offset) in part.Blocks)
                {
                    Index(file, block, start + offset);
                }
            }

            // Appended once: if a later day fails, the next try must not write this one again.
            part.Written();
        }

        var old = DateOnly.FromDateTime((now - _options.Retention).UtcDateTime);
        SaveLengths(day => day >= old);
        lock (_gate)
        {
            _outside += _flush.Outside;
            _flushing = null;
        }

        _flush = null;
        DropOldDays(old);
    }

    /// <summary>Samples of one point from one time to before another, in order, one per time.</summary>
    public List<Sample> Read(string siteId, int point, long from, long to)
    {
        List<Sample> samples = [];
        while (!TryRead(siteId, point, from, to, samples))
        {
            // A file was written anew or became too old while it was read: the index says where to look now.
            samples.Clear();
        }

        SampleOrder.Arrange(samples);
        return samples;
    }

    /// <summary>One line of figures.</summary>
    public string Describe()
    {
        lock (_gate)
        {
            return $"{_samples} samples in {_blocks} blocks, {_days.Values.Sum(day => day.Length)} bytes, {_days.Count} days, {_heads.Count + (_flushing?.Count ?? 0)} in memory, {_outside} outside the time kept{DamageText()}";
        }
    }

    /// <summary>Bytes of all files, and samples in their blocks.</summary>
    public (long Bytes, long Samples) Size()
    {
        lock (_gate)
        {
            return (_days.Values.Sum(day => day.Length), _samples);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        lock (_gate)
        {
            foreach (var day in _days.Values)
            {
                day.Dispose();
            }
        }
    }

    private bool TryRead(string siteId, int point, long from, long to, List<Sample> samples)
    {
        List<Place> places = [];
        List<Sample> newest = [];
        lock (_gate)
        {
            if (_index.TryGetValue((siteId, point), out var known))
            {
                foreach (var place in known)
                {
                    if (place.Block.First < to && place.Block.Last >= from)
                    {
                        places.Add(place);
                    }
                }
            }

            _flushing?.Copy(siteId, point, from, to, newest);
            _heads.Copy(siteId, point, from, to, newest);
        }

        try
        {
            ReadBlocks(places, from, to, samples);
        }
        catch (ObjectDisposedException) when (!_disposed)
        {
            return false;
        }

        samples.AddRange(newest);
        return true;
    }

    private void ReadBlocks(List<Place> places, long from, long to, List<Sample> into)
    {
        var payload = Array.Empty<byte>();
        var decoded = new Sample[MostPerBlock];
        foreach (var place in places)
        {
            var (file, offset, block) = place;
            if (payload.Length < block.PayloadLength)
            {
                payload = new byte[block.PayloadLength];
            }

            if (block.Count > MostPerBlock || !IsRead(file, offset, block, payload))
            {
                NoteDamaged(place);
                continue;
            }

            var samples = decoded.AsSpan(0, block.Count);
            SeriesCodec.Decode(payload.AsSpan(0, block.PayloadLength), block.Flags, block.Scale, block.First, block.Point, samples);
            foreach (ref readonly var sample in samples)
            {
                if (sample.Timestamp >= from && sample.Timestamp < to)
                {
                    into.Add(sample);
                }
            }
        }
    }

    private static bool IsRead(DayFile file, long offset, in SeriesBlock block, byte[] payload)
    {
        try
        {
            return file.TryRead(offset, block, payload);
        }
        catch (IOException)
        {
            // A place that the disk cannot read is as good as damaged.
            return false;
        }
    }

    private DayFile FileOf(DateOnly day)
    {
        lock (_gate)
        {
            if (!_days.TryGetValue(day, out var file))
            {
                _days.Add(day, file = DayFile.Open(_options.Directory, day));
                DurableFile.FlushDirectory(_options.Directory);
            }

            return file;
        }
    }

    private void Index(DayFile file, SeriesBlock block, long offset)
    {
        ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, (block.SiteId, block.Point), out _);
        (places ??= []).Add(new Place(file, offset, block));
        _blocks++;
        _samples += block.Count;
    }

    /// <exception cref="IOException">The disk refused.</exception>
    private void SaveLengths(Predicate<DateOnly> which)
    {
        (DateOnly, long)[] days;
        lock (_gate)
        {
            days = [.. _days.Values.Where(day => which(day.Day)).Select(day => (day.Day, day.Length)).Order()];
        }

        if (!days.SequenceEqual(_saved))
        {
            SeriesManifest.Save(_options.Directory, days);
            _saved = days;
        }
    }

    private void DropOldDays(DateOnly first)
    {
        lock (_gate)
        {
            var old = _days.Values.Where(day => day.Day < first).ToHashSet();
            if (old.Count == 0)
            {
                return;
            }

            foreach (var places in _index.Values)
            {
                _samples -= places.Where(place => old.Contains(place.File)).Sum(place => place.Block.Count);
                _blocks -= places.RemoveAll(place => old.Contains(place.File));
            }

            foreach (var day in old)
            {
                _days.Remove(day.Day);
                day.Delete();
            }
        }
    }

    private readonly record struct Place(DayFile File, long Offset, SeriesBlock Block);
}
