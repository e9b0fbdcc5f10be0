using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>Sees to it that the rounds have begun, once for each start of a silo.</summary>
internal sealed partial class SiteRoundsStart(IGrainFactory grains, ILogger<SiteRoundsStart> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync())
        {
            await Task.Delay(Again, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever the database or the cluster throws: it is logged and tried again.")]
    private async Task<bool> TryAsync()
    {
        try
        {
            await grains.GetGrain<ISiteRounds>(ISiteRounds.Key).Begin();
            return true;
        }
        catch (Exception e)
        {
            LogFailed(e);
            return false;
        }
    }

    [LoggerMessage(2121, LogLevel.Warning, "The rounds that wake all sites cannot be begun; tried again in 10 s")]
    private partial void LogFailed(Exception exception);
}
