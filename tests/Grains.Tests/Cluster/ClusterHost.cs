using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Silo;
using Npgsql;
using Orleans.TestingHost;

namespace Monitoring.Grains.Tests.Cluster;

/// <summary>
/// Silos of one cluster in this process, hosted as in production over a real PostgreSQL; only how they find and reach each other is Orleans' own for
/// tests. Calls from the client and between silos are serialized as between processes.
/// </summary>
internal sealed class ClusterHost : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly string _folder;
    private readonly string _database;

    private ClusterHost(InProcessTestCluster cluster, string folder, string database) => (_cluster, _folder, _database) = (cluster, folder, database);

    public IGrainFactory Grains => _cluster.Client;

    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster.Silos;

    /// <summary>The journals, as any silo reads them.</summary>
    public IAlarmArchive Archive => Silos[0].ServiceProvider.GetRequiredService<IAlarmArchive>();

    public static async Task<ClusterHost> StartAsync(short silos, string database, string prefix = "silo")
    {
        var folder = Directory.CreateTempSubdirectory("cluster-test-").FullName;
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((silo, host) =>
        {
            // The name says which sites belong here; Orleans' tests number theirs.
            silo.SiloName = silo.SiloName.Replace("Silo", prefix, StringComparison.Ordinal);
            host.Logging.SetMinimumLevel(LogLevel.Warning);
            host.Services.AddSingleton(TimeProvider.System);
            host.AddMonitoringSilo(new SiloOptions
            {
                DataFolder = Path.Combine(folder, silo.SiloName),
                Database = database,
                // Nobody answers there: what these tests are about must not need it.
                Influx = new InfluxOptions { Url = new Uri("http://127.0.0.1:1"), Database = "none" },
                Cluster = new ClusterNode { Cluster = prefix, SiloName = silo.SiloName },
            });
            host.Services.Configure<ReminderOptions>(reminders => reminders.MinimumReminderPeriod = TimeSpan.FromSeconds(1));
        });
        builder.ConfigureClient(client =>
        {
            client.AddMemoryStreams(PushStreams.Provider);
            client.Configure<Orleans.Configuration.ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(5));
        });
        var cluster = new ClusterHost(builder.Build(), folder, database);
        await cluster._cluster.DeployAsync();

        // One that does not see all others yet would place a site among those that it sees.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (cluster.Silos.Any(silo => silo.ServiceProvider.GetRequiredService<ISiloStatusOracle>().GetActiveSilos().Length < silos))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }

        return cluster;
    }

    /// <summary>Makes sites with one level, H 13.2 and HH 14.0.</summary>
    public async Task<string[]> SitesAsync(int count)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"3301003{i:00}"))];
        foreach (var id in ids)
        {
            var made = await Grains.GetGrain<ISiteGrain>(id).Configure(Bench.Config() with { SiteId = id }, "test", CancellationToken.None);
            Assert.Empty(made.Faults);
        }

        return ids;
    }

    /// <summary>The silo that claimed a site last.</summary>
    public async Task<string> OwnerAsync(string site)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT owner FROM site_journal WHERE site = @site", connection) { Parameters = { new("@site", site) } };
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public Task KillAsync(InProcessSiloHandle silo) => _cluster.KillSiloAsync(silo);

    public Task DeactivateAsync(IAddressable grain) => _cluster.DeactivateAsync(grain);

    public bool IsAwake(IAddressable grain) => _cluster.TryGetGrainContext(grain.GetGrainId(), out _);

    public Task<InProcessSiloHandle> AddAsync() => _cluster.StartAdditionalSiloAsync();

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, true);
    }
}
