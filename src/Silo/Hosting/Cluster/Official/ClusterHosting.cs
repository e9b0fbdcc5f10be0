using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Grains;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;

namespace Monitoring.Silo;

/// <summary>Orleans over PostgreSQL: how silos and gateways find each other, and how soon a lost silo is noticed.</summary>
internal static class ClusterHosting
{
    /// <summary>
    /// Three probes in a row that fail, 1.5 s each, and two silos that say so: a silo that is gone is declared dead within 6 s, and its sites are
    /// judged elsewhere within 10. Orleans' own 3 × 5 s would be too long for that.
    /// </summary>
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Longest that a gateway waits for a site; who called sends it again. A call that a lost silo has taken is never answered: with 15 s its sites
    /// were without an acknowledgement for 18.
    /// </summary>
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    /// <summary>How often the streams' queues are looked into: a push waits for the next look. Orleans' own is 100 ms.</summary>
    private static readonly TimeSpan Pull = TimeSpan.FromMilliseconds(20);

    /// <summary>Configures a silo.</summary>
    public static void Configure(this ISiloBuilder silo, ClusterNode node, string database)
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (node.Cluster, node.Cluster));
        silo.Configure<Orleans.Configuration.SiloOptions>(options => options.SiloName = node.SiloName);
        silo.Configure<EndpointOptions>(endpoint =>
            (endpoint.AdvertisedIPAddress, endpoint.SiloPort, endpoint.GatewayPort) = (node.Advertise, node.SiloPort, node.GatewayPort));
        silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (ClusterTables.Invariant, ClusterTables.ConnectionOf(database)));
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = Probe;
            membership.NumMissedProbesLimit = 3;
            membership.NumVotesForDeathDeclaration = 2;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
            membership.DefunctSiloExpiration = TimeSpan.FromHours(1);
        });
        silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (ClusterTables.Invariant, ClusterTables.ConnectionOf(database)));
        silo.AddMemoryStreams(PushStreams.Provider, streams => streams.ConfigurePullingAgent(agent => agent.Configure(options => options.GetQueueMsgsTimerPeriod = Pull)));
        silo.AddActivityPropagation();
        silo.Services.AddPlacementDirector<SitePlacement, SitePlacementDirector>();
        silo.Services.AddSingleton<PlacementStrategy, SitePlacement>();
        silo.Services.AddSingleton<ISilos>(provider => new SiloView(
            provider.GetRequiredService<ISiloStatusOracle>(), TimeProvider.System, provider.GetRequiredService<ILogger<SiloView>>()));

        silo.Services.AddHostedService<SiteRoundsStart>();

        // On which gateway every stream is heard must outlive a silo: in memory, one lost silo made walls deaf.
        silo.Services.AddGrainStorage("PubSubStore", (provider, _) => new RelationalGrainStorage(
            provider.GetRequiredService<MonitorDatabase>(), new SerializedState(provider.GetRequiredService<Serializer>())));
    }

    /// <summary>Configures a process that calls grains and has none.</summary>
    public static void Configure(this IClientBuilder client, ClusterNode node, string database)
    {
        client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (node.Cluster, node.Cluster));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = Answer);
        client.Configure<Orleans.Configuration.GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        client.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (ClusterTables.Invariant, ClusterTables.ConnectionOf(database)));
        client.AddMemoryStreams(PushStreams.Provider);
        client.AddActivityPropagation();

        // A gateway may be started before the first silo, and waits for it.
        client.UseConnectionRetryFilter(async (_, stop) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, stop);
            return true;
        });
    }
}
