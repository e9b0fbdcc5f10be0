using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>
/// The durable sample log: batches go into a buffer under a short lock; one committer thread writes and flushes what has
/// gathered, again and again without a pause, so that one flush serves all batches that came meanwhile.
/// Files and format: docs/formats/sample-log.md. Why: docs/decisions/0005-sample-log.md.
/// </summary>
internal sealed partial class SampleLog : ISampleLog, IServiceHealth, IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly SampleLogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SegmentSupply _supply;
    private readonly List<Segment> _segments;
    private readonly Dictionary<string, SitePointers> _sites;
    private AppendGroup _open;
    private AppendGroup _flight;
    private long _next;
    private long _durable;
    private string? _fault;
    private bool _stopping;

    private SampleLog(SampleLogOptions options, TimeProvider time, ILogger logger, LogState state, LogRecovery recovery)
    {
        (_options, _time, _logger, _state) = (options, time, logger, state);
        _supply = new SegmentSupply(options);
        _reserve = new DiskReserve(options.Directory, options.ReserveBytes, logger);
        _supply.DeleteLeftovers();
        _segments = recovery.Segments;
        _sites = recovery.Sites;
        _next = recovery.Next;
        _durable = _next - 1;
        _damages = recovery.Damages;
        _open = new AppendGroup(options.BufferBytes);
        _flight = new AppendGroup(options.BufferBytes);
        _stored = Math.Max(0, recovery.Last);

        // What is lost stays lost: the next segment says after which position it comes, so that a later look finds the loss again.
        _written = Math.Max(recovery.Last, state.Durable);
    }

    /// <inheritdoc/>
    public string Name => _options.Name;

    /// <summary>Opens a log, making the folder if need be, and reads what is in it.</summary>
    /// <param name="options">Options; must be valid.</param>
    /// <param name="time">Clock of retries and of storing the state.</param>
    /// <param name="logger">Logger.</param>
    /// <param name="floor">No position at or below this is given: the greatest that other stores hold.</param>
    /// <exception cref="ArgumentException">The options have faults.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file has another version of the format.</exception>
    public static SampleLog Open(SampleLogOptions options, TimeProvider time, ILogger logger, long floor = 0)
    {
        if (options.Validate() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(options));
        }

        Directory.CreateDirectory(options.Directory);
        var state = LogState.Load(options.Directory);
        var recovery = new LogRecovery(options, logger);
        recovery.Run(state, floor);
        var log = new SampleLog(options, time, logger, state, recovery);
        SampleLogMessages.Opened(logger, recovery.Segments.Count, recovery.Last, recovery.Next, recovery.Damages.Count, recovery.Damages.Sum(damage => damage.Lost));
        log.Start();
        return log;
    }

    /// <inheritdoc/>
    public bool TryAppend(SampleBatch batch, out long position)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var length = BatchEncoder.Measure(batch, out var flags);
        lock (_gate)
        {
            if (_fault is not null || _stopping || length > _options.SegmentBytes - SegmentHeader.Length || !_open.TryReserve(length, out var offset))
            {
                _refused++;
                position = 0;
                return false;
            }

            position = _next++;
            BatchEncoder.Write(_open.Bytes(offset, length), batch, flags, position);
            _open.Entries.Add(new(PointersOf(batch.SiteId), position, offset, length));
            if (_committerIdle)
            {
                Monitor.PulseAll(_gate);
            }

            return true;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> WhenDurable(long position)
    {
        lock (_gate)
        {
            if (position <= _durable)
            {
                return ValueTask.FromResult(true);
            }

            if (position >= _next || _fault is not null)
            {
                return ValueTask.FromResult(false);
            }

            var inFlight = !_flight.IsEmpty && position <= _flight.Entries[^1].Position;
            return new ValueTask<bool>((inFlight ? _flight : _open).Completion.Task);
        }
    }

    /// <summary>Everything up to here is on disk.</summary>
    public long DurablePosition
    {
        get
        {
            lock (_gate)
            {
                return _durable;
            }
        }
    }

    private SitePointers PointersOf(string siteId)
    {
        if (!_sites.TryGetValue(siteId, out var pointers))
        {
            _sites.Add(siteId, pointers = new SitePointers(siteId));
        }

        return pointers;
    }
}
