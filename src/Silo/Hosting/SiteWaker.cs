using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>
/// Keeps every site awake. A site that nobody calls would not notice that its gateways are silent: blindness must not depend on
/// somebody looking. Besides each minute it does so when the database comes back, without which no site could be loaded, and when a silo comes
/// or goes. Of several silos each wakes the sites that belong on it.
/// </summary>
/// <remarks>Orleans' reminders would do the same from a table of their own, but no sooner than after a minute: too late for a lost silo.</remarks>
internal sealed partial class SiteWaker(
    MonitorDatabase database, ISiteDirectory directory, IGrainFactory grains, ISilos silos, TimeProvider time, ILogger<SiteWaker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);
    private const int Parallel = 16;

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
                await WakeAllAsync(stoppingToken);
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

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "One site that cannot be loaded must not keep the others asleep; it is logged and tried again.")]
    private async Task WakeAllAsync(CancellationToken stoppingToken)
    {
        try
        {
            var sites = await directory.ListAsync(stoppingToken);
            await System.Threading.Tasks.Parallel.ForEachAsync(
                sites.Where(site => silos.Wakes(site.SiteId)), new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = stoppingToken }, WakeAsync);
        }
        catch (Exception e) when (!(e is OperationCanceledException && stoppingToken.IsCancellationRequested))
        {
            LogListFailed(e);
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "See WakeAllAsync.")]
    private async ValueTask WakeAsync(SiteConfig site, CancellationToken stoppingToken)
    {
        try
        {
            await grains.GetGrain<ISiteGrain>(site.SiteId).GetView(stoppingToken);
        }
        catch (Exception e) when (!(e is OperationCanceledException && stoppingToken.IsCancellationRequested))
        {
            LogWakeFailed(site.SiteId, e);
        }
    }

    [LoggerMessage(2101, LogLevel.Debug, "Site waker stopped")]
    private partial void LogStopped();

    [LoggerMessage(2102, LogLevel.Error, "The list of sites cannot be read; sites that are not loaded stay blind")]
    private partial void LogListFailed(Exception exception);

    [LoggerMessage(2103, LogLevel.Error, "Site {Site} cannot be loaded; it is blind until it can")]
    private partial void LogWakeFailed(string site, Exception exception);
}
