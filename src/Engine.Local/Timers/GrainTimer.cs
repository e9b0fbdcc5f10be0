using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Timers;

/// <summary>A timer whose ticks queue as requests of the activation; the next one is set when the callback has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Activation _activation;
    private readonly ILogger _logger;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private readonly ITimer _timer;
    private TimeSpan _period;
    private bool _changed;
    private int _disposed;

    public GrainTimer(Activation activation, TimeProvider clock, ILogger logger, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Check(options.DueTime, nameof(options));
        Check(options.Period, nameof(options));
        _activation = activation;
        _logger = logger;
        _callback = callback;
        _options = options;
        _stopped = _stop.Token;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = clock.CreateTimer(static state => ((GrainTimer)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        _changed = true;
        _period = period;
        _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        // Both the grain and the end of its activation dispose it, perhaps from within a tick.
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _activation.Disown(this);
        _timer.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    private static void Check(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(time, Longest, name);
        }
    }

    private void Fire()
    {
        var info = _options.Interleave ? EngineRequest.Interleaving : EngineRequest.Turn;
        _ = new EngineRequest(info, TickAsync, _options.KeepAlive).SendTo(_activation);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A fault of one tick must not stop the timer; it is logged")]
    private async Task TickAsync()
    {
        if (_stopped.IsCancellationRequested)
        {
            return;
        }

        _changed = false;
        try
        {
            await _callback(_stopped);
        }
        catch (Exception fault)
        {
            _logger.TimerFailed(fault, _activation.GrainId);
        }

        if (!_changed && !_stopped.IsCancellationRequested && _period != Timeout.InfiniteTimeSpan)
        {
            _timer.Change(_period, Timeout.InfiniteTimeSpan);
        }
    }
}
