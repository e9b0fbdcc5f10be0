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
        });
        builder.AddGrainEngine(options);
        builder.Services.AddHostedService<SiteWaker>();
        builder.Services.AddSingleton<ITemplateCatalog, Alarms.TemplateCatalog>();
        builder.Services.AddHostedService<ServiceWatch>();
        builder.Services.AddSingleton<IRuleSimulator, RuleSimulator>();
    }
}
