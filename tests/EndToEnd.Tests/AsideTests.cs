using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitoring.Contracts;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>Shelving, out of service and maintenance windows over REST, with a real gateway and through a kill.</summary>
public sealed class AsideTests
{
    private const string Bench = "330100099";

    [Fact]
    public async Task Shelve_ThenKill_StaysShelvedUntilItsTimeAndBadRequestsAreTold()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var duty = await ApiClient.SignInAsync(monitor);
        await PublishAsync(monitor, "LI-912", 13.5);
        var alarm = Assert.Single(await duty.LiveAlarmsAsync(Bench));

        Assert.Equal(["reason", "until"], await FaultsAsync(duty, $"alarms/{alarm.Id}/shelve", new { }));
        Assert.Equal(["until"], await FaultsAsync(duty, $"alarms/{alarm.Id}/shelve", new { reason = "校验", until = Now().AddDays(2) }));
        var shelved = await PostAsync(duty, $"alarms/{alarm.Id}/shelve", new { reason = "校验", until = Now().AddMinutes(5) });
        Assert.Equal(("SHLVD", "duty", "校验"), ((string?)shelved["state"], (string?)shelved["asideBy"], (string?)shelved["asideReason"]));
        using (var twice = await duty.PostAsync($"alarms/{alarm.Id}/shelve", new { reason = "校验", until = Now().AddMinutes(5) }))
        {
            Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        }

        await monitor.KillAsync();
        await monitor.StartAgainAsync();
        using var next = await ApiClient.SignInAsync(monitor);
        Assert.Equal(alarm.Id, (string?)(await next.JsonAsync("alarms?state=SHLVD"))["items"]!.AsArray().Single()!["id"]);
        var back = await PostAsync(next, $"alarms/{alarm.Id}/unshelve", new { });
        Assert.Equal("UNACK", (string?)back["state"]);
    }

    [Fact]
    public async Task OutOfService_NeedsTheRightAndAPermit_AlsoBeforeAnAlarm()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var duty = await ApiClient.SignInAsync(monitor);
        using var engineer = await ApiClient.SignInAsync(monitor, "engineer");
        const string path = $"sites/{Bench}/points/GT-1/conditions/high/out-of-service";

        using (var refused = await duty.PostAsync(path, new { permit = "JX-1" }))
        {
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Equal(["permit"], await FaultsAsync(engineer, path, new { }));
        using (var unknown = await engineer.PostAsync($"sites/{Bench}/points/GT-1/conditions/nonsense/out-of-service", new { permit = "JX-1" }))
        {
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        var taken = await PostAsync(engineer, path, new { permit = "JX-1" });
        await PublishAsync(monitor, "GT-1", 60);
        var alarm = (await duty.LiveAlarmsAsync(Bench)).Single(a => a.PointId == "GT-1");
        Assert.Equal((AlarmState.OutOfService, AlarmLevel.HH, "JX-1"), (alarm.State, alarm.CurrentLevel, alarm.Permit));
        Assert.Equal("UNACK", (string?)(await PostAsync(engineer, $"alarms/{(string?)taken["id"]}/return", new { }))["state"]);
    }

    [Fact]
    public async Task Maintenance_WindowOverAnAlarm_HidesItUntilSomebodyEndsIt()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var engineer = await ApiClient.SignInAsync(monitor, "engineer");
        await PublishAsync(monitor, "PI-1", 1.7);
        const string path = $"sites/{Bench}/maintenance";

        var faults = await FaultsAsync(engineer, path, new { covers = new[] { new { pointId = "NONE" } }, from = Now(), until = Now().AddDays(40), reason = "" });
        Assert.Equal(["covers[0].pointId", "until", "reason"], faults);
        var window = await PostAsync(engineer, path, new { covers = new[] { new { pointId = "PI-1" } }, from = Now().AddSeconds(-1), until = Now().AddHours(2), reason = "换垫片", permit = "DH-7" });
        var hidden = Assert.Single(await engineer.LiveAlarmsAsync(Bench));
        Assert.Equal((AlarmState.SuppressedByDesign, "DH-7"), (hidden.State, hidden.SuppressedBy));

        await monitor.KillAsync();
        await monitor.StartAgainAsync();
        using var next = await ApiClient.SignInAsync(monitor, "engineer");
        Assert.Equal(AlarmState.SuppressedByDesign, Assert.Single(await next.LiveAlarmsAsync(Bench)).State);
        using var ended = await next.DeleteAsync($"{path}/{(string?)window["windowId"]}");
        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Equal(AlarmState.Unacknowledged, Assert.Single(await next.LiveAlarmsAsync(Bench)).State);
        using var again = await next.DeleteAsync($"{path}/W99");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

    private static async Task PublishAsync(MonitorProcess monitor, string point, double value)
    {
        await using var line = await MqttConnection.ConnectAsync(new MqttOptions { ClientId = "aside", User = "demo", Password = "demo", Port = monitor.Mqtt });
        var payload = Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(0, await line.PublishAsync($"hm/v1/{Bench}/telemetry/{point}", payload));
    }

    private static async Task<JsonNode> PostAsync(ApiClient client, string path, object body)
    {
        using var answer = await client.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static async Task<string[]> FaultsAsync(ApiClient client, string path, object body)
    {
        using var answer = await client.PostAsync(path, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"].Deserialize(ContractsJson.Default.FaultArray)!.Select(f => f.Where)];
    }
}
