using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A compressor trips and 45 alarms follow: over MQTT, with the service killed in the middle.</summary>
public sealed class FloodTests
{
    private const string Site = "330100777";
    private const int Alarms = 45;

    [Fact]
    public async Task Trip_FortyFiveAlarmsAndAKillInTheMiddle_FirstOutOnTopAllCountedAndTheSameAfterARestart()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        var secret = await SetUpAsync(monitor);
        var trip = TimeProvider.System.GetUtcNow().AddSeconds(-5).ToUnixTimeMilliseconds();

        // The first-out is measured first and arrives third.
        await PublishAsync(monitor, secret, [("P-1", 0), ("P-2", 0), ("PSLL-201", trip), .. Enumerable.Range(3, 21).Select(i => ($"P-{i}", 0L))]);
        var before = await FloodAsync(monitor, 24);
        await monitor.KillAsync();
        await monitor.StartAgainAsync();
        Assert.Equal(Text(before), Text(await FloodAsync(monitor, 24)));

        await PublishAsync(monitor, secret, [.. Enumerable.Range(24, 20).Select(i => ($"P-{i}", 0L)), ("GT-1", 0)]);
        var flood = await FloodAsync(monitor, Alarms);

        Assert.True((bool)flood["flood"]!);
        Assert.Equal((string?)before["since"], (string?)flood["since"]);
        Assert.Equal(("PSLL-201", "K-201"), ((string?)flood["firstOuts"]![0]!["pointId"], (string?)flood["firstOuts"]![0]!["equipment"]));
        var critical = flood["critical"]!.AsArray().Select(id => (string)id!).ToArray();
        var folded = flood["groups"]!.AsArray().Append(flood["low"]).SelectMany(group => group!["alarmIds"]!.AsArray()).Select(id => (string)id!).ToArray();
        Assert.Equal("GT-1", await PointOfAsync(monitor, Assert.Single(critical)));
        Assert.Equal(Alarms, critical.Concat(folded).Distinct().Count());
        Assert.Equal(Alarms - 1, folded.Length);
        Assert.Contains(flood["groups"]!.AsArray(), group => (string?)group!["name"] == "V-1");

        Assert.Equal(0, await monitor.StopAsync());
        await monitor.StartAgainAsync();
        Assert.Equal(Text(flood), Text(await FloodAsync(monitor, Alarms)));
        await CountedAsync(monitor);
    }

    /// <summary>The figures of the seat follow the journal, whatever was killed.</summary>
    private static async Task CountedAsync(MonitorProcess monitor)
    {
        using var duty = await ApiClient.SignInAsync(monitor);
        var report = await Eventually.Get<JsonNode>(
            async () => await duty.JsonAsync("kpis?seat=plant") is { } row && (long)row["behind"]! == 0 && (long)row["alarms"]! == Alarms ? row : null, "figures");
        var worst = report["kpis"]!.AsArray().Single(kpi => (string?)kpi!["name"] == "worst10Min")!;
        Assert.Equal((Alarms, "bad"), ((int)worst["value"]!, (string?)worst["verdict"]));
    }

    private static async Task<string> SetUpAsync(MonitorProcess monitor)
    {
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        object Point(string id, string equipment, string priority) => new
        {
            pointId = id, name = id, unit = "", rangeLow = 0, rangeHigh = 10, equipment,
            conditions = new[] { new { condition = "high", onDelay = 0, offDelay = 0, deadband = 0, levels = new[] { new { level = "H", limit = 5, priority } } } },
        };
        object[] points =
        [
            Point("PSLL-201", "K-201", "low"), Point("GT-1", "V-1", "critical"),
            .. Enumerable.Range(1, Alarms - 2).Select(i => Point($"P-{i}", $"V-{i % 4}", i % 3 == 0 ? "low" : "medium")),
        ];
        using var site = await admin.PostAsync("sites", new { siteId = Site, name = "跳车试验", regionCode = "330100", points });
        Assert.True(site.StatusCode == HttpStatusCode.Created, await site.Content.ReadAsStringAsync());
        using var seats = await admin.PutAsync("seats", new { items = new object[] { new { id = "hall" }, new { id = "plant", scope = new[] { Site } } } });
        Assert.True(seats.IsSuccessStatusCode, await seats.Content.ReadAsStringAsync());
        using var gateway = await admin.PostAsync("gateways", new { gatewayId = "trip", sites = new[] { Site } });
        Assert.True(gateway.IsSuccessStatusCode, await gateway.Content.ReadAsStringAsync());
        return (string)(await gateway.Content.ReadFromJsonAsync<JsonNode>())!["secret"]!;
    }

    private static async Task PublishAsync(MonitorProcess monitor, string secret, (string Point, long At)[] samples)
    {
        await using var line = await MqttConnection.ConnectAsync(new MqttOptions { ClientId = "trip", User = "trip", Password = secret, Port = monitor.Mqtt });
        foreach (var (point, at) in samples)
        {
            var ts = at > 0 ? at : TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            var payload = string.Create(CultureInfo.InvariantCulture, $"{{\"ts\":{ts},\"points\":{{\"{point}\":9}}}}");
            Assert.Equal(0, await line.PublishAsync($"hm/v1/{Site}/telemetry", Encoding.UTF8.GetBytes(payload)));
        }
    }

    private static async Task<JsonNode> FloodAsync(MonitorProcess monitor, int alarms)
    {
        using var duty = await ApiClient.SignInAsync(monitor);
        return await Eventually.Get<JsonNode>(
            async () =>
            {
                using var answer = await duty.GetAsync("floods?seat=plant");
                var flood = answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonNode>())!["items"]![0] : null;
                return flood is not null && (int)flood["alarms"]! == alarms ? flood : null;
            },
            $"flood of {alarms} alarms",
            60);
    }

    private static async Task<string> PointOfAsync(MonitorProcess monitor, string alarm)
    {
        using var duty = await ApiClient.SignInAsync(monitor);
        return (string)(await duty.JsonAsync($"alarms/{alarm}"))["alarm"]!["pointId"]!;
    }

    /// <summary>What is shown, without the moment it was asked at.</summary>
    private static string Text(JsonNode flood)
    {
        var copy = flood.DeepClone().AsObject();
        copy.Remove("at");
        copy.Remove("inWindow");
        return copy.ToJsonString();
    }
}
