using Monitoring.Contracts;
using Orleans.Streams;

namespace Monitoring.Gateway.Push;

/// <summary>The push streams of the cluster, all partitions.</summary>
internal sealed class StreamPushSource(IClusterClient client) : IPushSource
{
    public async Task<IAsyncDisposable> SubscribeAsync(Func<SitePush, Task> onPush)
    {
        var provider = client.GetStreamProvider(PushStreams.Provider);
        var subscription = new Subscription();
        try
        {
            for (var partition = 0; partition < PushStreams.Partitions; partition++)
            {
                var stream = provider.GetStream<SitePush>(StreamId.Create(PushStreams.Namespace, PushStreams.KeyOf(partition)));
                subscription.Handles.Add(await stream.SubscribeAsync((push, _) => onPush(push)));
            }
        }
        catch
        {
            // Half a subscription would be delivered twice after the next try.
            await subscription.DisposeAsync();
            throw;
        }

        return subscription;
    }

    private sealed class Subscription : IAsyncDisposable
    {
        public List<StreamSubscriptionHandle<SitePush>> Handles { get; } = [];

        public async ValueTask DisposeAsync()
        {
            foreach (var handle in Handles)
            {
                await handle.UnsubscribeAsync();
            }
        }
    }
}
