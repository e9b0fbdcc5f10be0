using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Orleans.Runtime;

namespace Orleans.Streams;

internal readonly record struct StreamItem<T>(T? Value, Exception? Fault, bool IsEnd, StreamSequenceToken Token);

/// <summary>
/// A subscriber with its bounded queue. When the queue is full the oldest item is dropped and counted: the newest then still arrives, and
/// a reader that numbers its items sees the gap at once. A subscription of a grain is handled as turns of it and ends with its activation.
/// </summary>
internal sealed class LocalSubscription<T> : StreamSubscriptionHandle<T>, IDisposable
{
    // A wall that is ten seconds behind in a flood of a hundred alarms per second is better told to resume.
    internal const int Capacity = 1024;

    private readonly LocalStream<T> _stream;
    private readonly Channel<StreamItem<T>> _queue;
    private volatile IAsyncObserver<T>? _observer;
    private long _dropped;

    public LocalSubscription(LocalStream<T> stream, IAsyncObserver<T> observer, Activation? owner)
    {
        _stream = stream;
        _observer = observer;
        Owner = owner;
        _queue = Channel.CreateBounded<StreamItem<T>>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => OnDropped());
        owner?.Own(this);
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(DeliverAllAsync);
        }
    }

    public Activation? Owner { get; }

    public override StreamId StreamId => _stream.StreamId;

    public override string ProviderName => _stream.ProviderName;

    public override Guid HandleId { get; } = Guid.NewGuid();

    public void Offer(StreamItem<T> item) => _queue.Writer.TryWrite(item);

    public override Task UnsubscribeAsync()
    {
        Owner?.Disown(this);
        Dispose();
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        if (_observer is null)
        {
            return _stream.SubscribeAsync(observer);
        }

        _observer = observer;
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == HandleId;

    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    public override int GetHashCode() => HandleId.GetHashCode();

    public void Dispose()
    {
        _observer = null;
        _stream.Remove(this);
        _queue.Writer.TryComplete();
    }

    private async Task DeliverAllAsync()
    {
        await foreach (var item in _queue.Reader.ReadAllAsync())
        {
            if (_observer is null)
            {
                return;
            }

            await DeliverAsync(item);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A subscriber's fault must not end its subscription or touch anybody else; it is counted and logged")]
    private async Task DeliverAsync(StreamItem<T> item)
    {
        try
        {
            await (Owner is null
                ? HandOverAsync(item)
                : new EngineRequest(EngineRequest.Turn, () => HandOverAsync(item), keepsAlive: true).SendTo(Owner));
        }
        catch (Exception fault)
        {
            _stream.Provider.Metrics.OnSubscriberFault();
            _stream.Provider.Logger.SubscriberFailed(fault, StreamId);
        }
    }

    private Task HandOverAsync(StreamItem<T> item) => (_observer, item) switch
    {
        (null, _) => Task.CompletedTask,
        ({ } observer, { Fault: { } fault }) => observer.OnErrorAsync(fault),
        ({ } observer, { IsEnd: true }) => observer.OnCompletedAsync(),
        ({ } observer, _) => observer.OnNextAsync(item.Value!, item.Token),
    };

    private void OnDropped()
    {
        _stream.Provider.Metrics.OnStreamDropped();

        // Once per queue-full, not per item: a flood must not fill the log as well.
        if (Interlocked.Increment(ref _dropped) % Capacity == 1)
        {
            _stream.Provider.Logger.SubscriberTooSlow(StreamId, _dropped);
        }
    }
}
