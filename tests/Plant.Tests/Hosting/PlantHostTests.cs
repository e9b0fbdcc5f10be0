using Monitoring.Plant.Catalog;
using Monitoring.Plant.Hosting;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Hosting;

public sealed class PlantHostTests
{
    [MosquittoTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_AcceleratedPlant_EverySitePublishes(bool connectionPerSite)
    {
        await using var server = await MosquittoServer.StartAsync("demo", "demo");
        var missing = SiteCatalog.Build(1).Select(site => $"hm/v1/{site.Id}/telemetry").ToHashSet();
        await using var listener = await MqttListener(server.Port);
        using var stop = new CancellationTokenSource();
        var options = new PlantOptions { Port = server.Port, Clock = 60, ConnectionPerSite = connectionPerSite, Faults = false };
        var running = new PlantHost(options, TimeProvider.System, _ => { }).RunAsync(stop.Token);

        while (missing.Count > 0)
        {
            var (topic, batch) = await listener.NextAsync();

            // At 60 times the speed half a second of connecting makes the first rows history; live ones must follow.
            if (!batch.TryGetProperty("backfill", out _))
            {
                missing.Remove(topic);
            }
        }

        await stop.CancelAsync();
        await running.InTime();
    }

    [Fact]
    public async Task Operator_Line_IsAnswered()
    {
        using var stop = new CancellationTokenSource();
        var host = new PlantHost(new PlantOptions { Port = 1, Faults = false }, TimeProvider.System, _ => { });
        var running = host.RunAsync(stop.Token);
        using var answers = new StringWriter();

        await host.CreateOperator().ReadAsync(new StringReader("leak 330100001\nnonsense\n\nlist\nclear\n"), answers, stop.Token).InTime();

        var lines = answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("started: leak 330100001", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("'nonsense' is no fault", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("leak 330100001", lines[2], StringComparison.Ordinal);
        Assert.Equal("1 cleared", lines[3]);
        await stop.CancelAsync();
        await running.InTime();
    }

    private static Task<Listener> MqttListener(int port) => Listener.StartAsync(port, "hm/v1/+/telemetry", "demo", "demo");
}
