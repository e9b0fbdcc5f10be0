using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Adds InfluxDB beside the embedded series.</summary>
internal static class InfluxRegistration
{
    /// <summary>Longest time that a trend waits for the server before it comes from the embedded series.</summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Registers the sink, its health and trends. After the embedded series, whose place as <see cref="IHistory"/> it takes.</summary>
    public static void AddInflux(this IServiceCollection services, InfluxOptions options, SeriesOptions series, TimeProvider disk)
    {
        services.AddSingleton<IPointTables, StoredPointTables>();
        services.AddSingleton(provider => new InfluxSink(
            provider.GetRequiredService<SampleLog>(), provider.GetRequiredService<IPointTables>(), InfluxWriters.Create(options, disk),
            options, disk, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<InfluxSink>>()));
        services.AddSingleton<IServiceHealth>(provider => provider.GetRequiredService<InfluxSink>());
        services.AddSingleton(_ => new InfluxQuery(options, disk, ReadTimeout, new InfluxReads(disk)));
        services.AddSingleton<InfluxHistory>();
        services.AddSingleton<SeriesHistory>();
        services.AddSingleton<IHistory>(provider => new InfluxOrEmbeddedHistory(
            provider.GetRequiredService<InfluxHistory>(), provider.GetRequiredService<SeriesHistory>(), provider.GetRequiredService<InfluxSink>(),
            series, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<InfluxOrEmbeddedHistory>>()));
    }
}
