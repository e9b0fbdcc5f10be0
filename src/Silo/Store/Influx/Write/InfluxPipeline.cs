using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>
/// One life of the sink: reads the log from the cursor on, fills buffers, hands them to the lanes, moves the cursor when the server has
/// them. Ends when it is told to, or with an exception; then another one begins at the cursor.
/// </summary>
internal sealed class InfluxPipeline
{
    /// <summary>Rest between two looks at the log, so that a busy log is read in pieces and not record by record.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>How often a server is asked whether it is there while there is nothing to write, and how often a site for names it lacked.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    private readonly SampleLog _log;
    private readonly IInfluxWriter _writer;
    private readonly InfluxOptions _options;
    private readonly InfluxState _state;
    private readonly TimeProvider _time;
    private readonly InfluxDelivery _delivery;
    private readonly InfluxLane[] _lanes;
    private readonly SiteColumnsCache _columns;
    private readonly LineEncoder _encoder = new();
    private readonly long _start;
    private long _outside;

    public InfluxPipeline(SampleLog log, SiteColumnsCache columns, IInfluxWriter writer, InfluxOptions options, InfluxState state, TimeProvider time, InfluxDelivery[] deliveries)
    {
        (_log, _columns, _writer, _options, _state, _time) = (log, columns, writer, options, state, time);
        _delivery = deliveries[0];
        _lanes = [.. deliveries.Select(static delivery => new InfluxLane(delivery))];
        _start = log.RegisterSink(InfluxSink.Name);
        Backlog = new Backlog(_start);
    }

    /// <summary>What is on its way.</summary>
    public Backlog Backlog { get; }

    /// <summary>Runs until <paramref name="stop"/>; then what the log still has is delivered, until <paramref name="abort"/>.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken abort)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var lanes = Task.WhenAll(_lanes.Select(lane => CancelIfFailedAsync(lane.RunAsync(Stored, failed.Token), failed)));
        var reading = CancelIfFailedAsync(ReadAllAsync(stop, failed.Token), failed);
        await Task.WhenAll(reading, lanes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // The one that failed first, not those that were cancelled because of it.
        var faults = new[] { reading, lanes }.Where(static task => task.IsFaulted).Select(static task => task.Exception!.InnerException!);
        if (faults.FirstOrDefault() is { } fault)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        }
    }

    private static async Task CancelIfFailedAsync(Task task, CancellationTokenSource failed)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!task.IsCompletedSuccessfully)
        {
            await failed.CancelAsync();
        }

        await task;
    }

    private async Task ReadAllAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        await _delivery.PrepareAsync(cancellationToken);
        using var tail = _log.OpenTail(_start);
        while (true)
        {
            while (tail.TryRead(out var logged))
            {
                await PutAsync(logged, cancellationToken);
                await SealDueAsync(cancellationToken);
            }

            _log.SinkStored(InfluxSink.Name, Backlog.Stored);
            _state.Mended();
            if (stop.IsCancellationRequested)
            {
                break;
            }

            await SealDueAsync(cancellationToken);
            await WaitAsync(tail, stop);
            await PingIfIdleAsync(cancellationToken);
        }

        foreach (var lane in _lanes)
        {
            await lane.SealAsync(cancellationToken);
            lane.Complete();
        }
    }

    private async ValueTask PutAsync(LoggedBatch logged, CancellationToken cancellationToken)
    {
        var batch = logged.Batch;
        if (batch.SampleCount > 0)
        {
            var columns = await _columns.OfAsync(batch, cancellationToken);
            var lane = LaneOf(columns);
            lane.Taken += batch.SampleCount;
            _encoder.Begin(batch, columns);
            bool done;
            do
            {
                lane.Open ??= Begin(logged);
                done = _encoder.Fill(lane.Open, _options.BatchBytes);
                if (lane.Open.Length >= _options.BatchBytes)
                {
                    await lane.SealAsync(cancellationToken);
                }
            }
            while (!done);

            if (_encoder.Outside > _outside)
            {
                _state.Outside(_encoder.Outside - _outside);
                _outside = _encoder.Outside;
            }
        }

        Backlog.Read(logged.Position);
    }

    private LineBuffer Begin(LoggedBatch logged)
    {
        var buffer = new LineBuffer(_options.BatchBytes + LineEncoder.LongestLine);
        Backlog.Begin(buffer, logged.Position, logged.Batch.ReceivedAt, _time.GetTimestamp());
        return buffer;
    }

    /// <summary>
    /// The same lane for the same site, as long as the process lives; at first the one that had least to do. By a hash of the name the
    /// few sites of a small service fall together by chance, and the server then waits for one lane while the other rests.
    /// </summary>
    private InfluxLane LaneOf(SiteColumns columns)
    {
        if (columns.Lane < 0)
        {
            columns.Lane = 0;
            for (var lane = 1; lane < _lanes.Length; lane++)
            {
                if (_lanes[lane].Taken < _lanes[columns.Lane].Taken)
                {
                    columns.Lane = lane;
                }
            }
        }

        return _lanes[columns.Lane];
    }

    private async ValueTask SealDueAsync(CancellationToken cancellationToken)
    {
        foreach (var lane in _lanes)
        {
            if (lane.Open is { } open && _time.GetElapsedTime(open.Begun) >= _options.BatchAge)
            {
                await lane.SealAsync(cancellationToken);
            }
        }
    }

    private void Stored(LineBuffer buffer)
    {
        _state.Stored(buffer);
        Backlog.End(buffer);
        buffer.Dispose();
        _log.SinkStored(InfluxSink.Name, Backlog.Stored);
    }

    /// <summary>Until there is more in the log, or a buffer is old enough, or it is time to ask for the server.</summary>
    private async Task WaitAsync(LogTail tail, CancellationToken stop)
    {
        var left = AskAgain;
        foreach (var lane in _lanes)
        {
            if (lane.Open is { } open && _options.BatchAge - _time.GetElapsedTime(open.Begun) is var due && due < left)
            {
                left = due > Pause ? due : Pause;
            }
        }

        using var late = new CancellationTokenSource(left, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        await tail.WhenMore(both.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!both.IsCancellationRequested)
        {
            await Task.Delay(Pause, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>With nothing to write a dead server would go unnoticed until there is.</summary>
    private async ValueTask PingIfIdleAsync(CancellationToken cancellationToken)
    {
        if (Backlog.Oldest is null && _state.SinceContact >= AskAgain)
        {
            _state.Answered(await _writer.PingAsync(cancellationToken));
        }
    }
}
