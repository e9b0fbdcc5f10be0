using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Grains;
using Orleans.Storage;

namespace Monitoring.Silo;

/// <summary>Adds the stores to a host.</summary>
public static class StoreRegistration
{
    /// <summary>
    /// Pauses and retries of the disk are in real time: a demo or replay on an accelerated clock would flush the state of the log
    /// as many times more often. What is about the time of samples (retention) is on the registered clock.
    /// </summary>
    internal static readonly TimeProvider Disk = TimeProvider.System;

    /// <summary>
    /// For a process with grains: registers the sample log, the embedded time series, the alarm journal and archive, accounts, gateways, rejected payloads, handlings, shifts, the directory of sites and
    /// grain storage. They are opened, and what a crash left is put right, before any other service starts; they are closed after all others stopped.
    /// </summary>
    /// <exception cref="ArgumentException">The options have faults; the message lists all.</exception>
    /// <remarks>The host's start throws <see cref="StoreUnusableException"/> if one of them cannot be opened.</remarks>
    public static IServiceCollection AddMonitoringStores(this IServiceCollection services, StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        StoreOptions.Throw([.. options.SampleLog.Validate(), .. options.Series.Validate(), .. options.CheckShared(needed: options.Cluster)]);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<StoreHost>();
        services.AddRelational(options, Disk);
        AddJournal(services, options);
        services.AddSingleton(provider => SampleLog.Open(
            options.SampleLog,
            Disk,
            provider.GetRequiredService<ILogger<SampleLog>>(),
            provider.GetRequiredService<RelationalAlarmJournal>().MaxPosition(options.SiloName)));
        services.AddSingleton<ISampleLog>(provider => provider.GetRequiredService<SampleLog>());
        services.AddSingleton<IServiceHealth>(provider => provider.GetRequiredService<SampleLog>());
        AddSeries(services, options.Series);
        if (options.Influx is { } influx)
        {
            services.AddInflux(influx, options.Series, Disk);
        }

        return services;
    }

    private static void AddSeries(IServiceCollection services, SeriesOptions options)
    {
        services.AddSingleton(provider => new SeriesStore(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SeriesSink(
            provider.GetRequiredService<SampleLog>(), provider.GetRequiredService<SeriesStore>(), options,
            Disk, provider.GetRequiredService<ILogger<SeriesSink>>()));
        services.AddSingleton<IServiceHealth>(provider => provider.GetRequiredService<SeriesSink>());
        services.AddSingleton<IPointNames, StoredPointNames>();
        services.AddSingleton<IHistory, SeriesHistory>();
        services.AddSingleton<ISampleHistory, SeriesSampleHistory>();
    }

    private static void AddJournal(IServiceCollection services, StoreOptions options)
    {
        services.AddSingleton(provider => new RelationalAlarmJournal(
            provider.GetRequiredService<MonitorDatabase>(), Disk, provider.GetRequiredService<ILogger<RelationalAlarmJournal>>()));
        services.AddSingleton<IAlarmJournal>(provider => provider.GetRequiredService<RelationalAlarmJournal>());
        services.AddSingleton<IServiceHealth>(provider => provider.GetRequiredService<RelationalAlarmJournal>());
        services.AddHostedService<KpiProjector>();
        services.AddSingleton<ISystemFigures>(provider => new StoreSystemFigures(
            provider.GetRequiredService<MonitorDatabase>(), provider.GetRequiredService<RelationalAlarmJournal>(), provider.GetRequiredService<SampleLog>(),
            provider.GetRequiredService<SeriesSink>(), provider.GetService<InfluxSink>(), options));
        services.AddKeyedSingleton<IGrainStorage>(
            SiteConfigState.Provider,
            (provider, _) => new RelationalGrainStorage(provider.GetRequiredService<MonitorDatabase>(), new JsonState(GrainsJson.Default)));
    }
}
