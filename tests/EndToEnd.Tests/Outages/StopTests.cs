using Monitoring.EndToEnd.Tests.Crash;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests.Outages;

/// <summary>SIGTERM under load.</summary>
public sealed class StopTests
{
    /// <summary>What operating.md promises.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task Sigterm_UnderLoad_EndsInTimeSaysSoAndLeavesNothingToReplay()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        var clients = new[]
        {
            new CrashClient(monitor, new CrashStream { Site = CrashRun.Bench, Points = [("LI-912", CrashRun.Level), ("FI-1", seq => seq % 1000)], Version = MqttVersion.V5 }),
            new CrashClient(monitor, new CrashStream { Site = "330100004", Points = [(CrashRun.PointOf("330100004"), seq => seq % 50)], Version = MqttVersion.V5, Window = 200 }),
        };
        using var stop = new CancellationTokenSource();
        var load = clients.Select(client => Task.Run(() => client.RunAsync(stop.Token))).ToArray();
        await Eventually.True(() => Task.FromResult(clients.All(client => client.Acknowledged.Count > 500)), "load", 60);
        var begin = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await monitor.StopAsync());
        Assert.True(TimeProvider.System.GetElapsedTime(begin) < Limit);
        await stop.CancelAsync();
        await Task.WhenAll(load);

        // 0x8B: server shutting down.
        Assert.All(clients, client => Assert.Contains((byte)0x8B, client.Endings));
        await monitor.StartAgainAsync();
        var loaded = monitor.OutputOfThisStart.Split('\n').Where(line => line.Contains("batches replayed", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(loaded);
        Assert.All(loaded, line => Assert.Contains(" 0 batches replayed", line, StringComparison.Ordinal));
        await Task.WhenAll(clients.Select(client => client.FinishAsync()));
        using var duty = await ApiClient.SignInAsync(monitor);
        foreach (var client in clients)
        {
            var (point, value) = client.Stream.Points[^1];
            await CrashChecks.SeriesAsync(duty, client.Stream.Site, point, client.Acknowledged, client.Sent.ToDictionary(s => s.Ts, s => value(s.Seq)));
        }
    }
}
