namespace Monitoring.Silo;

/// <summary>Which batches of the log are on their way, and so up to where all are stored. For the reader and the lanes at once.</summary>
internal sealed class Backlog(long position)
{
    private readonly object _gate = new();
    private readonly List<LineBuffer> _live = [];
    private long _read = position;

    /// <summary>Everything up to here is stored.</summary>
    public long Stored
    {
        get
        {
            lock (_gate)
            {
                // Buffers are begun in the order of the log, so the first of those that are left is the oldest.
                return _live.Count == 0 ? _read : _live[0].First - 1;
            }
        }
    }

    /// <summary>Arrival time of the oldest batch that is read and not stored, Unix milliseconds; null if there is none.</summary>
    public long? Oldest
    {
        get
        {
            lock (_gate)
            {
                return _live.Count == 0 ? null : _live[0].ReceivedAt;
            }
        }
    }

    /// <summary>A buffer is begun with a batch at this position.</summary>
    public void Begin(LineBuffer buffer, long position, long receivedAt, long now)
    {
        lock (_gate)
        {
            (buffer.First, buffer.ReceivedAt, buffer.Begun) = (position, receivedAt, now);
            _live.Add(buffer);
        }
    }

    /// <summary>All of the batch at this position is in buffers.</summary>
    public void Read(long position)
    {
        lock (_gate)
        {
            _read = position;
        }
    }

    /// <summary>A buffer is stored.</summary>
    public void End(LineBuffer buffer)
    {
        lock (_gate)
        {
            _live.Remove(buffer);
        }
    }
}
