using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;
using Orleans.Configuration;

namespace Monitoring.Silo;

/// <summary>Starts the grain engine. One of the few files that differ between the two engines (architecture.md §4).</summary>
public static class GrainEngine
{
#if ENGINE_ORLEANS
    /// <summary>Name of the engine, as logs and <c>/health</c> show it.</summary>
    public const string Name = "Orleans";
#else
    /// <summary>Name of the engine, as logs and <c>/health</c> show it.</summary>
    public const string Name = "Local";
#endif

    /// <summary>Longer than any clock is set back, and than any process runs.</summary>
    private static readonly TimeSpan NeverIdle = TimeSpan.FromDays(3650);

    /// <summary>Adds the engine to a host. Grains run on the <see cref="TimeProvider"/> that is registered; the engine itself on one that nobody can set.</summary>
    public static void AddGrainEngine(this IHostApplicationBuilder builder, SiloOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);

        // Membership and messaging must not see a replay's clock: a call's 30 s would be over after 0.3 s of a clock that runs 100 times as fast.
        builder.Services.AddKeyedSingleton<TimeProvider>(KeyedService.AnyKey, static (_, _) => new SteadyTimeProvider(TimeProvider.System));
        builder.Services.AddKeyedSingleton(TimeProviderNames.Grains, static (services, _) => services.GetRequiredService<TimeProvider>());

        // A site is watched day and night, so it is never idle. And while the clock is behind a time that Orleans' collector had before, it refuses
        // with an exception every activation that would be collected earlier than that: an hour back was an hour of blind sites.
        builder.Services.Configure<GrainCollectionOptions>(static collection => collection.CollectionAge = NeverIdle);
        builder.UseOrleans(silo =>
        {
#if ENGINE_ORLEANS
            if (options.Cluster is { } node)
            {
                silo.Configure(node, options.Database!);
                return;
            }

            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddActivityPropagation();
#endif
            silo.UseLocalhostClustering(FreePort(), FreePort());
            silo.AddMemoryStreams(PushStreams.Provider);
        });
        builder.Services.TryAddSingleton<Grains.SiteMetrics>();
        builder.Services.TryAddSingleton<Grains.ISilos, OneSilo>();
        builder.Services.TryAddSingleton<Grains.ISiteLease, OneSilo>();
    }

#if ENGINE_ORLEANS
    /// <summary>Adds the way to the grains of a cluster, for a process that has none itself. Starts when there is a silo.</summary>
    public static void AddGrainClient(this IHostApplicationBuilder builder, ClusterNode node, string database)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(node);
        builder.Services.AddKeyedSingleton<TimeProvider>(KeyedService.AnyKey, static (_, _) => new SteadyTimeProvider(TimeProvider.System));
        builder.UseOrleansClient(client => client.Configure(node, database));
    }
#endif

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
