using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Monitoring.Contracts;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The whole way of a changed limit on the real process: history over MQTT, simulation, second person, next sample, override, restart.</summary>
public sealed class RuleChangeTests
{
    private const string Bench = Publisher.Bench;
    private const string Topic = $"hm/v1/{Bench}/telemetry";

    private long _last;

    [Fact]
    public async Task Limit_SimulatedApprovedAndOverridden_EachJudgesTheNextSampleAndReturnsAfterKill()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var engineer = await ApiClient.SignInAsync(monitor, "engineer");
        using var supervisor = await ApiClient.SignInAsync(monitor, "supervisor");
        await using (var gateway = await ConnectAsync(monitor))
        {
            // An hour of history, below H 13.2 but twice above 12.8.
            var start = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - 3_600_000;
            await PublishAsync(gateway, Rows(start, 3_500, i => i % 1000 is >= 100 and < 200 ? 12.9 : 12.0));
            await PublishAsync(gateway, Now(12.0));
        }

        var points = await engineer.PointsAsync(Bench);
        RuleSetClient.Level(points, "LI-912", "H")["limit"] = 12.8;
        var version = await engineer.ProposeAsync(Bench, new { basedOn = 1, reason = "overfill margin", points });
        var report = await Eventually.Get<JsonNode>(
            async () => await SimulateAsync(engineer, version) is { } r && (long)r["samples"]! >= 3_500 ? r : null, "history in the store");
        Assert.Equal((4, 0, 0, 0), ((int)report["added"]!, (int)report["removed"]!, (int)report["longer"]!, (int)report["shorter"]!));
        Assert.Equal(("LI-912", "high", "H"), ((string?)report["alarms"]![0]!["pointId"], (string?)report["alarms"]![0]!["condition"], (string?)report["alarms"]![0]!["level"]));

        await using var listener = await ConnectAsync(monitor);
        await listener.SubscribeAsync($"hm/v1/{Bench}/down/limits");
        await using var limits = listener.ReadMessagesAsync().GetAsyncEnumerator();
        Assert.Equal(1, await VersionAsync(limits));
        await PublishAsync(listener, Now(12.9));
        Assert.Empty(await engineer.LiveAlarmsAsync(Bench));
        var approved = await supervisor.TryAsync($"sites/{Bench}/rule-sets/{version}/approve", new { note = "ok" });
        Assert.Equal("inForce", (string?)approved.Body!["state"]);
        Assert.Equal(version, await VersionAsync(limits));
        await PublishAsync(listener, Now(12.95));
        var alarm = Assert.Single(await engineer.LiveAlarmsAsync(Bench), a => a.PointId == "LI-912");
        Assert.Equal((12.8, version), (alarm.Limit, alarm.RuleSet));

        var held = await engineer.TryAsync($"sites/{Bench}/overrides", new { hours = 6.0 / 3600, reason = "proof test", changes = new[] { new { pointId = "LI-912", condition = "high" } } });
        var off = (int)held.Body!["version"]!;
        await supervisor.ApproveAsync(Bench, off);
        Assert.Equal(off, await VersionAsync(limits));
        Assert.DoesNotContain(await engineer.LiveAlarmsAsync(Bench), a => a.State == AlarmState.Unacknowledged && a.Condition == ConditionKind.High);

        await monitor.KillAsync();
        await monitor.StartAgainAsync();
        using var again = await ApiClient.SignInAsync(monitor, "engineer");
        await Eventually.True(async () => (int)(await again.JsonAsync($"sites/{Bench}"))["ruleSet"]! == version, "return of the override after a restart");
        await Eventually.True(async () => (await again.LiveAlarmsAsync(Bench)).Any(a => a is { PointId: "LI-912", State: AlarmState.Unacknowledged, Limit: 12.8 }), "the alarm is back with its limit");
        Assert.Equal("ended", (string?)(await again.JsonAsync($"sites/{Bench}/rule-sets/{off}"))["state"]);
    }

    private static Task<MqttConnection> ConnectAsync(MonitorProcess monitor) =>
        MqttConnection.ConnectAsync(new MqttOptions { ClientId = "rules", User = "demo", Password = "demo", Port = monitor.Mqtt });

    private static async Task<JsonNode?> SimulateAsync(ApiClient engineer, int version)
    {
        var answer = await engineer.TryAsync($"sites/{Bench}/rule-sets/{version}/simulate", new { });
        Assert.True((int)answer.Code == 200, answer.Body?.ToJsonString());
        return answer.Body;
    }

    private static async Task<int> VersionAsync(IAsyncEnumerator<MqttMessage> messages)
    {
        Assert.True(await messages.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        return (int)JsonNode.Parse(messages.Current.Payload)!["version"]!;
    }

    private static async Task PublishAsync(MqttConnection gateway, string payload) =>
        Assert.Equal(0, await gateway.PublishAsync(Topic, Encoding.UTF8.GetBytes(payload), cancellationToken: CancellationToken.None));

    private string Now(double level)
    {
        _last = Math.Max(_last + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        return string.Create(CultureInfo.InvariantCulture, $"{{\"ts\":{_last},\"points\":{{\"LI-912\":{level}}}}}");
    }

    private static string Rows(long start, int count, Func<int, double> level) =>
        "{\"backfill\":true,\"rows\":["
        + string.Join(',', Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"ts\":{start + (i * 1000)},\"points\":{{\"LI-912\":{level(i)}}}}}")))
        + "]}";
}
