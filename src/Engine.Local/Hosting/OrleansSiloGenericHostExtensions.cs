using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds the grain engine to a host.</summary>
public static class OrleansSiloGenericHostExtensions
{
    // Orleans has no limit by default. Here every queue is bounded; at 30 s response timeout nobody waits behind so many calls.
    private const int DefaultQueueLimit = 10_000;

    /// <summary>Adds the grain engine. It takes calls from the start of the host to its stop.</summary>
    /// <param name="hostAppBuilder">The host.</param>
    /// <param name="configureDelegate">Configures the engine.</param>
    /// <returns>The same host builder.</returns>
    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(hostAppBuilder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(AddEngine(hostAppBuilder.Services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }

    /// <inheritdoc cref="UseOrleans(IHostApplicationBuilder, Action{ISiloBuilder})"/>
    public static HostApplicationBuilder UseOrleans(this HostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ((IHostApplicationBuilder)hostAppBuilder).UseOrleans(configureDelegate);
        return hostAppBuilder;
    }

    /// <inheritdoc cref="UseOrleans(IHostApplicationBuilder, Action{ISiloBuilder})"/>
    /// <param name="hostBuilder">The host.</param>
    /// <param name="configureDelegate">Configures the engine.</param>
    public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(hostBuilder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        return hostBuilder.ConfigureServices((context, services) => configureDelegate(AddEngine(services, context.Configuration)));
    }

    private static SiloBuilder AddEngine(IServiceCollection services, IConfiguration configuration)
    {
        if (!services.Any(static service => service.ServiceType == typeof(LocalSilo)))
        {
            services.AddMetrics();
            services.Configure<SiloMessagingOptions>(static options => options.MaxEnqueuedRequestsHardLimit = DefaultQueueLimit);
            services.TryAddSingleton(TimeProvider.System);
            services.TryAddKeyedSingleton(KeyedService.AnyKey, static (provider, _) => provider.GetRequiredService<TimeProvider>());
            services.AddSingleton<EngineMetrics>();
            services.AddSingleton<GrainClasses>();
            services.AddSingleton<LocalSilo>();
            services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<LocalSilo>());
            services.AddSingleton<IClusterClient, GrainFactory>();
            services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<IClusterClient>());
        }

        return new(services, configuration);
    }
}
