using System.Text.Json.Nodes;
using Monitoring.Gateway.Tests.Ingest.Broker.Official;

namespace Monitoring.EndToEnd.Tests.Broker;

/// <summary>The whole service behind a real broker: what the broker took from gateways is stored and judged, however the service ends. With a shared subscription Mosquitto 2.0.11
/// itself loses some of what it has acknowledged when it is restarted (docs/brokers.md).</summary>
public sealed class BrokerTests
{
    [BrokerFact]
    public async Task Load_ServiceKilledAndStopped_NothingIsLostOrDoubledAndTheOrderHolds()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var monitor = await MonitorProcess.StartAsync("--broker", $"mqtt://127.0.0.1:{broker.Port}?client=e2e&inflight=64");
        var publisher = new Publisher(monitor) { Port = broker.Port, Pace = TimeSpan.FromMilliseconds(5) };
        using var stop = new CancellationTokenSource();
        var load = Task.Run(() => SendAsync(publisher, stop.Token));
        await MoreAsync(publisher, 200);

        await monitor.KillAsync();
        await MoreAsync(publisher, 200);
        await monitor.StartAgainAsync();
        await MoreAsync(publisher, 200);

        Assert.Equal(0, await monitor.StopAsync());
        await MoreAsync(publisher, 200);
        await monitor.StartAgainAsync();
        await MoreAsync(publisher, 100);

        await stop.CancelAsync();
        await load;
        using var duty = await ApiClient.SignInAsync(monitor);
        (await Stored.ReadAsync(duty, publisher)).Check(publisher);
    }

    [BrokerFact]
    public async Task Load_BrokerRestartedWithoutSharing_NothingIsLostOrDoubledAndTheOrderHolds()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var monitor = await MonitorProcess.StartAsync("--broker", $"mqtt://127.0.0.1:{broker.Port}?client=e2e&inflight=64&share=no");
        var publisher = new Publisher(monitor) { Port = broker.Port, Pace = TimeSpan.FromMilliseconds(5) };
        using var stop = new CancellationTokenSource();
        var load = Task.Run(() => SendAsync(publisher, stop.Token));
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await MoreAsync(publisher, 200);
            await broker.StopAsync();
            await broker.RunAsync();
        }

        await MoreAsync(publisher, 400);
        await stop.CancelAsync();
        await load;
        using var duty = await ApiClient.SignInAsync(monitor);
        (await Stored.ReadAsync(duty, publisher)).Check(publisher);
    }

    [BrokerFact]
    public async Task Run_WithABroker_HealthFiguresAndLimitsAreThere()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var monitor = await MonitorProcess.StartAsync("--broker", $"mqtt://127.0.0.1:{broker.Port}");
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        var system = await admin.JsonAsync("system");
        Assert.True((bool)Named(system["parts"]!, "broker")["ok"]!);
        Assert.Equal(2048, (int)Named(system["queues"]!, "broker-in-flight")["bound"]!);
        var (code, output) = await Run.Program(
            "mosquitto_sub", "-h", "127.0.0.1", "-p", $"{broker.Port}", "-V", "mqttv5", "-q", "1", "-t", "hm/v1/330100099/down/limits", "-C", "1", "-F", "%p");
        Assert.Equal(0, code);
        Assert.Equal(1, (int)JsonNode.Parse(output)!["version"]!);

        await broker.PublishAsync("hm/v1/330100099/telemetry/LI-912", "14.5", "-D", "publish", "user-property", "gateway", "demo");
        using var duty = await ApiClient.SignInAsync(monitor);
        await Eventually.True(async () => (await duty.LiveAlarmsAsync("330100099")).Any(alarm => alarm.PointId == "LI-912"), "alarm of LI-912");
    }

    private static JsonNode Named(JsonNode list, string name) => list.AsArray().Single(one => (string?)one!["name"] == name)!;

    private static async Task SendAsync(Publisher publisher, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!stop.IsCancellationRequested)
        {
            await publisher.RunAsync(stop);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static Task MoreAsync(Publisher publisher, int messages)
    {
        var until = publisher.AcknowledgedSoFar().Length + messages;
        return Eventually.True(() => Task.FromResult(publisher.AcknowledgedSoFar().Length >= until), $"{messages} more messages at the broker", 60);
    }
}
