using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Gives streams by id.</summary>
public interface IStreamProvider
{
    /// <summary>The name it was registered with.</summary>
    string Name { get; }

    /// <summary>Whether old items can be read again. The Local engine: never.</summary>
    bool IsRewindable { get; }

    /// <summary>A stream. It costs nothing until somebody subscribes.</summary>
    /// <param name="streamId">Which.</param>
    /// <typeparam name="T">What it carries: the same type for all who use it.</typeparam>
    /// <returns>The stream.</returns>
    IAsyncStream<T> GetStream<T>(StreamId streamId);
}

/// <summary>Receives items.</summary>
/// <typeparam name="T">What is carried.</typeparam>
public interface IAsyncObserver<in T>
{
    /// <summary>The next item. Publishing it never waits for subscribers.</summary>
    /// <param name="item">The item; isolated as an argument of a call is.</param>
    /// <param name="token">Its place in the stream.</param>
    /// <returns>Done when taken.</returns>
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    /// <summary>No more items will come.</summary>
    /// <returns>Done when taken.</returns>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>The publisher failed.</summary>
    /// <param name="ex">How.</param>
    /// <returns>Done when taken.</returns>
    Task OnErrorAsync(Exception ex);
}

/// <summary>Can be subscribed to.</summary>
/// <typeparam name="T">What is carried.</typeparam>
public interface IAsyncObservable<T>
{
    /// <summary>Subscribes from now on.</summary>
    /// <param name="observer">Is called one item at a time, in order; a fault of it is counted, and the next item comes.</param>
    /// <returns>The subscription.</returns>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer);
}

/// <summary>A stream, whatever it carries.</summary>
public interface IAsyncStream
{
    /// <summary>Whether old items can be read again.</summary>
    bool IsRewindable { get; }

    /// <summary>The provider's name.</summary>
    string ProviderName { get; }

    /// <summary>Which stream.</summary>
    StreamId StreamId { get; }
}

/// <summary>A stream to publish to and subscribe to.</summary>
/// <typeparam name="T">What it carries.</typeparam>
public interface IAsyncStream<T> : IAsyncStream, IAsyncObservable<T>, IAsyncObserver<T>
{
    /// <summary>The subscriptions of the calling grain, or of all clients when the caller is not a grain.</summary>
    /// <returns>The handles, perhaps none.</returns>
    Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles();
}

/// <summary>A subscription.</summary>
/// <typeparam name="T">What is carried.</typeparam>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1067", Justification = "Left to the derived classes, as in Orleans")]
public abstract class StreamSubscriptionHandle<T> : IEquatable<StreamSubscriptionHandle<T>?>
{
    /// <summary>Which stream.</summary>
    public abstract StreamId StreamId { get; }

    /// <summary>The provider's name.</summary>
    public abstract string ProviderName { get; }

    /// <summary>Identifies the subscription.</summary>
    public abstract Guid HandleId { get; }

    /// <summary>Ends the subscription: after it no further item is handed over; one that is being handled goes on.</summary>
    /// <returns>Done when ended.</returns>
    public abstract Task UnsubscribeAsync();

    /// <summary>Replaces the observer.</summary>
    /// <param name="observer">Gets the items from now on.</param>
    /// <param name="token">Where to start; the Local engine cannot go back and goes on from now.</param>
    /// <returns>The subscription.</returns>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null);

    /// <inheritdoc/>
    public abstract bool Equals(StreamSubscriptionHandle<T>? other);
}

/// <summary>The place of an item in its stream. Rises; may skip.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1036", Justification = "Orleans has no operators here")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1067", Justification = "Left to the derived classes, as in Orleans")]
public abstract class StreamSequenceToken : IEquatable<StreamSequenceToken?>, IComparable<StreamSequenceToken?>
{
    /// <summary>The number.</summary>
    public abstract long SequenceNumber { get; protected set; }

    /// <summary>The place within a batch.</summary>
    public abstract int EventIndex { get; protected set; }

    /// <inheritdoc/>
    public abstract bool Equals(StreamSequenceToken? other);

    /// <inheritdoc/>
    public abstract int CompareTo(StreamSequenceToken? other);
}

/// <summary>Subscribing with delegates.</summary>
public static class AsyncObservableExtensions
{
    /// <summary>Subscribes from now on.</summary>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Is called one item at a time, in order; a fault of it is counted, and the next item comes.</param>
    /// <typeparam name="T">What is carried.</typeparam>
    /// <returns>The subscription.</returns>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync) =>
        obs.SubscribeAsync(onNextAsync, static _ => Task.CompletedTask, static () => Task.CompletedTask);

    /// <summary>Subscribes from now on.</summary>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Is called one item at a time, in order; a fault of it is counted, and the next item comes.</param>
    /// <param name="onErrorAsync">Is called when the publisher reports a fault.</param>
    /// <param name="onCompletedAsync">Is called when the publisher has finished.</param>
    /// <typeparam name="T">What is carried.</typeparam>
    /// <returns>The subscription.</returns>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync, Func<Exception, Task> onErrorAsync, Func<Task> onCompletedAsync)
    {
        ArgumentNullException.ThrowIfNull(obs);
        return obs.SubscribeAsync(new DelegateObserver<T>(onNextAsync, onErrorAsync, onCompletedAsync));
    }
}
