using Monitoring.Grains;

namespace Monitoring.Silo;

/// <content>Reading back: one site's batches above a position, and the tail for sinks.</content>
internal sealed partial class SampleLog
{
    /// <inheritdoc/>
    /// <remarks>
    /// What is appended but not yet on disk is read too: it belongs to the order of the site, and a caller of the activation
    /// before may still be told that it is durable.
    /// </remarks>
    public IEnumerable<LoggedBatch> ReadSite(string siteId, long after)
    {
        List<SitePointers.Pointer> pointers = [];
        List<(long Position, byte[] Record)> pending = [];
        lock (_gate)
        {
            if (_sites.TryGetValue(siteId, out var site))
            {
                pointers = site.Above(after);
                AddPending(_flight, site, after, pending);
                AddPending(_open, site, after, pending);
                Lease(pointers, 1);
            }
        }

        var decoder = new BatchDecoder();
        try
        {
            foreach (var pointer in pointers)
            {
                var record = new byte[pointer.Length];
                if (IsReadable(pointer, record))
                {
                    yield return new LoggedBatch(pointer.Position, decoder.Decode(record));
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                Lease(pointers, -1);
            }
        }

        foreach (var (position, record) in pending)
        {
            yield return new LoggedBatch(position, decoder.Decode(record));
        }
    }

    /// <summary>A reader of all batches above a position, that follows the end of the log. Not for two threads at once.</summary>
    public LogTail OpenTail(long after) => new(this, after);

    /// <summary>Completes when something above the position is durable.</summary>
    internal Task WhenAbove(long position)
    {
        lock (_gate)
        {
            if (_stored > position)
            {
                return Task.CompletedTask;
            }

            _more ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _more.Task;
        }
    }

    /// <summary>Leases the first segment that holds something above the position, and says up to where it may be read.</summary>
    internal Segment? LeaseAbove(long position, out long limit)
    {
        lock (_gate)
        {
            foreach (var segment in _segments)
            {
                if (segment.Last > position)
                {
                    segment.Readers++;
                    limit = segment.End;
                    return segment;
                }
            }

            limit = 0;
            return null;
        }
    }

    /// <summary>Up to where a leased segment may be read.</summary>
    internal long LimitOf(Segment segment)
    {
        lock (_gate)
        {
            return segment.End;
        }
    }

    /// <summary>Ends a lease.</summary>
    internal void Release(Segment segment)
    {
        lock (_gate)
        {
            segment.Readers--;
        }
    }

    private static void AddPending(AppendGroup group, SitePointers site, long after, List<(long Position, byte[] Record)> pending)
    {
        for (var i = group.Done; i < group.Entries.Count; i++)
        {
            var entry = group.Entries[i];
            if (entry.Site == site && entry.Position > after)
            {
                pending.Add((entry.Position, group.Bytes(entry.Offset, entry.Length).ToArray()));
            }
        }
    }

    private static void Lease(List<SitePointers.Pointer> pointers, int change)
    {
        foreach (var pointer in pointers)
        {
            pointer.Segment.Readers += change;
        }
    }

    private bool IsReadable(SitePointers.Pointer pointer, byte[] record)
    {
        var read = RandomAccess.Read(pointer.Segment.Handle, record, pointer.Offset);
        var good = read == record.Length
            && RecordHeader.TryRead(record, out var header)
            && header.RecordLength == read
            && header.Position == pointer.Position
            && header.Matches(record);
        if (!good)
        {
            NoteUnreadable(pointer.Position);
        }

        return good;
    }

    /// <summary>A record that was good at the start or when it was written cannot be read back.</summary>
    internal void NoteUnreadable(long position)
    {
        Interlocked.Increment(ref _unreadable);
        SampleLogMessages.RecordUnreadable(_logger, position);
    }

    /// <summary>The same of the last records of a segment.</summary>
    internal void NoteUnreadable(Segment segment)
    {
        Interlocked.Increment(ref _unreadable);
        SampleLogMessages.EndUnreadable(_logger, segment.Path, segment.Last);
    }
}
