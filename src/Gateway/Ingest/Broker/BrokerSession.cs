using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>
/// One connection to the broker, from CONNECT to its end: what came by it is acknowledged by it or not at all. When it is over, what is
/// not acknowledged comes again by the next one, in its order.
/// </summary>
internal sealed class BrokerSession(IBrokerLine line, BrokerState state, Func<BrokerSession, BrokerMessage, ValueTask> take) : IBrokerReceiver
{
    private readonly TaskCompletionSource<(BrokerEnd End, string Detail)> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _failing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _owed;
    private int _working = 1;

    /// <summary>Messages that are not acknowledged.</summary>
    public int Owed => Volatile.Read(ref _owed);

    /// <summary>Completes with the first reason to end it.</summary>
    public Task<(BrokerEnd End, string Detail)> Over => _over.Task;

    /// <summary>Completes when the first lane takes nothing more of it. The others go on until it ends, which must be soon: only then the broker delivers again.</summary>
    public Task<string> Failing => _failing.Task;

    /// <summary>Whether that is so.</summary>
    public bool IsFailing => _failing.Task.IsCompleted;

    /// <summary>Nothing further is begun for it.</summary>
    public bool IsOver => _over.Task.IsCompleted;

    /// <inheritdoc/>
    public ValueTask ReceiveAsync(BrokerMessage message)
    {
        message.Session = this;
        if (message.Duplicate)
        {
            state.CameAgain();
        }

        if (message.IsOwed)
        {
            Interlocked.Increment(ref _owed);
        }

        return IsOver ? ValueTask.CompletedTask : take(this, message);
    }

    /// <inheritdoc/>
    public void Lost(string reason) => End(BrokerEnd.Lost, reason);

    /// <summary>Ends it. The first reason counts.</summary>
    public void End(BrokerEnd end, string detail) => _over.TrySetResult((end, detail));

    /// <summary>A lane takes nothing more of it.</summary>
    public void Fail(string detail) => _failing.TrySetResult(detail);

    /// <summary>Tells the broker what became of a message.</summary>
    public async ValueTask AcknowledgeAsync(BrokerMessage message, ReasonCode reason, string? text)
    {
        if (message.IsOwed && await line.AcknowledgeAsync(message, reason, text))
        {
            Interlocked.Decrement(ref _owed);
        }
    }

    /// <summary>Calls to sites begin: their acknowledgements are waited for when the session ends. False if it is over.</summary>
    public bool TryBegin()
    {
        Interlocked.Increment(ref _working);
        if (!IsOver)
        {
            return true;
        }

        Done();
        return false;
    }

    /// <summary>They have been acknowledged, or will not be.</summary>
    public void Done()
    {
        if (Interlocked.Decrement(ref _working) == 0)
        {
            _idle.TrySetResult();
        }
    }

    /// <summary>After its end: gives calls that are under way some time, and takes leave.</summary>
    public async Task CloseAsync(TimeSpan patience, TimeProvider time)
    {
        Done();
        try
        {
            await _idle.Task.WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            // What they bring will be delivered again; the sites know a repeat.
        }

        await line.DisconnectAsync();
    }
}
