using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>
/// Keeps every site awake. A site that nobody calls would not notice that its gateways are silent: blindness must not depend on
/// somebody looking. Besides each minute it does so when the database comes back, without which no site could be loaded, and when a silo comes
/// or goes. Of several silos each wakes the sites that belong on it.
/// </summary>
/// <remarks>In a cluster a reminder does the same, whatever a silo takes the others to be; but no sooner than after a minute, too late for a lost silo.</remarks>
internal sealed partial class SiteWaker(MonitorDatabase database, SiteWaking waking, ISilos silos, TimeProvider time, ILogger<SiteWaker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            while (true)
            {
                var (recovery, change) = (database.NextRecovery, silos.NextChange);
                await waking.WakeAsync(silos.Wakes, stoppingToken);
                if (await Task.WhenAny(tick, recovery, change) == tick)
                {
                    await tick;
                    tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    [LoggerMessage(2101, LogLevel.Debug, "Site waker stopped")]
    private partial void LogStopped();
}
