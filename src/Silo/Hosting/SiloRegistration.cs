using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Puts a silo into a host: stores first, then the grains that use them, then what keeps the sites awake.</summary>
public static class SiloRegistration
{
    /// <summary>Adds it. The host registers the <see cref="TimeProvider"/>.</summary>
    public static void AddMonitoringSilo(this IHostApplicationBuilder builder, SiloOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        builder.Services.AddMonitoringStores(new StoreOptions
        {
            DataFolder = options.DataFolder,
            Database = options.Database,
            Influx = options.Influx,
            SampleLogMaxBytes = options.SampleLogMaxBytes,
            SampleLogKeepAge = options.SampleLogKeepAge,
            Cluster = options.Cluster is not null,
            SiloName = options.Cluster?.SiloName ?? "",
        });
        if (options.Cluster is not null)
        {
            builder.Services.AddHostedService<ClusterTables>();
            builder.Services.AddSingleton(provider => new SiloLease(
                provider.GetRequiredService<MonitorDatabase>(), options.Cluster.SiloName, TimeProvider.System));
            builder.Services.AddSingleton<Grains.ISiteLease>(provider => provider.GetRequiredService<SiloLease>());
            builder.Services.AddHostedService<SiloBeacon>();
        }

        builder.AddGrainEngine(options);
        builder.Services.AddSingleton<SiteWaking>();
        builder.Services.AddHostedService<SiteWaker>();
        builder.Services.AddSingleton<ITemplateCatalog, Alarms.TemplateCatalog>();
        builder.Services.AddHostedService<ServiceWatch>();
        builder.Services.AddSingleton<IRuleSimulator, RuleSimulator>();
    }

    /// <summary>Adds what a gateway by itself needs of a cluster: its stores, the way to its grains, and how its silos are.</summary>
    /// <exception cref="NotSupportedException">This build has no engine for a cluster.</exception>
    public static void AddMonitoringClient(this IHostApplicationBuilder builder, SiloOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
#if ENGINE_ORLEANS
        builder.Services.AddGatewayStores(new StoreOptions { DataFolder = options.DataFolder, Database = options.Database, Influx = options.Influx });
        builder.Services.AddHostedService<ClusterTables>();
        builder.AddGrainClient(options.Cluster!, options.Database!);
        builder.Services.AddSingleton<SiloWatch>();
        builder.Services.AddSingleton<IServiceHealth>(provider => provider.GetRequiredService<SiloWatch>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SiloWatch>());
        builder.Services.AddSingleton<ITemplateCatalog, Alarms.TemplateCatalog>();
#else
        throw new NotSupportedException("A cluster needs a build with Engine=Orleans.");
#endif
    }
}
