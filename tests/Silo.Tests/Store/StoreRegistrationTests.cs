using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;
using Monitoring.Grains;
using Orleans.Storage;

namespace Monitoring.Silo.Tests;

public class StoreRegistrationTests
{
    [Fact]
    public async Task AddMonitoringStores_StoppedAndStartedAgain_GoesOnWithTheSameData()
    {
        using var folder = new TemporaryFolder();
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var grain = GrainId.Create("site", Samples.Site);
        long position;
        using (var host = await StartAsync(folder))
        {
            var storage = host.Services.GetRequiredKeyedService<IGrainStorage>(SiteConfigState.Provider);
            await storage.WriteStateAsync(SiteConfigState.Name, grain, new GrainState<SiteConfigState>
            {
                State = new() { Config = new SiteConfig { SiteId = Samples.Site }, PointIds = ["LI-912"] },
            });
            var log = host.Services.GetRequiredService<ISampleLog>();
            Assert.True(log.TryAppend(Samples.Of(Samples.Site, [new Sample(0, at, 14.5, Quality.Good)], at), out position));

            // What is not on disk yet is promised to nobody, so a stop need not carry it into the series.
            Assert.True(await log.WhenDurable(position));
            Assert.Equal(JournalOutcome.Written, await host.Services.GetRequiredService<IAlarmJournal>().WriteAsync(
                new JournalWrite(Samples.Site, 0, [Alarms.Transition(1)], [new Checkpoint("LI-912", position, [1])]), default));
            Assert.Equal(["journal", "sample-log", "series"], host.Services.GetServices<IServiceHealth>().Select(part => part.Check()).Select(part => part.Ok ? part.Name : part.Detail).Order());
            await host.StopAsync();
            Assert.False(log.TryAppend(Samples.Batch(), out _));
        }

        // The log is lost: its positions still go on above what the journal knows.
        Directory.Delete(Path.Combine(folder.Path, "log"), recursive: true);
        using var again = await StartAsync(folder);
        var logAgain = again.Services.GetRequiredService<ISampleLog>();
        Assert.True(logAgain.TryAppend(Samples.Batch(), out var next));
        Assert.True(next > position);
        Assert.Single((await again.Services.GetRequiredService<IAlarmJournal>().LoadAsync(Samples.Site, default)).Alarms);
        Assert.Single(await again.Services.GetRequiredService<ISiteDirectory>().ListAsync(default));
        var trend = Assert.Single(await again.Services.GetRequiredService<IHistory>().ReadAsync(
            new HistoryQuery { SiteId = Samples.Site, Points = ["LI-912"], From = at, To = at + 1 }, default));
        Assert.Equal([14.5], trend.Values);
        await again.StopAsync();
    }

    [Fact]
    public void AddMonitoringStores_BadOptions_NamesAllFaults()
    {
        var error = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMonitoringStores(
            new StoreOptions { DataFolder = "x", SampleLogMaxBytes = 1, SeriesRetention = TimeSpan.Zero }));
        Assert.Contains("MaxBytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("Retention", error.Message, StringComparison.Ordinal);
    }

    private static async Task<IHost> StartAsync(TemporaryFolder folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMonitoringStores(new StoreOptions { DataFolder = folder.Path, SampleLogMaxBytes = 16 << 20 });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
