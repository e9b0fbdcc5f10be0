using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Monitoring.Contracts;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The main job with a real client over TCP: a sample becomes an alarm, is acknowledged, and survives.</summary>
public sealed class MainJobTests
{
    private const string Bench = "330100099";

    [FactWith("mosquitto_pub")]
    public async Task Publish_LevelAboveHighHigh_AlarmWithinASecondAndAcknowledgementSurvivesKill()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var duty = await ApiClient.SignInAsync(monitor);

        await PublishAsync(monitor, "LI-912", "14.5");
        var alarm = await Eventually.Get(
            async () => (await duty.LiveAlarmsAsync(Bench)).FirstOrDefault(a => a.PointId == "LI-912"), "alarm of LI-912", 1);
        Assert.Equal(ConditionKind.High, alarm.Condition);
        Assert.Equal(AlarmState.Unacknowledged, alarm.State);
        Assert.Equal(AlarmLevel.HH, alarm.CurrentLevel);
        Assert.Equal(14.5, alarm.Value);
        Assert.Equal(14.0, alarm.Limit);

        using var answer = await duty.PostAsync($"alarms/{alarm.Id}/ack", new { note = "已核实" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var again = await duty.PostAsync($"alarms/{alarm.Id}/ack", new { note = "" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

        var before = await duty.JsonAsync($"alarms/{alarm.Id}");
        await monitor.KillAsync();
        await monitor.StartAgainAsync();
        using var next = await ApiClient.SignInAsync(monitor);
        var after = await next.JsonAsync($"alarms/{alarm.Id}");
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
        Assert.Equal("ACKED", (string?)after["alarm"]!["state"]);
        Assert.Equal("duty", (string?)after["alarm"]!["acknowledgedBy"]);
        Assert.Contains(await next.LiveAlarmsAsync(Bench), a => a.Id == alarm.Id && a.State == AlarmState.Acknowledged);

        // The machine goes on from there: back to normal ends it.
        await PublishAsync(monitor, "LI-912", "8");
        await Eventually.True(async () => (await next.LiveAlarmsAsync(Bench)).All(a => a.Id != alarm.Id), "end of the alarm", 5);
        var journal = await next.JournalAsync(Bench);
        Assert.Equal(Enumerable.Range(1, journal.Length).Select(i => (long)i), journal.Select(t => t.Seq));
        Assert.Equal([TransitionReason.Occurred, TransitionReason.Acknowledged, TransitionReason.Cleared], journal.Select(t => t.Reason));
    }

    [FactWith("mosquitto_pub")]
    public async Task Publish_EveryBadInput_AnsweredCountedRecordedAndOthersUntouched()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        var topic = $"hm/v1/{Bench}/telemetry";
        string[] payloads =
        [
            "not json", "{\"points\":{\"LI-912\":NaN}}", "{\"points\":{\"LI-912\":\"14.5\"}}", "{\"points\":{\"LI-912\":1e999}}",
            "{\"points\":", "[1,2]", "{\"points\":{\"LI-912\":" + new string('[', 5000) + "}}",
        ];
        foreach (var payload in payloads)
        {
            // QoS 1 without a PUBACK would hang; the timeout of the client makes that a failure.
            var (code, output) = await Mosquitto(monitor, topic, payload);
            Assert.True(code == 0, $"{payload[..Math.Min(60, payload.Length)]}: {output}");
        }

        var (other, said) = await Mosquitto(monitor, "hm/v1/999999999/telemetry", "1");
        Assert.True(other != 0 || said.Contains("Not authorized", StringComparison.OrdinalIgnoreCase), said);

        var rejected = await Eventually.Get<JsonArray>(
            async () =>
            {
                var items = (await admin.JsonAsync("gateways/demo/rejected"))["items"]!.AsArray();
                return items.Count >= payloads.Length ? items : null;
            },
            "rejected payloads");
        Assert.All(rejected, r => Assert.False(string.IsNullOrEmpty((string?)r!["reason"])));
        Assert.All(rejected, r => Assert.False(string.IsNullOrEmpty((string?)r!["text"])));

        // Nothing of it was judged, and the next good value is.
        Assert.Empty(await admin.LiveAlarmsAsync(Bench));
        await PublishAsync(monitor, "LI-912", "14.5");
        await Eventually.True(async () => (await admin.LiveAlarmsAsync(Bench)).Length == 1, "alarm after bad input", 5);
    }

    [FactWith("mosquitto_pub")]
    public async Task Publish_SameSeqTwice_SecondIsAcknowledgedAndIgnored()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var duty = await ApiClient.SignInAsync(monitor);
        var topic = $"hm/v1/{Bench}/telemetry";
        Assert.Equal(0, (await Mosquitto(monitor, topic, "{\"seq\":7,\"points\":{\"LI-912\":14.5}}")).Code);
        Assert.Equal(0, (await Mosquitto(monitor, topic, "{\"seq\":7,\"points\":{\"LI-912\":8}}")).Code);
        Assert.Equal(0, (await Mosquitto(monitor, topic, "{\"seq\":8,\"points\":{\"FI-1\":8}}")).Code);
        var alarm = Assert.Single(await duty.LiveAlarmsAsync(Bench));
        Assert.Equal(AlarmState.Unacknowledged, alarm.State);
    }

    [FactWith("mosquitto_pub")]
    public async Task Publish_TimeInTheFuture_JudgedAtArrivalAndClockSkewRaised()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var duty = await ApiClient.SignInAsync(monitor);
        var future = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 3_600_000);
        var payload = string.Create(CultureInfo.InvariantCulture, $"{{\"ts\":{future.ToUnixTimeMilliseconds()},\"points\":{{\"LI-912\":14.5}}}}");
        Assert.Equal(0, (await Mosquitto(monitor, $"hm/v1/{Bench}/telemetry", payload)).Code);
        var alarms = await duty.LiveAlarmsAsync(Bench);
        Assert.Contains(alarms, a => a.Condition == ConditionKind.High && a.OccurredAt < future.AddMinutes(-30));
        Assert.Contains(alarms, a => a.Condition == ConditionKind.ClockSkew && a.PointId == "@demo");
    }

    [Fact]
    public async Task Api_WithoutSession_Refused()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var nobody = ApiClient.Anonymous(monitor);
        using var answer = await nobody.GetAsync("sites");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var wrong = await nobody.PostAsync("session", new { user = "duty", password = "wrong" });
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task Rotate_GatewayWithAnOpenLine_LineEndsAndOldSecretIsRefused()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        var options = new MqttOptions { ClientId = "rotated", User = "demo", Password = "demo", Port = monitor.Mqtt };
        await using var line = await MqttConnection.ConnectAsync(options);
        using var rotated = await admin.PostAsync("gateways/demo/secret", new { });
        rotated.EnsureSuccessStatusCode();
        await line.Closed.WaitAsync(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<MqttRefusedException>(() => MqttConnection.ConnectAsync(options));
    }

    [Fact]
    public async Task Stop_BySigterm_EndsCleanly()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        Assert.Equal(0, await monitor.StopAsync());
    }

    private static async Task PublishAsync(MonitorProcess monitor, string point, string value)
    {
        var (code, output) = await Mosquitto(monitor, $"hm/v1/{Bench}/telemetry/{point}", value);
        Assert.True(code == 0, output);
    }

    private static Task<(int Code, string Output)> Mosquitto(MonitorProcess monitor, string topic, string payload) => Run.Program(
        "mosquitto_pub", "-h", "127.0.0.1", "-p", monitor.Mqtt.ToString(CultureInfo.InvariantCulture), "-u", "demo", "-P", "demo", "-q", "1", "-V", "5", "-t", topic, "-m", payload);
}
