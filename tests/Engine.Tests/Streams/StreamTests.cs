using System.Threading.Channels;
using Monitoring.Engine.Tests.Support;
using Orleans.Streams;

namespace Monitoring.Engine.Tests.Streams;

[Alias("test.publisher")]
public interface IPublisherGrain : IGrainWithStringKey
{
    [Alias("publish")]
    Task Publish(int first, int count);
}

public sealed class PublisherGrain : Grain, IPublisherGrain
{
    public async Task Publish(int first, int count)
    {
        var stream = this.GetStreamProvider("push").GetStream<int>(StreamId.Create("test", this.GetPrimaryKeyString()));
        for (var i = 0; i < count; i++)
        {
            await stream.OnNextAsync(first + i);
        }
    }
}

[Alias("test.subscriber")]
public interface ISubscriberGrain : IGrainWithStringKey
{
    [Alias("subscribe")]
    Task Subscribe();

    [Alias("hold")]
    Task Hold();
}

public sealed class SubscriberGrain : Grain, ISubscriberGrain
{
    private Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public Task Subscribe() =>
        this.GetStreamProvider("push").GetStream<int>(StreamId.Create("test", this.GetPrimaryKeyString())).SubscribeAsync(OnNext);

    public async Task Hold()
    {
        Probe.Report("hold");
        await Probe.Gate.Task;
        Probe.Report("held");
    }

    private Task OnNext(int item, StreamSequenceToken? token)
    {
        Probe.Report($"item {item}");
        return Task.CompletedTask;
    }
}

public sealed class StreamTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private IPublisherGrain Publisher => fixture.Silo.Grain<IPublisherGrain>(_key);

    private IAsyncStream<int> Stream => fixture.Silo.Client.GetStreamProvider("push").GetStream<int>(StreamId.Create("test", _key));

    [Fact]
    public async Task Items_PublishedByAGrain_ReachAClientInOrder()
    {
        var received = Channel.CreateUnbounded<int>();
        await Stream.SubscribeAsync((item, _) => received.Writer.WriteAsync(item).AsTask());

        await Publisher.Publish(0, 100);

        Assert.Equal(Enumerable.Range(0, 100), await Take(received, 100));
    }

    [Fact]
    public async Task Subscriber_Throws_OthersAndPublisherGoOn()
    {
        var bad = Channel.CreateUnbounded<int>();
        var good = Channel.CreateUnbounded<int>();
        await Stream.SubscribeAsync((item, _) =>
        {
            bad.Writer.TryWrite(item);
            throw new InvalidOperationException("subscriber is broken");
        });
        await Stream.SubscribeAsync((item, _) => good.Writer.WriteAsync(item).AsTask());

        await Publisher.Publish(0, 10);

        Assert.Equal(Enumerable.Range(0, 10), await Take(good, 10));
        Assert.Equal(0, (await Take(bad, 1))[0]);
    }

    [Fact]
    public async Task Unsubscribe_NothingMoreArrives()
    {
        var first = Channel.CreateUnbounded<int>();
        var second = Channel.CreateUnbounded<int>();
        var handle = await Stream.SubscribeAsync((item, _) => first.Writer.WriteAsync(item).AsTask());
        await Stream.SubscribeAsync((item, _) => second.Writer.WriteAsync(item).AsTask());
        await Publisher.Publish(0, 1);
        await Take(first, 1);

        await handle.UnsubscribeAsync();
        await Publisher.Publish(1, 5);

        Assert.Equal(Enumerable.Range(0, 6), await Take(second, 6));
        Assert.False(first.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Items_ForABusyGrain_WaitTheirTurn()
    {
        var probe = Probe.Of(_key);
        var grain = fixture.Silo.Grain<ISubscriberGrain>(_key);
        await grain.Subscribe();
        var hold = grain.Hold();
        Assert.Equal("hold", await probe.Next());

        await Publisher.Publish(7, 1);
        probe.Gate.SetResult();
        await hold;

        Assert.Equal("held", await probe.Next());
        Assert.Equal("item 7", await probe.Next());
    }

    private static async Task<List<int>> Take(Channel<int> channel, int count)
    {
        var items = new List<int>();
        while (items.Count < count)
        {
            items.Add(await channel.Reader.ReadAsync().AsTask().WaitAsync(Deadline.Generous));
        }

        return items;
    }
}
