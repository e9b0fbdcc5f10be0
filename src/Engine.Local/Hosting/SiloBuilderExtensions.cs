using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>Where the silo runs.</summary>
public static class CoreHostingExtensions
{
    /// <summary>One silo on this machine. The Local engine is that anyway and opens no port.</summary>
    /// <param name="builder">The engine.</param>
    /// <param name="siloPort">Not used.</param>
    /// <param name="gatewayPort">Not used.</param>
    /// <param name="primarySiloEndpoint">Not used.</param>
    /// <param name="serviceId">Not used.</param>
    /// <param name="clusterId">Not used.</param>
    /// <returns>The same builder.</returns>
    public static ISiloBuilder UseLocalhostClustering(
        this ISiloBuilder builder,
        int siloPort = 11111,
        int gatewayPort = 30000,
        IPEndPoint? primarySiloEndpoint = null,
        string serviceId = "dev",
        string clusterId = "dev") => builder;
}

/// <summary>Streams within the process.</summary>
public static class SiloBuilderMemoryStreamExtensions
{
    /// <summary>Adds a stream provider. Items are not kept: who is not subscribed, or too slow, misses them.</summary>
    /// <param name="builder">The engine.</param>
    /// <param name="name">Its name for GetStreamProvider.</param>
    /// <param name="configure">The Local engine has no settings.</param>
    /// <returns>The same builder.</returns>
    public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<IStreamProvider>(name, static (services, key) => new LocalStreamProvider(
            (string)key!, services.GetRequiredService<EngineMetrics>(), services.GetRequiredService<ILogger<LocalStreamProvider>>()));
        return builder;
    }
}
