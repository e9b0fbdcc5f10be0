namespace Monitoring.Silo;

/// <content>What the log may forget: cursors of sinks and checkpoints of sites, and the file that holds them.</content>
internal sealed partial class SampleLog
{
    private readonly LogState _state;
    private readonly SemaphoreSlim _storing = new(1, 1);
    private ITimer? _stateTimer;
    private bool _stateChanged = true;
    private long _stored;
    private long _appended;
    private long _appendedBytes;
    private long _refused;
    private long _failures;
    private int _unreadable;
    private long _written;
    private IReadOnlyList<LogDamage> _damages = [];

    /// <summary>
    /// The stored cursor of a sink, 0 for a new one. From now on the log keeps what the sink has not stored; also in later runs.
    /// </summary>
    public long RegisterSink(string name)
    {
        lock (_gate)
        {
            _stateChanged |= _state.Sinks.TryAdd(name, 0);
            return _state.Sinks[name];
        }
    }

    /// <summary>
    /// Forgets a sink that is no longer configured: the log would keep everything for it until it is full. True if there was one.
    /// </summary>
    public bool RemoveSink(string name)
    {
        lock (_gate)
        {
            var was = _state.Sinks.Remove(name);
            _stateChanged |= was;
            return was;
        }
    }

    /// <summary>Position of the last durable batch. After a crash it is far below <see cref="DurablePosition"/>, as positions may have been given that nobody used.</summary>
    public long LastPosition
    {
        get
        {
            lock (_gate)
            {
                return _stored;
            }
        }
    }

    /// <summary>Tells that a sink has stored everything up to the position durably.</summary>
    public void SinkStored(string name, long position)
    {
        lock (_gate)
        {
            if (position > _state.Sinks[name])
            {
                _state.Sinks[name] = position;
                _stateChanged = true;
            }
        }
    }

    /// <inheritdoc/>
    public void Checkpointed(string siteId, long position)
    {
        lock (_gate)
        {
            if (PointersOf(siteId).Advance(position))
            {
                _state.Sites[siteId] = position;
                _stateChanged = true;
            }
        }
    }

    /// <summary>Takes nothing more, writes what has gathered, stores the state.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        await _committerEnded.Task;
        if (_stateTimer is not null)
        {
            await _stateTimer.DisposeAsync();
        }

        await _storing.WaitAsync();
        lock (_gate)
        {
            _state.Clean = _flight.IsEmpty && _open.IsEmpty;
            _stateChanged = true;
        }

        TryStoreState();
        _supply.Close();
        foreach (var segment in _segments)
        {
            segment.Handle.Dispose();
        }
    }

    /// <summary>Stores the state if it changed, then gives back the segments that nobody needs any more.</summary>
    internal void OnStateTick()
    {
        // A tick that comes while the one before still waits for the disk does nothing.
        if (!_storing.Wait(0))
        {
            return;
        }

        try
        {
            // What could not be stored is not relied upon: after a crash a sink would begin before what was given back.
            // While a backup holds the log, what its snapshot needs must stay.
            if (TryStoreState())
            {
                using var pass = LogHold.TryPass(_options.Directory);
                if (pass is not null)
                {
                    GiveBackSegments();
                }
            }

            TendReserve();
        }
        finally
        {
            _storing.Release();
        }
    }

    private bool TryStoreState()
    {
        byte[] content;
        lock (_gate)
        {
            if (!_stateChanged && _state.Next == _next)
            {
                return true;
            }

            _state.Next = _next;
            _state.Durable = _written;
            content = _state.ToBytes();
            _stateChanged = false;
        }

        try
        {
            DurableFile.Replace(Path.Combine(_options.Directory, LogState.FileName), content);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            SampleLogMessages.StateNotStored(_logger, error);
            _reserve.Release();
            lock (_gate)
            {
                _stateChanged = true;
            }

            return false;
        }
    }
}
