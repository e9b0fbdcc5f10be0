using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Calls sites so that they are loaded. One that cannot be loaded is logged, and keeps none of the others asleep.</summary>
internal sealed partial class SiteWaking(ISiteDirectory directory, IGrainFactory grains, ILogger<SiteWaking> logger)
{
    private const int Parallel = 16;

    /// <summary>Calls every site that is chosen, sixteen at a time.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a store throws: it is logged, and whoever wakes tries again.")]
    public async Task WakeAsync(Func<string, bool> chosen, CancellationToken stoppingToken)
    {
        try
        {
            var sites = await directory.ListAsync(stoppingToken);
            await System.Threading.Tasks.Parallel.ForEachAsync(
                sites.Where(site => chosen(site.SiteId)), new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = stoppingToken }, WakeAsync);
        }
        catch (Exception e) when (!(e is OperationCanceledException && stoppingToken.IsCancellationRequested))
        {
            LogListFailed(e);
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "One site that cannot be loaded must not keep the others asleep; it is logged and tried again.")]
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

    [LoggerMessage(2102, LogLevel.Error, "The list of sites cannot be read; sites that are not loaded stay blind")]
    private partial void LogListFailed(Exception exception);

    [LoggerMessage(2103, LogLevel.Error, "Site {Site} cannot be loaded; it is blind until it can")]
    private partial void LogWakeFailed(string site, Exception exception);
}
