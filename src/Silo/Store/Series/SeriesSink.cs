using System.Diagnostics.CodeAnalysis;
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
    private readonly SeriesRepair _repair;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private readonly Task _examination;
    private volatile string? _fault;
    private long _position;
    private long _restarts;

    /// <summary>Begins to read where the stored cursor is.</summary>
    public SeriesSink(SampleLog log, SeriesStore store, SeriesOptions options, TimeProvider time, ILogger logger)
    {
        (_log, _store, _options, _time, _logger) = (log, store, options, time, logger);
        _repair = new SeriesRepair(log, store, options, logger);
        _position = log.RegisterSink(Name);
        _loop = Task.Run(RunAsync);
        _examination = Task.Run(ExamineAsync);
    }

    /// <inheritdoc/>
    public PartHealth Check() => new()
    {
        Name = Name,
        Ok = _fault is null,
        Detail = (_fault is null ? "" : _fault + "; ") + $"{_store.Describe()}, read up to {Interlocked.Read(ref _position)}, begun again {Interlocked.Read(ref _restarts)} times",
    };

    /// <summary>Takes what the log still has, makes blocks of all and moves the cursor.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await _examination;
    }

    /// <summary>Whatever goes wrong, it begins again where its last batch in memory ends: a sink that is dead fills the log.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "See the summary; it is logged, counted and shown.")]
    private async Task RunAsync()
    {
        while (true)
        {
            try
            {
                await CarryAsync();
                return;
            }
            catch (Exception error)
            {
                Fail(error);
                Interlocked.Increment(ref _restarts);
                if (_stop.IsCancellationRequested)
                {
                    return;
                }
            }

            await RestAsync(RetryDelay);
        }
    }

    private async Task CarryAsync()
    {
        using var tail = _log.OpenTail(_position);
        var last = _time.GetTimestamp();
        while (!_stop.IsCancellationRequested)
        {
            if (!_repair.Run(Flush) || !Take(tail, out _))
            {
                await RestAsync(RetryDelay);
            }

            // By the counter and not by the clock, which may be set back a day.
            if (_store.HeadCount >= _options.FlushSamples || _time.GetElapsedTime(last) >= _options.FlushInterval)
            {
                // Nothing is taken meanwhile: the cursor may only move over what this flush holds.
                while (!Flush() && !_stop.IsCancellationRequested)
                {
                    await RestAsync(RetryDelay);
                }

                last = _time.GetTimestamp();
                Gather();
            }
            else
            {
                await WaitAsync(tail, _options.FlushInterval - _time.GetElapsedTime(last));
            }
        }

        // The last look: what came between the last look and the order to stop.
        while (_fault is null && Take(tail, out var some) && some && Flush())
        {
        }

        Flush();
    }

    /// <summary>One scattered day at a time: it is work that can wait.</summary>
    private void Gather()
    {
        foreach (var day in _store.Days)
        {
            if (_store.IsScattered(day))
            {
                _store.Rewrite(day);
                return;
            }
        }
    }

    /// <summary>Looks once at everything that is stored, slowly: a trend of last week should not be the first to notice.</summary>
    private async Task ExamineAsync()
    {
        foreach (var day in _store.Days)
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            _store.Examine(day);
            await RestAsync(Pause);
        }
    }

    /// <summary>Takes what is there, at most up to the bound of memory. False if the log could not be read.</summary>
    private bool Take(LogTail tail, out bool some)
    {
        var before = tail.Position;
        var good = true;
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
            good = false;
        }

        Interlocked.Exchange(ref _position, tail.Position);
        some = tail.Position > before;
        return good;
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

    private async Task WaitAsync(LogTail tail, TimeSpan left)
    {
        try
        {
            await Task.WhenAny(tail.WhenMore(_stop.Token), _store.WhenDamaged).WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time, _stop.Token);
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
