using Monitoring.Silo.Tests;
using Xunit.Abstractions;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The service with a real InfluxDB, both killed under load: what a client saw acknowledged is in InfluxDB in the end, and nothing else.</summary>
public sealed class InfluxOutageTests(ITestOutputHelper output)
{
    private const int Stretch = 300;

    [FactWith("influxd")]
    public async Task Kill_ServerAndServiceUnderLoad_EachAcknowledgedSampleArrives()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var monitor = await MonitorProcess.StartAsync("--influx", $"{server.Url}?db={InfluxServer.Database}");
        var publisher = new Publisher(monitor);
        for (var round = 0; round < 2; round++)
        {
            using var never = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var load = publisher.RunAsync(never.Token);
            await PassAsync(publisher);
            await server.KillAsync();
            await PassAsync(publisher);
            await monitor.KillAsync();
            await load;
            await server.RunAsync();
            await monitor.StartAgainAsync();
        }

        // A last connection hands over what was never acknowledged, so that the end is well defined.
        using (var handOver = new CancellationTokenSource(TimeSpan.FromMilliseconds(300)))
        {
            await publisher.RunAsync(handOver.Token);
        }

        Assert.NotEmpty(publisher.Acknowledged);
        HashSet<long> held = [];
        await Eventually.True(
            async () =>
            {
                held = [.. (await server.FieldsAsync(Publisher.Bench)).Keys.Where(key => key.Field == "FI-1").Select(key => key.Time)];
                return publisher.Acknowledged.IsSubsetOf(held);
            },
            "every acknowledged sample in InfluxDB",
            60);
        output.WriteLine($"sent {publisher.Sent.Count}, acknowledged {publisher.Acknowledged.Count}, held {held.Count}");
        Assert.Subset(publisher.Sent.Select(sample => sample.Ts).ToHashSet(), held);
    }

    /// <summary>Until so many more samples are acknowledged.</summary>
    private static Task PassAsync(Publisher publisher)
    {
        var end = publisher.Acknowledged.Count + Stretch;
        return Eventually.True(() => Task.FromResult(publisher.Acknowledged.Count >= end), "acknowledgements", 60);
    }
}
