using System.Text.Json.Nodes;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A gateway that listens on <c>down/</c> has the limits in force, at once and after each change.</summary>
public sealed class DownlinkTests
{
    private const string Topic = "hm/v1/330100099/down/limits";

    [Fact]
    public async Task Limits_SubscribedThenChanged_ArriveRetainedAndThenAnew()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var engineer = await ApiClient.SignInAsync(monitor, "engineer");
        await using var gateway = await MqttConnection.ConnectAsync(new MqttOptions { ClientId = "listener", User = "demo", Password = "demo", Port = monitor.Mqtt });
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await gateway.SubscribeAsync(Topic, cancellationToken: limit.Token);
        await using var messages = gateway.ReadMessagesAsync(limit.Token).GetAsyncEnumerator(limit.Token);

        var first = await NextAsync(messages);
        Assert.Equal(1, (int)first["version"]!);
        Assert.Equal(14.0, HighHigh(first));

        var points = await engineer.JsonAsync("sites/330100099/points");
        var level = points["items"]!.AsArray().Single(p => (string?)p!["pointId"] == "LI-912")!;
        level["conditions"]![0]!["levels"]!.AsArray().Single(l => (string?)l!["level"] == "HH")!["limit"] = 13.8;
        using var supervisor = await ApiClient.SignInAsync(monitor, "supervisor");
        var version = await engineer.ProposeAsync("330100099", new { basedOn = 1, reason = "test", points = points["items"] });
        await supervisor.ApproveAsync("330100099", version);

        var second = await NextAsync(messages);
        Assert.Equal(2, (int)second["version"]!);
        Assert.Equal(13.8, HighHigh(second));
    }

    private static async Task<JsonNode> NextAsync(IAsyncEnumerator<MqttMessage> messages)
    {
        Assert.True(await messages.MoveNextAsync());
        Assert.Equal(Topic, messages.Current.Topic);
        return JsonNode.Parse(messages.Current.Payload)!;
    }

    private static double HighHigh(JsonNode document) =>
        (double)document["points"]!["LI-912"]!["conditions"]!.AsArray()
            .Single(c => (string?)c!["condition"] == "high")!["levels"]!.AsArray()
            .Single(l => (string?)l!["level"] == "HH")!["limit"]!;
}
