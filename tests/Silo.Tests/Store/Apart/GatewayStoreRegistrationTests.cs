using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;
using Monitoring.Grains;
using Monitoring.Tests.Postgres;
using Orleans.Storage;

namespace Monitoring.Silo.Tests;

public sealed class GatewayStoreRegistrationTests
{
    private static readonly long At = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    [ApartFact]
    public async Task AddGatewayStores_BesideASilo_ReadsWhatTheSiloWrote()
    {
        await using var server = await InfluxServer.StartAsync();
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();

        // A server without the database is well: a silo makes it. Without one beside it, or it would be made before anybody looked.
        using (var alone = Gateway(server.Options(), await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()))
        {
            await alone.StartAsync();
            var parts = alone.Services.GetServices<IServiceHealth>().ToArray();
            await SinkFixture.Until(() => parts.Any(part => part.Check().Detail!.Contains("nothing was stored yet", StringComparison.Ordinal)), () => Say(parts));
            await alone.StopAsync();
        }

        using var folder = new TemporaryFolder();
        using var silo = Build(services => services.AddMonitoringStores(
            new StoreOptions { DataFolder = folder.Path, SampleLogMaxBytes = 16 << 20, Database = database, Influx = server.Options(), Cluster = true }));
        using var gateway = Gateway(server.Options(), database);

        // Both find an empty database, at once.
        await Task.WhenAll(Task.Run(() => silo.StartAsync()), Task.Run(() => gateway.StartAsync()));
        Assert.Null(gateway.Services.GetService<ISampleLog>());
        Assert.Null(gateway.Services.GetService<SeriesStore>());
        Assert.Empty(gateway.Services.GetServices<IHostedService>().OfType<KpiProjector>());

        var health = gateway.Services.GetServices<IServiceHealth>().ToArray();
        await silo.Services.GetRequiredKeyedService<IGrainStorage>(SiteConfigState.Provider).WriteStateAsync(
            SiteConfigState.Name, GrainId.Create("site", Samples.Site), new GrainState<SiteConfigState> { State = new() { Config = new SiteConfig { SiteId = Samples.Site }, PointIds = ["LI-912"] } });
        await SampleLogFixture.AppendDurably(silo.Services.GetRequiredService<SampleLog>(), Samples.Of(Samples.Site, [new Sample(0, At, 14.5, Quality.Good)], At));
        await silo.Services.GetRequiredService<IAccountStore>().SaveAsync(new Account { Name = "a", Roles = ["duty"], Scope = "*", PasswordHash = "h" }, default);
        Assert.Equal(JournalOutcome.Written, await silo.Services.GetRequiredService<IAlarmJournal>().WriteAsync(new JournalWrite(Samples.Site, 0, [Alarms.Transition(1)], []), default));

        await SinkFixture.Until(() => health.All(part => part.Check() is { Ok: true } check && !check.Detail!.Contains("nothing", StringComparison.Ordinal)), () => Say(health));
        var history = gateway.Services.GetRequiredService<IHistory>();
        Assert.Equal([14.5], (await ReadAsync(history)).Values);
        Assert.Equal([14.5], await ReadSamplesAsync(gateway.Services.GetRequiredService<ISampleHistory>()));
        Assert.Null(gateway.Services.GetRequiredService<IRuleSimulator>().Unavailable);
        Assert.Equal("a", (await gateway.Services.GetRequiredService<IAccountStore>().FindAsync("a", default))!.Name);
        Assert.Single(await gateway.Services.GetRequiredService<ISiteDirectory>().ListAsync(default));
        Assert.Single(await gateway.Services.GetRequiredService<IAlarmArchive>().ReadJournalAsync(Samples.Site, 0, 10, default));
        Assert.Equal(
            [("database", "PostgreSQL", true), ("influxdb", "InfluxDB", true)],
            Assert.Single(gateway.Services.GetServices<ISystemFigures>()).Read().Stores.Select(store => (store.Name, store.Kind, store.Ok)));

        // A trend that cannot be read is told, and not drawn as a plant without values.
        await server.StopAsync();
        await Assert.ThrowsAsync<SeriesUnavailableException>(() => ReadAsync(history));
        await Assert.ThrowsAsync<SeriesUnavailableException>(() => ReadSamplesAsync(gateway.Services.GetRequiredService<ISampleHistory>()));
        await SinkFixture.Until(() => health.Any(part => part.Check() is { Ok: false, Name: "influxdb" }), () => Say(health));

        await silo.StopAsync();
        await gateway.StopAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => gateway.Services.GetRequiredService<IAccountStore>().CountAsync(default));
    }

    [PostgresFact]
    public async Task AddGatewayStores_DatabaseGone_HealthSaysSo()
    {
        await using var postgres = await PostgresServer.StartAsync(durable: false);
        using var gateway = Gateway(new InfluxOptions { Url = new Uri("http://127.0.0.1:9"), Database = "m" }, await postgres.CreateDatabaseAsync());
        await gateway.StartAsync();
        var health = gateway.Services.GetRequiredService<DatabaseProbe>();
        Assert.True(health.Check().Ok);

        // Without anybody asking for anything.
        await postgres.StopAsync();
        await SinkFixture.Until(() => !health.Check().Ok, () => health.Check().Detail!);
        await postgres.StartAgainAsync();
        await SinkFixture.Until(() => health.Check().Ok, () => health.Check().Detail!);
        await gateway.StopAsync();
    }

    [Fact]
    public void AddGatewayStores_NothingGiven_NamesAllFaults()
    {
        var error = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddGatewayStores(new StoreOptions { DataFolder = "x" }));
        Assert.Contains("Database: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Influx: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddGatewayStores_FaultyOptions_NamesAllFaults()
    {
        var error = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddGatewayStores(
            new StoreOptions { DataFolder = "x", Database = "nonsense", Influx = new InfluxOptions { Url = new Uri("http://x") } }));
        Assert.Contains("Database: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Org and Bucket", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddMonitoringStores_SiloOfAClusterWithoutWhatIsShared_NamesItWithTheOtherFaults()
    {
        var error = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMonitoringStores(
            new StoreOptions { DataFolder = "x", SampleLogMaxBytes = 1, Cluster = true }));
        Assert.Contains("MaxBytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("Database: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Influx: ", error.Message, StringComparison.Ordinal);
    }

    private static IHost Gateway(InfluxOptions influx, string database) =>
        Build(services => services.AddGatewayStores(new StoreOptions { DataFolder = "unused", Database = database, Influx = influx }));

    private static IHost Build(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        add(builder.Services);
        return builder.Build();
    }

    private static string Say(IServiceHealth[] health) => string.Join("; ", health.Select(part => part.Check().ToString()));

    private static async Task<Trend> ReadAsync(IHistory history) =>
        Assert.Single(await history.ReadAsync(new HistoryQuery { SiteId = Samples.Site, Points = ["LI-912"], From = At, To = At + 100 }, default));

    private static async Task<List<double>> ReadSamplesAsync(ISampleHistory history)
    {
        List<double> values = [];
        await foreach (var piece in history.ReadAsync(new SampleHistoryQuery { SiteId = Samples.Site, Points = ["LI-912"], From = At, To = At + 100 }, default))
        {
            values.AddRange(piece.ToArray().Select(sample => sample.Value));
        }

        return values;
    }

    /// <summary>Needs PostgreSQL and InfluxDB.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class ApartFactAttribute : FactAttribute
    {
        public ApartFactAttribute() => Skip = PostgresServer.Missing ?? (InfluxServer.Binary is null ? "InfluxDB is not installed" : null);
    }
}
