using System.Collections.Immutable;
using Orleans.Copying;
using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A stream: hands each item to the queue of each subscriber. All subscribers get the items in the same order.</summary>
internal sealed class LocalStream<T>(LocalStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    private readonly Lock _gate = new();
    private ImmutableArray<LocalSubscription<T>> _subscriptions = [];
    private long _sequence;

    public bool IsRewindable => false;

    public string ProviderName => provider.Name;

    public StreamId StreamId { get; } = streamId;

    public LocalStreamProvider Provider => provider;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => Publish(item, null, isEnd: false);

    public Task OnErrorAsync(Exception ex) => Publish(default, ex, isEnd: false);

    public Task OnCompletedAsync() => Publish(default, null, isEnd: true);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        var subscription = new LocalSubscription<T>(this, observer, RuntimeContext.Current);
        lock (_gate)
        {
            _subscriptions = _subscriptions.Add(subscription);
        }

        return Task.FromResult<StreamSubscriptionHandle<T>>(subscription);
    }

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        var caller = RuntimeContext.Current;
        IList<StreamSubscriptionHandle<T>> mine = [.. _subscriptions.Where(subscription => subscription.Owner == caller)];
        return Task.FromResult(mine);
    }

    public void Remove(LocalSubscription<T> subscription)
    {
        lock (_gate)
        {
            _subscriptions = _subscriptions.Remove(subscription);
        }
    }

    private Task Publish(T? item, Exception? fault, bool isEnd)
    {
        // The lock makes the order the same for all; offering to a queue never waits.
        lock (_gate)
        {
            var token = new LocalSequenceToken(++_sequence);
            foreach (var subscription in _subscriptions)
            {
                subscription.Offer(new(Copier.Copy(item), fault, isEnd, token));
            }
        }

        return Task.CompletedTask;
    }
}
