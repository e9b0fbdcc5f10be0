using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;
using Monitoring.Grains;
using Orleans.Storage;

namespace Monitoring.Silo.Tests;

public class InfluxRegistrationTests
{
    private static readonly long At = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    [InfluxFact]
    public async Task AddMonitoringStores_WithInflux_TrendsComeFromItAndDuringAnOutageFromTheSeries()
    {
        await using var server = await InfluxServer.StartAsync();
        using var folder = new TemporaryFolder();
        using var host = await StartAsync(folder, server.Options());
        await host.Services.GetRequiredKeyedService<IGrainStorage>(SiteConfigState.Provider).WriteStateAsync(
            SiteConfigState.Name, GrainId.Create("site", Samples.Site), new GrainState<SiteConfigState> { State = new() { Config = new SiteConfig { SiteId = Samples.Site }, PointIds = ["LI-912"] } });
        var log = host.Services.GetRequiredService<SampleLog>();
        await SampleLogFixture.AppendDurably(log, Samples.Of(Samples.Site, [new Sample(0, At, 14.5, Quality.Good)], At));
        var sink = host.Services.GetRequiredService<InfluxSink>();
        await SinkFixture.Until(() => log.RegisterSink(InfluxSink.Name) >= log.LastPosition, () => sink.Check().Detail!);
        Assert.Equal(["influxdb", "journal", "sample-log", "series"], host.Services.GetServices<IServiceHealth>().Select(part => part.Check()).Select(part => part.Ok ? part.Name : part.Detail).Order());

        // Only the server has this one, so it is the server that answers.
        await server.PostAsync($"samples,site={Samples.Site} LI-912=99 {At + 1}");
        var history = host.Services.GetRequiredService<IHistory>();
        Assert.Equal([14.5, 99], (await ReadAsync(history)).Values);
        await server.StopAsync();
        Assert.Equal([14.5], (await ReadAsync(history)).Values);

        // And while it is known to be away, it is not asked.
        await SampleLogFixture.AppendDurably(log, Samples.Of(Samples.Site, [new Sample(0, At + 2, 15, Quality.Good)], At));
        await SinkFixture.Until(() => !sink.IsUpToDate, () => sink.Check().Detail!);
        var patience = TimeProvider.System.GetTimestamp();
        while ((await ReadAsync(history)).Samples < 2)
        {
            // The series take it in their own time.
            Assert.InRange(TimeProvider.System.GetElapsedTime(patience).TotalSeconds, 0, 30);
        }

        Assert.Equal([14.5, 15], (await ReadAsync(history)).Values);
        await host.StopAsync();
    }

    [InfluxFact]
    public async Task AddMonitoringStores_InfluxNoLongerConfigured_IsForgottenByTheLog()
    {
        using var folder = new TemporaryFolder();
        await using (var server = await InfluxServer.StartAsync())
        {
            using var host = await StartAsync(folder, server.Options());
            await host.StopAsync();
        }

        using var again = await StartAsync(folder, null);
        Assert.False(again.Services.GetRequiredService<SampleLog>().RemoveSink(InfluxSink.Name));
        await again.StopAsync();
    }

    [Fact]
    public void AddMonitoringStores_BadOptions_NamesThemWithTheOthers()
    {
        var error = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMonitoringStores(
            new StoreOptions { DataFolder = "x", SampleLogMaxBytes = 1, Influx = new InfluxOptions { Url = new Uri("http://x") } }));
        Assert.Contains("MaxBytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("Org and Bucket", error.Message, StringComparison.Ordinal);
    }

    private static async Task<Trend> ReadAsync(IHistory history) =>
        Assert.Single(await history.ReadAsync(new HistoryQuery { SiteId = Samples.Site, Points = ["LI-912"], From = At, To = At + 100 }, default));

    private static async Task<IHost> StartAsync(TemporaryFolder folder, InfluxOptions? influx)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMonitoringStores(new StoreOptions { DataFolder = folder.Path, SampleLogMaxBytes = 16 << 20, Influx = influx });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
