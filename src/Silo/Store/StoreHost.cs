using Microsoft.Extensions.Hosting;

namespace Monitoring.Silo;

/// <summary>Opens the stores before anything else starts, and closes them when everything else has stopped.</summary>
/// <remarks>The container makes the stores, in the order of what they need, when this class is made.</remarks>
internal sealed class StoreHost(MonitorDatabase database, RelationalAlarmJournal journal, SampleLog log, SeriesStore series, SeriesSink sink, InfluxSink? influx = null) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (influx is null)
        {
            // It may have been configured before.
            log.RemoveSink(InfluxSink.Name);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        // The sinks first: they move their cursors in the log.
        if (influx is not null)
        {
            await influx.DisposeAsync();
        }

        await sink.DisposeAsync();
        series.Dispose();
        await log.DisposeAsync();
        await journal.DisposeAsync();
        database.Dispose();
    }
}
