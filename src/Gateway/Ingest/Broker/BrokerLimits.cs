using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>
/// Once after the start: the limits of every site go to the broker, since gateways that subscribe there do not ask us. Later changes go
/// with their push. One site after the other: none is urgent.
/// </summary>
internal sealed partial class BrokerLimits(ISiteDirectory directory, IDownlink downlink, BrokerOptions options, TimeProvider clock, ILogger<BrokerLimits> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        HashSet<string>? left = null;
        try
        {
            while (left is not { Count: 0 })
            {
                left ??= await TryAsync(async () => (HashSet<string>)[.. (await directory.ListAsync(stoppingToken)).Select(static site => site.SiteId)], stoppingToken);
                foreach (var site in left?.ToArray() ?? [])
                {
                    if (await TryAsync(() => RefreshAsync(site, stoppingToken), stoppingToken) is not null)
                    {
                        left!.Remove(site);
                    }
                }

                if (left is not { Count: 0 })
                {
                    await Task.Delay(options.LongestPause, clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<string?> RefreshAsync(string site, CancellationToken stoppingToken)
    {
        await downlink.RefreshLimitsAsync(site, stoppingToken);
        return site;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever the directory or a site throws means the same: not now. Logged, and tried again.")]
    private async Task<T?> TryAsync<T>(Func<Task<T>> read, CancellationToken stoppingToken)
        where T : class?
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (!(error is OperationCanceledException && stoppingToken.IsCancellationRequested))
        {
            LogNotRead(error);
            return null;
        }
    }

    [LoggerMessage(1107, LogLevel.Warning, "Limits for the broker could not be read; tried again.")]
    private partial void LogNotRead(Exception error);
}
