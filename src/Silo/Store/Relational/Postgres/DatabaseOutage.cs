using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>
/// Knows that the server is away. From the first failed connection on everybody is refused at once, without asking the server, and one
/// loop asks: after 0.25 s, then twice as long each time up to 5 s, each with a random fifth more or less.
/// </summary>
internal sealed class DatabaseOutage(string product, Func<CancellationToken, Task> probe, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _recovery = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _reason;
    private DateTimeOffset _since;

    /// <summary>Since when it is away; null if it is there.</summary>
    public DateTimeOffset? Since
    {
        get
        {
            lock (_gate)
            {
                return _reason is null ? null : _since;
            }
        }
    }

    /// <summary>Completes when the outage that is now, or else the next one, is over.</summary>
    public Task NextRecovery
    {
        get
        {
            lock (_gate)
            {
                return _recovery.Task;
            }
        }
    }

    /// <summary>Refuses while it is away.</summary>
    /// <exception cref="DatabaseUnavailableException">It is away.</exception>
    public void ThrowIfAway()
    {
        lock (_gate)
        {
            if (_reason is not null)
            {
                throw Unavailable(null, true);
            }
        }
    }

    /// <summary>Notes that a connection failed.</summary>
    /// <returns>What to tell the caller.</returns>
    public DatabaseUnavailableException Begin(DbException cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        lock (_gate)
        {
            if (_reason is null && !_stop.IsCancellationRequested)
            {
                (_reason, _since) = (Describe(cause), time.GetUtcNow());
                RelationalMessages.DatabaseAway(logger, product, _reason);
                _ = Task.Run(AskAsync);
            }

            return Unavailable(cause, cause.IsTransient);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Cancel();

    /// <summary>What a fault says, with what is behind it.</summary>
    public static string Describe(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return cause is not DatabaseUnavailableException && cause.InnerException is { } inner ? $"{cause.Message} ({inner.Message})" : cause.Message;
    }

    private DatabaseUnavailableException Unavailable(DbException? cause, bool transient) =>
        new($"{product} is away since {_since:HH:mm:ss}Z: {_reason}", cause, transient);

    private async Task AskAsync()
    {
        var pause = First;
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(pause * (0.8 + (Random.Shared.NextDouble() * 0.4)), time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await probe(_stop.Token);
                End();
                return;
            }
            catch (Exception error) when (error is DbException or OperationCanceledException or TimeoutException)
            {
                lock (_gate)
                {
                    _reason = Describe(error);
                }
            }

            pause = pause * 2 < Longest ? pause * 2 : Longest;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            RelationalMessages.DatabaseBack(logger, product, (time.GetUtcNow() - _since).TotalSeconds);
            _reason = null;
            _recovery.SetResult();
            _recovery = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
