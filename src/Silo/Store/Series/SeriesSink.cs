using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Carries batches from the sample log to the time-series store. The log's cursor moves only when the blocks are on disk, so
/// after a crash some batches come again; the store keeps one sample per point and time.
/// </summary>
internal sealed partial class SeriesSink : IServiceHealth, IAsyncDisposable
{
    private const string Name = "series";

    /// <summary>Rest between two looks at the log, so that a busy log is read in pieces and not record by record.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly SampleLog _log;
    private readonly SeriesStore _store;
    private readonly SeriesOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private volatile string? _fault;
    private long _position;

    /// <summary>Begins to read where the stored cursor is.</summary>
    public SeriesSink(SampleLog log, SeriesStore store, SeriesOptions options, TimeProvider time, ILogger logger)
    {
        (_log, _store, _options, _time, _logger) = (log, store, options, time, logger);
        _position = log.RegisterSink(Name);
        _loop = Task.Run(RunAsync);
    }

    /// <inheritdoc/>
    public PartHealth Check() => new()
    {
        Name = Name,
        Ok = _fault is null && !_loop.IsFaulted,
        Detail = _fault ?? _loop.Exception?.Message ?? $"{_store.Describe()}, read up to {Interlocked.Read(ref _position)}",
    };

    /// <summary>Takes what the log still has, makes blocks of all and moves the cursor.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
    }

    private async Task RunAsync()
    {
        using var tail = _log.OpenTail(_position);
        var due = _time.GetUtcNow() + _options.FlushInterval;
        while (!_stop.IsCancellationRequested)
        {
            Take(tail);
            if (_store.HeadCount >= _options.FlushSamples || _time.GetUtcNow() >= due)
            {
                // Nothing is taken meanwhile: the cursor may only move over what this flush holds.
                while (!Flush() && !_stop.IsCancellationRequested)
                {
                    await RestAsync(RetryDelay);
                }

                due = _time.GetUtcNow() + _options.FlushInterval;
            }
            else
            {
                await WaitAsync(tail, due);
            }
        }

        // The last look: what came between the last look and the order to stop.
        while (_fault is null && Take(tail) && Flush())
        {
        }

        Flush();
    }

    /// <summary>Takes what is there, at most up to the bound of memory. True if there was something.</summary>
    private bool Take(LogTail tail)
    {
        var before = tail.Position;
        try
        {
            while (_store.HeadCount < _options.FlushSamples && tail.TryRead(out var logged))
            {
                _store.Add(logged.Batch);
            }
        }
        catch (IOException error)
        {
            Fail(error);
        }

        Interlocked.Exchange(ref _position, tail.Position);
        return tail.Position > before;
    }

    private bool Flush()
    {
        try
        {
            _store.Flush();
            _log.SinkStored(Name, Interlocked.Read(ref _position));
            _fault = null;
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Fail(error);
            return false;
        }
    }

    private void Fail(Exception error)
    {
        if (_fault is null)
        {
            LogFailed(error);
        }

        _fault = error.Message;
    }

    private async Task WaitAsync(LogTail tail, DateTimeOffset due)
    {
        try
        {
            var left = due - _time.GetUtcNow();
            await tail.WhenMore(_stop.Token).WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time, _stop.Token);
        }
        catch (TimeoutException)
        {
            // Nothing came, but what is in memory is old enough for blocks.
            return;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await RestAsync(Pause);
    }

    private async Task RestAsync(TimeSpan time) =>
        await Task.Delay(time, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(4201, LogLevel.Error, "Time series cannot be stored; the sample log keeps the samples, and it is tried again every second")]
    private partial void LogFailed(Exception exception);
}
