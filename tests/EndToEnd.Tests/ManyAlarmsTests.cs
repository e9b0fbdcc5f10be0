using System.Globalization;
using System.Text;
using Monitoring.Contracts;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>10,000 alarms within 10 s: each is journaled once, and what was acknowledged to the gateway is there after a kill.</summary>
public sealed class ManyAlarmsTests
{
    private const string Site = "330100098";
    private const int Points = 10_000;
    private const int Batches = 20;

    [Fact]
    public async Task Publish_10000AlarmsIn10Seconds_EachJournaledOnceAndThereAfterAKill()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        await SetUpAsync(admin);
        var options = new MqttOptions { ClientId = "flood", User = "flood", Password = await GatewayAsync(admin), Port = monitor.Mqtt };

        var watch = TimeProvider.System.GetTimestamp();
        await using (var line = await MqttConnection.ConnectAsync(options))
        {
            await Task.WhenAll(Enumerable.Range(0, Batches).Select(async i =>
                Assert.Equal(0, await line.PublishAsync($"hm/v1/{Site}/telemetry", Batch(i)))));
        }

        var seconds = TimeProvider.System.GetElapsedTime(watch).TotalSeconds;
        Assert.True(seconds < 10, $"{Points} alarms took {seconds:0.0} s");
        var journal = await admin.JournalAsync(Site);
        Assert.Equal(Points, journal.Length);
        Assert.Equal(Enumerable.Range(1, Points).Select(i => (long)i), journal.Select(t => t.Seq));
        Assert.Equal(Points, journal.Select(t => t.Alarm.PointId).Distinct().Count());
        Assert.Single(journal, t => t.Alarm.FirstOut);

        await monitor.KillAsync();
        await monitor.StartAgainAsync();
        using var next = await ApiClient.SignInAsync(monitor, "admin");
        Assert.Equal(Points, (await next.LiveAlarmsAsync(Site)).Count(a => a.State == AlarmState.Unacknowledged));
    }

    private static byte[] Batch(int number)
    {
        var text = new StringBuilder("{\"points\":{");
        for (var i = 0; i < Points / Batches; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"\"P{(number * (Points / Batches)) + i}\":90");
        }

        return Encoding.UTF8.GetBytes(text.Append("}}").ToString());
    }

    private static async Task SetUpAsync(ApiClient admin)
    {
        var points = Enumerable.Range(0, Points).Select(i => new
        {
            pointId = string.Create(CultureInfo.InvariantCulture, $"P{i}"),
            rangeHigh = 100.0,
            conditions = new[] { new { condition = "high", levels = new[] { new { level = "H", limit = 80.0 } } } },
        });
        using var created = await admin.PostAsync("sites", new { siteId = Site, name = "洪水", regionCode = "330100", points });
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync());
    }

    private static async Task<string> GatewayAsync(ApiClient admin)
    {
        using var issued = await admin.PostAsync("gateways", new { gatewayId = "flood", sites = new[] { Site } });
        issued.EnsureSuccessStatusCode();
        return (string)System.Text.Json.Nodes.JsonNode.Parse(await issued.Content.ReadAsStringAsync())!["secret"]!;
    }
}
