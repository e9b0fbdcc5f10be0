using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class StoreSystemFiguresTests
{
    [Fact]
    public async Task Read_AfterABatch_SaysWhatIsDurableAndWhoIsBehind()
    {
        using var folder = new TemporaryFolder();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMonitoringStores(new StoreOptions { DataFolder = folder.Path, SampleLogMaxBytes = 16 << 20 });
        using var host = builder.Build();
        await host.StartAsync();
        var log = host.Services.GetRequiredService<SampleLog>();
        log.RegisterSink("idle");
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.True(log.TryAppend(Samples.Of(Samples.Site, [new Sample(0, at, 14.5, Quality.Good)], at), out var position));
        Assert.True(await log.WhenDurable(position));

        var figures = Assert.Single(host.Services.GetServices<ISystemFigures>()).Read();

        Assert.Equal([("database", "SQLite", true), ("series", "embedded", true)], figures.Stores.Select(store => (store.Name, store.Kind, store.Ok)));
        Assert.Equal((true, position, 16L << 20, 0L), (figures.SampleLog!.Ok, figures.SampleLog.Durable, figures.SampleLog.BoundBytes, figures.SampleLog.Refused));
        Assert.Equal(["idle", "series"], figures.SampleLog.Sinks.Select(sink => sink.Name));
        Assert.Equal(new SinkFigures("idle", 0, position), figures.SampleLog.Sinks[0]);
        Assert.True(figures.SampleLog.Bytes > 0);
        Assert.Equal(("sample-log", 0L), (Assert.Single(figures.Queues).Name, figures.Queues[0].Refused));
        await host.StopAsync();
    }
}
