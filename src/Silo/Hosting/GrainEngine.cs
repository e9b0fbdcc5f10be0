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
            silo.UseLocalhostClustering(PortOrFree(options.SiloPort), PortOrFree(options.ClientPort));
            silo.AddMemoryStreams(PushStreams.Provider);
#if ENGINE_ORLEANS
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddActivityPropagation();
#endif
        });
        builder.Services.TryAddSingleton<Grains.SiteMetrics>();
    }

    private static int PortOrFree(int port)
    {
        if (port != 0)
        {
            return port;
        }

        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
