using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A shift on the real process: handling, a limit that changes, what the gateway sent, a kill, and the handover of all that.</summary>
public sealed class DeskTests
{
    private const string Bench = Publisher.Bench;

    [Fact]
    public async Task Shift_WithAnAlarmAChangeAndAKill_IsHandedOverWhole()
    {
        var outline = Path.GetTempFileName();
        await File.WriteAllTextAsync(outline, """{"type":"Polygon","name":"某市","coordinates":[[[119,29],[121,29],[121,31],[119,29]]]}""");
        await using var monitor = await MonitorProcess.StartAsync("--map", outline);
        using var duty = await ApiClient.SignInAsync(monitor);
        using var engineer = await ApiClient.SignInAsync(monitor, "engineer");
        using var supervisor = await ApiClient.SignInAsync(monitor, "supervisor");
        var began = Now();
        var shift = await PostAsync(duty, "shifts", new { seat = "hall" });
        await PublishAsync(monitor, "14.5");
        await PublishAsync(monitor, "x");
        var alarm = Assert.Single(await duty.LiveAlarmsAsync(Bench));
        await PostAsync(duty, $"alarms/{alarm.Id}/handling", new { stage = "contacted", version = 0, note = "已电话核实" });
        var points = await engineer.PointsAsync(Bench);
        RuleSetClient.Level(points, "LI-912", "H")["limit"] = 12.8;
        var version = await engineer.ProposeAsync(Bench, new { basedOn = 1, reason = "overfill margin", points });
        await supervisor.ApproveAsync(Bench, version);

        var traffic = await engineer.JsonAsync("gateways/demo/traffic");
        Assert.Equal(["refused", "accepted"], traffic["recent"]!.AsArray().Select(one => (string?)one!["outcome"]!));
        Assert.Equal(1, (int)traffic["refused"]!.AsObject().Single().Value!);
        var system = await supervisor.JsonAsync("system");
        Assert.Equal(["database", "series"], system["stores"]!.AsArray().Select(one => (string?)one!["name"]!));
        Assert.Equal(1, (int)system["queues"]!.AsArray().Single(one => (string?)one!["name"] == "mqtt-messages")!["refused"]!);
        Assert.Equal(["series"], system["sampleLog"]!["sinks"]!.AsArray().Select(one => (string?)one!["name"]!));
        Assert.Equal("某市", (string?)(await duty.JsonAsync("map"))["region"]);

        await monitor.KillAsync();
        await monitor.StartAgainAsync();
        using var next = await ApiClient.SignInAsync(monitor);
        Assert.Equal((string?)shift["id"], (string?)(await next.JsonAsync("shifts/current?seat=hall"))["id"]);
        var handover = (await PostAsync(next, $"shifts/{shift["id"]}/handover", new { }))["handover"]!;
        Assert.Equal(alarm.Id, (string?)handover["snapshot"]!["open"]!.AsArray().Single()!["id"]);
        Assert.Equal("已电话核实", (string?)handover["snapshot"]!["handlings"]!.AsArray().Single()!["steps"]![0]!["note"]);
        Assert.Contains(version, handover["snapshot"]!["changes"]!.AsArray().Select(set => (int)set!["version"]!));
        await PostAsync(next, $"shifts/{shift["id"]}/sign", new { });
        var second = await PostAsync(next, $"shifts/{shift["id"]}/accept", new { user = "duty2", password = "demo" });
        Assert.Equal((string?)second["id"], (string?)(await next.JsonAsync("shifts/current"))["id"]);

        var limits = (await next.JsonAsync($"sites/{Bench}/points/LI-912/limits?from={began.AddSeconds(-1):yyyy-MM-ddTHH:mm:ss.fffZ}"))["items"]!.AsArray();
        Assert.Equal([1, version], limits.Select(period => (int)period!["ruleSet"]!));
        Assert.Equal([13.2, 12.8], limits.Select(period => (double)period!["limits"]!.AsArray().Single(limit => (string?)limit!["level"] == "H")!["value"]!));
        var csv = await Eventually.Get<string>(
            async () => Encoding.UTF8.GetString(await next.BytesAsync($"sites/{Bench}/history.csv?points=LI-912&lang=en")) is var text && text.Contains("14.5,good", StringComparison.Ordinal) ? text : null, "the sample in the file");
        Assert.StartsWith("\uFEFFTime (UTC+08:00),LI-912 (m),LI-912 quality\r\n", csv, StringComparison.Ordinal);
        File.Delete(outline);
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

    private static async Task PublishAsync(MonitorProcess monitor, string payload)
    {
        await using var line = await MqttConnection.ConnectAsync(new MqttOptions { ClientId = "desk", User = "demo", Password = "demo", Port = monitor.Mqtt });
        await line.PublishAsync($"hm/v1/{Bench}/telemetry/LI-912", Encoding.UTF8.GetBytes(payload));
    }

    private static async Task<JsonNode> PostAsync(ApiClient client, string path, object body)
    {
        var (code, answer) = await client.TryAsync(path, body);
        Assert.True(code is HttpStatusCode.OK or HttpStatusCode.Created, string.Create(CultureInfo.InvariantCulture, $"{path}: {code} {answer}"));
        return answer!;
    }
}
