using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest;
using Monitoring.Gateway.Ingest.Broker;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Ingest.Broker;

public sealed class BrokerDownTests
{
    private const string Limits = $"hm/v1/{BrokerRig.SiteA}/down/limits";

    [Fact]
    public async Task Start_LimitsOfEverySite_GoToTheBrokerRetained()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var line = await lines.NextAsync();
        var first = await line.NextPublishedAsync();
        var second = await line.NextPublishedAsync();
        Assert.Equal([Limits, $"hm/v1/{BrokerRig.SiteB}/down/limits"], new[] { first.Topic, second.Topic }.Order());
        Assert.True(first.Retain);
        Assert.Contains("\"version\":7", first.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_BrokerWithoutOurSession_GetsAllRetainedAgain()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var line = await lines.NextAsync();
        await line.NextPublishedAsync();
        await line.NextPublishedAsync();
        line.Break();
        var next = await lines.NextAsync();
        var again = new[] { await next.NextPublishedAsync(), await next.NextPublishedAsync() };
        Assert.Contains(again, one => one.Topic == Limits);
    }

    [Fact]
    public async Task Publish_WhileAway_OfARetainedTopicTheNewestGoes()
    {
        var lines = new MemoryLines { WasKept = true, OnPublish = _ => new BrokerPublished(false, "away") };
        var (rig, _) = await BrokerRig.StartAsync(lines);
        await using var __ = rig;
        var down = rig.Services.GetRequiredService<IDownlink>();
        var line = await lines.NextAsync();
        await Poll.UntilAsync(() => rig.Services.GetRequiredService<BrokerOutbox>().Count == 2);
        down.Publish(Limits, "old"u8.ToArray(), retain: true);
        down.Publish(Limits, "new"u8.ToArray(), retain: true);
        down.Publish($"hm/v1/{BrokerRig.SiteA}/down/notice", "hello"u8.ToArray(), retain: false);
        lines.OnPublish = _ => new BrokerPublished(true, null);
        var sent = new[] { await line.NextPublishedAsync(), await line.NextPublishedAsync(), await line.NextPublishedAsync() };
        Assert.Equal(["new"], sent.Where(one => one.Topic == Limits).Select(one => one.Payload));
        Assert.Equal(("hello", false), (sent[^1].Payload, sent[^1].Retain));
    }

    [Fact]
    public async Task Publish_RefusedByTheBroker_DroppedAndCountedAndTheNextGoes()
    {
        var lines = new MemoryLines { OnPublish = topic => new BrokerPublished(true, topic.EndsWith("notice", StringComparison.Ordinal) ? "NotAuthorized" : null) };
        var (rig, _) = await BrokerRig.StartAsync(lines);
        await using var __ = rig;
        var line = await lines.NextAsync();
        var down = rig.Services.GetRequiredService<IDownlink>();
        down.Publish($"hm/v1/{BrokerRig.SiteA}/down/notice", "hello"u8.ToArray(), retain: false);
        await Poll.UntilAsync(() => rig.Metrics.DroppedFrom("broker-down") == 1);
        down.Publish(Limits, "{}"u8.ToArray(), retain: true);
        while ((await line.NextPublishedAsync()).Payload != "{}")
        {
            // The limits of the start.
        }
    }

    [Fact]
    public async Task Read_Figures_NameTheirBounds()
    {
        var (rig, _) = await BrokerRig.StartAsync();
        await using var __ = rig;
        var queues = rig.Services.GetServices<ISystemFigures>().SelectMany(part => part.Read().Queues).Where(queue => queue.Name.StartsWith("broker", StringComparison.Ordinal)).ToArray();
        Assert.Equal([("broker-in-flight", 2_048L), ("broker-qos0", 2_048L), ("broker-down", 20_000L)], queues.Select(queue => (queue.Name, queue.Bound!.Value)));
    }
}
