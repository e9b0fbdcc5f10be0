using System.Text;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>One value of the test bench of the demo, over a line of its own.</summary>
internal static class BenchLine
{
    public static async Task PublishAsync(MonitorProcess monitor, string point, string value)
    {
        await using var line = await MqttConnection.ConnectAsync(new MqttOptions { ClientId = "bench-line", User = "demo", Password = "demo", Port = monitor.Mqtt });
        await line.PublishAsync($"hm/v1/{Publisher.Bench}/telemetry/{point}", Encoding.UTF8.GetBytes(value));
    }
}
