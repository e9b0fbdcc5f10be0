using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Broker;
using Monitoring.Gateway.Tests.Hosting;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Broker.Official;

public sealed class MosquittoBrokerTests
{
    private const string SiteA = $"hm/v1/{BrokerRig.SiteA}", Acknowledged = "Received PUBACK from m-1";

    [BrokerFact]
    public async Task Publish_Samples_TheBrokerHoldsThemUntilTheyAreDurable()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var rig = await StartAsync(broker);
        var hold = new TaskCompletionSource<IngestReceipt>();
        var called = new TaskCompletionSource();
        rig.Sites.OnIngest = _ =>
        {
            called.TrySetResult();
            return new ValueTask<IngestReceipt>(hold.Task);
        };
        await broker.PublishAsync($"{SiteA}/telemetry", """{"seq":3,"points":{"TI-101":45.2,"LI-102":8.5}}""", "-D", "publish", "user-property", "gateway", "gw-1");
        await called.Task.Soon();
        Assert.Equal(0, broker.Logged(Acknowledged));
        hold.SetResult(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));
        await broker.LoggedAsync(Acknowledged, 1);
        var taken = await rig.Sites.NextAsync();
        Assert.Equal(("gw-1", 3L), (taken.GatewayId, taken.Messages[0].Seq));
        Assert.Equal([45.2, 8.5], taken.Samples.Select(sample => sample.Value));
    }

    [BrokerFact]
    public async Task Stop_BeforeDurable_ARestartedProcessGetsTheMessagesAgainInOrder()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        var called = new TaskCompletionSource();
        await using (var first = await StartAsync(broker))
        {
            first.Sites.OnIngest = _ =>
            {
                called.TrySetResult();
                return new ValueTask<IngestReceipt>(new TaskCompletionSource<IngestReceipt>().Task);
            };
            await broker.PublishLinesAsync($"{SiteA}/telemetry/TI-101", ["1", "2", "3"]);
            await called.Task.Soon();
            await Poll.UntilAsync(() => first.State.InFlight == 3);
        }

        await broker.PublishLinesAsync($"{SiteA}/telemetry/TI-101", ["4", "5"]);
        await using var second = await StartAsync(broker);
        Assert.Equal(Enumerable.Range(1, 5).Select(value => (double)value), await ValuesAsync(second, 5));
        await broker.LoggedAsync(Acknowledged, 5);
        Assert.Equal(3, second.State.Redelivered);
    }

    [BrokerFact]
    public async Task Restart_OfTheBroker_ConnectsAgainAndTakesWhatCame()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var rig = await StartAsync(broker);
        await broker.StopAsync();
        await Poll.UntilAsync(() => !rig.State.IsConnected);
        Assert.False(rig.Health.Ok);
        await broker.RunAsync();

        // Mosquitto 2.0.11 loses what comes before that (docs/brokers.md).
        await Poll.UntilAsync(() => rig.State.IsConnected);
        await broker.PublishAsync($"{SiteA}/telemetry/TI-101", "7");
        Assert.Equal(7, Assert.Single(await ValuesAsync(rig, 1)));
        Assert.True(rig.State.IsConnected);
    }

    [BrokerFact]
    public async Task Share_TwoProcesses_EachMessageComesOnceAndToBoth()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var one = await StartAsync(broker);
        await using var two = await StartAsync(broker, "m-2");
        await broker.PublishLinesAsync($"{SiteA}/telemetry/TI-101", Enumerable.Range(1, 40).Select(value => $"{value}"));
        await broker.LoggedAsync("Received PUBACK from m-", 40);
        await Poll.UntilAsync(() => Messages(one) + Messages(two) == 40);
        var (first, second) = (await ValuesAsync(one, (int)Messages(one)), await ValuesAsync(two, (int)Messages(two)));
        Assert.NotEmpty(first);
        Assert.NotEmpty(second);
        Assert.Equal(Enumerable.Range(1, 40).Select(value => (double)value), first.Concat(second).Order());

        // Each of them gets its part in order; what the other one has may be older or newer (decision 16).
        Assert.Equal(first.Order(), first);
        Assert.Equal(second.Order(), second);
    }

    [BrokerFact]
    public async Task Publish_InvalidPayload_AcknowledgedWith0x99()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var rig = await StartAsync(broker);
        await broker.PublishAsync($"{SiteA}/telemetry", "{\"points\":");
        await broker.LoggedAsync("RC:153", 1);
        Assert.Equal("not-an-object", (await rig.Rejected.NextAsync()).Reason);
    }

    [BrokerFact]
    public async Task Publish_SiteFails_DeliveredAgainInOrder()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var rig = await StartAsync(broker);
        var failures = 3;
        rig.Sites.OnIngest = _ => Interlocked.Decrement(ref failures) >= 0
            ? new ValueTask<IngestReceipt>(new IngestReceipt(IngestOutcome.LogUnavailable, 1, 0, 0))
            : RecordingSites.Durable();
        await broker.PublishLinesAsync($"{SiteA}/telemetry/TI-101", Enumerable.Range(1, 20).Select(value => $"{value}"));
        Assert.Equal(Enumerable.Range(1, 20).Select(value => (double)value), await ValuesAsync(rig, 20));
        await broker.LoggedAsync(Acknowledged, 20);
        Assert.Equal(3, rig.State.Ends["site-failed"]);
    }

    [BrokerFact]
    public async Task Start_Limits_RetainedAtTheBroker()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var rig = await StartAsync(broker);
        var (code, output, errors) = await RealClients.RunAsync(
            "mosquitto_sub", "-h", "127.0.0.1", "-p", $"{broker.Port}", "-V", "mqttv5", "-q", "1", "-t", $"{SiteA}/down/limits", "-C", "1", "-F", "%t %p");
        Assert.True(code == 0, errors);
        Assert.StartsWith($"{SiteA}/down/limits {{\"siteId\":\"{BrokerRig.SiteA}\",\"version\":7", output, StringComparison.Ordinal);
    }

    internal static async Task<BrokerRig> StartAsync(MosquittoBroker broker, string client = "m-1", Action<BrokerOptions>? configure = null)
    {
        var options = BrokerRig.Options(broker.Port, client);
        configure?.Invoke(options);
        var rig = new BrokerRig();
        await rig.RunAsync(services => services.AddBrokerIngest(options));
        await Poll.UntilAsync(() => rig.State.IsConnected);
        return rig;
    }

    private static long Messages(BrokerRig rig) => rig.Counters.Messages;

    private static async Task<double[]> ValuesAsync(BrokerRig rig, int count)
    {
        var values = new List<double>();
        while (values.Count < count)
        {
            values.AddRange((await rig.Sites.NextAsync()).Samples.Select(sample => sample.Value));
        }

        return [.. values];
    }
}
