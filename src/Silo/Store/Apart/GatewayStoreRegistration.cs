using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Adds the stores to a gateway process: one without grains, without a sample log and without a copy of the samples.</summary>
public static class GatewayStoreRegistration
{
    /// <summary>Longest time that a trend waits for the server.</summary>
    private static readonly TimeSpan TrendTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Longest time that a stretch of samples waits for it; it is read in a file or a simulation, that take minutes anyway.</summary>
    private static readonly TimeSpan SamplesTimeout = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Registers alarm archive, accounts, gateways, rejected payloads, seats, handlings, shifts, alarm figures (read only: silos count), rule sets
    /// and the directory of sites from the database; trends, samples and simulations from InfluxDB; health and figures of both. The database is
    /// opened, and brought to the newest migration, before any other service starts, and closed after all others stopped.
    /// </summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="options">Options; <see cref="StoreOptions.Database"/> and <see cref="StoreOptions.Influx"/> must be given.</param>
    /// <exception cref="ArgumentException">The options have faults; the message lists all.</exception>
    /// <remarks>The host's start throws <see cref="StoreUnusableException"/> if the database cannot be opened. InfluxDB need not be there at the start.</remarks>
    public static IServiceCollection AddGatewayStores(this IServiceCollection services, StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        StoreOptions.Throw(options.CheckShared(needed: true));
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<DatabaseHost>();
        services.AddRelational(options, StoreRegistration.Disk);
        services.AddSingleton(provider => new DatabaseProbe(provider.GetRequiredService<MonitorDatabase>(), StoreRegistration.Disk));
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseProbe>());
        services.AddSingleton<IServiceHealth>(provider => provider.GetRequiredService<DatabaseProbe>());
        AddReading(services, options.Influx!, StoreRegistration.Disk);
        services.AddSingleton<ISystemFigures, GatewayStoreFigures>();
        services.AddSingleton<IGatewayLines, RelationalGatewayLines>();
        services.AddSingleton<IRuleSimulator, RuleSimulator>();
        return services;
    }

    private static void AddReading(IServiceCollection services, InfluxOptions options, TimeProvider real)
    {
        // One of its own for samples: a long simulation must not be taken for the patience of a trend. Both tell the same health.
        services.AddSingleton(new InfluxReads(real));
        services.AddSingleton<IServiceHealth>(provider => provider.GetRequiredService<InfluxReads>());
        services.AddSingleton(provider => new InfluxQuery(options, real, TrendTimeout, provider.GetRequiredService<InfluxReads>()));
        services.AddHostedService(provider => new InfluxProbe(provider.GetRequiredService<InfluxQuery>(), real));
        services.AddSingleton<IHistory>(provider => new InfluxOnlyHistory(
            new InfluxHistory(provider.GetRequiredService<InfluxQuery>()), provider.GetRequiredService<ILogger<InfluxOnlyHistory>>()));
        services.AddSingleton(provider => new InfluxSampleHistory(new InfluxQuery(options, real, SamplesTimeout, provider.GetRequiredService<InfluxReads>())));
        services.AddSingleton<ISampleHistory>(provider => provider.GetRequiredService<InfluxSampleHistory>());
    }
}
