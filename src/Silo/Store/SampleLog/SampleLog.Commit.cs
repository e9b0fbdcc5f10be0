namespace Monitoring.Silo;

/// <content>The committer: one thread that does nothing but write, flush and tell the waiters.</content>
internal sealed partial class SampleLog
{
    private readonly TaskCompletionSource _committerEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Segment? _current;
    private bool _committerIdle;
    private bool _retryDue;
    private volatile bool _notPrepared;
    private TaskCompletionSource? _more;

    private void Start()
    {
        // Takes the mark of an orderly end away before anything is appended.
        TryStoreState();
        _reserve.Open();
        PrepareAhead();
        _stateTimer = _time.CreateTimer(static log => ((SampleLog)log!).OnStateTick(), this, _options.StateInterval, _options.StateInterval);
        new Thread(CommitLoop) { IsBackground = true, Name = "sample-log" }.Start();
    }

    private void CommitLoop()
    {
        while (NextGroup() is { } group)
        {
            if (!TryCommit(group) && !WaitForRetry())
            {
                break;
            }
        }

        _committerEnded.SetResult();
    }

    /// <summary>What has gathered; null when the log stops and nothing is left.</summary>
    private AppendGroup? NextGroup()
    {
        lock (_gate)
        {
            while (_flight.IsEmpty && _open.IsEmpty)
            {
                if (_stopping)
                {
                    return null;
                }

                _committerIdle = true;
                Monitor.Wait(_gate);
                _committerIdle = false;
            }

            if (_flight.IsEmpty)
            {
                (_open, _flight) = (_flight, _open);
            }

            return _flight;
        }
    }

    private bool TryCommit(AppendGroup group)
    {
        string? fault;
        try
        {
            fault = Commit(group);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            fault = error.Message;
        }

        lock (_gate)
        {
            if (fault is null)
            {
                group.Clear();
                group.Complete(true);
                if (_fault is not null)
                {
                    SampleLogMessages.Mended(_logger, _durable);
                }

                _fault = null;
                return true;
            }

            if (_fault is null)
            {
                SampleLogMessages.Broken(_logger, fault);
            }

            // Nothing is dropped: the group stays and is written again, in its order, from the first record that is not durable.
            _fault = fault;
            _failures++;
            group.Complete(false);
            _open.Complete(false);
            return false;
        }
    }

    /// <summary>Writes and flushes the group, one piece per segment that it falls into. Returns why it could not, or null.</summary>
    private string? Commit(AppendGroup group)
    {
        while (group.Done < group.Entries.Count)
        {
            var first = group.Entries[group.Done];
            if (_current is null || _current.End + first.Length > _current.Length)
            {
                if (Roll(first.Position) is { } fault)
                {
                    return fault;
                }
            }

            var segment = _current!;
            var end = group.Done;
            var length = 0;
            while (end < group.Entries.Count && segment.End + length + group.Entries[end].Length <= segment.Length)
            {
                var entry = group.Entries[end++];
                RecordHeader.Seal(group.Bytes(entry.Offset, entry.Length), segment.Header.Salt);
                length += entry.Length;
            }

            RandomAccess.Write(segment.Handle, group.Bytes(first.Offset, length), segment.End);
            DurableFile.FlushData(segment.Handle);
            MarkDurable(group, end, segment);
        }

        return null;
    }

    private void MarkDurable(AppendGroup group, int end, Segment segment)
    {
        lock (_gate)
        {
            for (; group.Done < end; group.Done++)
            {
                var entry = group.Entries[group.Done];
                entry.Site.Add(new(entry.Position, segment, segment.End, entry.Length));
                segment.End += entry.Length;
                segment.Last = entry.Position;
                _appended++;
                _appendedBytes += entry.Length;
            }

            _durable = _stored = _written = segment.Last;
            _more?.SetResult();
            _more = null;
        }
    }

    private string? Roll(long basePosition)
    {
        lock (_gate)
        {
            if (_supply.Spares == 0 && TotalBytes() + _options.SegmentBytes > _options.MaxBytes)
            {
                return $"sample-log-full: {TotalBytes()} of {_options.MaxBytes} bytes are still needed by a sink or a site";
            }
        }

        var segment = _supply.Take(basePosition, _written);
        lock (_gate)
        {
            if (_current is not null)
            {
                _current.WrittenAt = _time.GetUtcNow();
            }

            _segments.Add(segment);
            _current = segment;
        }

        PrepareAhead();
        return null;
    }

    private void PrepareAhead() => ThreadPool.UnsafeQueueUserWorkItem(static log => log.Prepare(), this, preferLocal: false);

    private void Prepare()
    {
        try
        {
            lock (_gate)
            {
                if (_stopping || TotalBytes() + _options.SegmentBytes > _options.MaxBytes)
                {
                    return;
                }
            }

            _supply.Prepare();
            _notPrepared = false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _notPrepared = true;
            SampleLogMessages.NotPrepared(_logger, error);
        }
    }

    /// <summary>False if the log stops meanwhile.</summary>
    private bool WaitForRetry()
    {
        using var timer = _time.CreateTimer(static log => ((SampleLog)log!).OnRetryDue(), this, _options.RetryDelay, Timeout.InfiniteTimeSpan);
        lock (_gate)
        {
            _retryDue = false;
            while (!_retryDue && !_stopping)
            {
                Monitor.Wait(_gate);
            }

            return !_stopping;
        }
    }

    private void OnRetryDue()
    {
        lock (_gate)
        {
            _retryDue = true;
            Monitor.PulseAll(_gate);
        }
    }

    private long TotalBytes()
    {
        var total = (long)_supply.Spares * _options.SegmentBytes;
        foreach (var segment in _segments)
        {
            total += segment.Length;
        }

        return total;
    }
}
