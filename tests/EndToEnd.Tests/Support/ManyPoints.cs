using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A site of many points P0, P1 … with one limit of 80 each, and a gateway of its own.</summary>
internal static class ManyPoints
{
    public const string Site = "330100098";

    /// <summary>Makes the site and its gateway; how to connect as that.</summary>
    /// <param name="monitor">The service.</param>
    /// <param name="admin">Who makes them.</param>
    /// <param name="count">Number of points.</param>
    /// <param name="priority">Priority of a point's limit; null: medium for all.</param>
    public static async Task<MqttOptions> SetUpAsync(MonitorProcess monitor, ApiClient admin, int count, Func<int, string>? priority = null)
    {
        var points = Enumerable.Range(0, count).Select(i => new
        {
            pointId = string.Create(CultureInfo.InvariantCulture, $"P{i}"),
            rangeHigh = 100.0,
            conditions = new[] { new { condition = "high", levels = new[] { new { level = "H", limit = 80.0, priority = priority?.Invoke(i) ?? "medium" } } } },
        });
        using var created = await admin.PostAsync("sites", new { siteId = Site, name = "洪水", regionCode = "330100", points });
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync());
        using var issued = await admin.PostAsync("gateways", new { gatewayId = "many", sites = new[] { Site } });
        issued.EnsureSuccessStatusCode();
        var secret = (string)JsonNode.Parse(await issued.Content.ReadAsStringAsync())!["secret"]!;
        return new MqttOptions { ClientId = "many", User = "many", Password = secret, Port = monitor.Mqtt };
    }

    /// <summary>An alarm of every point, in so many batches; how long until all are acknowledged, s.</summary>
    /// <param name="options">How to connect.</param>
    /// <param name="count">Number of points.</param>
    /// <param name="batches">Number of batches.</param>
    /// <param name="over">The batches are spread evenly over this time, as plants send them; null: as fast as they go.</param>
    public static async Task<double> RaiseAllAsync(MqttOptions options, int count, int batches, TimeSpan? over = null)
    {
        var watch = TimeProvider.System.GetTimestamp();
        await using (var line = await MqttConnection.ConnectAsync(options))
        {
            using var pace = over is { } time ? new PeriodicTimer(time / batches) : null;
            List<Task<byte>> sent = [];
            foreach (var chunk in Enumerable.Range(0, count).Chunk(count / batches))
            {
                sent.Add(line.PublishAsync($"hm/v1/{Site}/telemetry", Batch(chunk)));
                if (pace is not null)
                {
                    await pace.WaitForNextTickAsync();
                }
            }

            Assert.All(await Task.WhenAll(sent), reason => Assert.Equal(0, reason));
        }

        return TimeProvider.System.GetElapsedTime(watch).TotalSeconds;
    }

    /// <summary>Alarms of the first points come, are acknowledged and go: what is measured afterwards is a service that has been running.</summary>
    public static async Task WarmUpAsync(ApiClient api, MqttOptions options, int count)
    {
        await RaiseAllAsync(options, count, count / 20);
        await Eventually.True(async () => (await api.LiveAlarmsAsync(Site)).Length == count, "all alarms of the warm-up");
        foreach (var alarm in await api.LiveAlarmsAsync(Site))
        {
            using var done = await api.PostAsync($"alarms/{alarm.Id}/ack", new { });
            Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        }

        await using (var line = await MqttConnection.ConnectAsync(options))
        {
            Assert.Equal(0, await line.PublishAsync($"hm/v1/{Site}/telemetry", Batch(Enumerable.Range(0, count), 10)));
        }

        await Eventually.True(async () => (await api.LiveAlarmsAsync(Site)).Length == 0, "no alarm after the warm-up");
    }

    private static byte[] Batch(IEnumerable<int> points, int value = 90) =>
        Encoding.UTF8.GetBytes("{\"points\":{" + string.Join(',', points.Select(i => string.Create(CultureInfo.InvariantCulture, $"\"P{i}\":{value}"))) + "}}");
}
