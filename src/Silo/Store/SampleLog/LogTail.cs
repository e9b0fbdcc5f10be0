using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>Reads durable batches in order of their positions, over all sites, and follows the end. For the sinks.</summary>
internal sealed class LogTail : IDisposable
{
    private readonly SampleLog _log;
    private readonly BatchDecoder _decoder = new();
    private Segment? _segment;
    private SegmentCursor? _cursor;
    private long _limit;

    internal LogTail(SampleLog log, long after) => (_log, Position) = (log, after);

    /// <summary>Position of the batch read last.</summary>
    public long Position { get; private set; }

    /// <summary>Waits until there is more to read.</summary>
    public Task WhenMore(CancellationToken cancellationToken) => _log.WhenAbove(Position).WaitAsync(cancellationToken);

    /// <summary>The next batch; false at the end of what is durable. The batch object is used again for the next one.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public bool TryRead(out LoggedBatch batch)
    {
        while (true)
        {
            while (_cursor is not null && _cursor.MoveNext(_limit))
            {
                if (_cursor.Header.Position > Position)
                {
                    Position = _cursor.Header.Position;
                    try
                    {
                        batch = new LoggedBatch(Position, _decoder.Decode(_cursor.Record));
                        return true;
                    }
                    catch (InvalidDataException)
                    {
                        _log.NoteUnreadable(Position);
                    }
                }
            }

            if (!NextPart())
            {
                batch = default;
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_segment is not null)
        {
            _log.Release(_segment);
            (_segment, _cursor) = (null, null);
        }
    }

    /// <summary>More of this segment, or the next one.</summary>
    private bool NextPart()
    {
        if (_segment is not null && _log.LimitOf(_segment) is var limit && limit > _limit)
        {
            _limit = limit;
            return true;
        }

        var next = _log.LeaseAbove(Position, out limit);
        if (next is null)
        {
            return false;
        }

        if (next == _segment)
        {
            // Its last records were damaged after they were written: nothing more can be read from it.
            _log.Release(next);
            if (limit > _limit)
            {
                _limit = limit;
                return true;
            }

            _log.NoteUnreadable(next);
            Position = next.Last;
            return true;
        }

        Dispose();
        _segment = next;
        _limit = limit;
        _cursor = new SegmentCursor(next.Handle, next.Header.Salt == 0 ? null : next.Header.Salt, SegmentHeader.Length, next.Header.Base - 1);
        return true;
    }
}
