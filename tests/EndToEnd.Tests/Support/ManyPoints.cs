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
    public static async Task<double> RaiseAllAsync(MqttOptions options, int count, int batches)
    {
        var watch = TimeProvider.System.GetTimestamp();
        await using (var line = await MqttConnection.ConnectAsync(options))
        {
            await Task.WhenAll(Enumerable.Range(0, count).Chunk(count / batches).Select(async chunk =>
                Assert.Equal(0, await line.PublishAsync($"hm/v1/{Site}/telemetry", Batch(chunk)))));
        }

        return TimeProvider.System.GetElapsedTime(watch).TotalSeconds;
    }

    private static byte[] Batch(int[] points) =>
        Encoding.UTF8.GetBytes("{\"points\":{" + string.Join(',', points.Select(i => string.Create(CultureInfo.InvariantCulture, $"\"P{i}\":90"))) + "}}");
}
