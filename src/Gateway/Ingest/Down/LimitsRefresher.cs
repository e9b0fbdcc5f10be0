using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Ingest.Down;

/// <summary>Publishes <c>down/limits</c> when a site tells that its configuration changed.</summary>
/// <remarks>The set of sites to do is bounded by the number of sites; a signal that finds one waiting adds nothing.</remarks>
internal sealed partial class LimitsRefresher(IPushSource source, IDownlink downlink, ILogger<LimitsRefresher> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, bool> _changed = new(StringComparer.Ordinal);
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var subscription = await source.SubscribeAsync(Note);
        try
        {
            await foreach (var _ in _signal.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var site in _changed.Keys)
                {
                    if (_changed.TryRemove(site, out var _))
                    {
                        await RefreshAsync(site, stoppingToken);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    private Task Note(SitePush push)
    {
        if (push.Reconfigured)
        {
            _changed[push.SiteId] = true;
            _signal.Writer.TryWrite(true);
        }

        return Task.CompletedTask;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A site that cannot be asked now is asked at the next SUBSCRIBE or change; the loop must go on for the others.")]
    private async Task RefreshAsync(string site, CancellationToken stoppingToken)
    {
        try
        {
            await downlink.RefreshLimitsAsync(site, stoppingToken);
        }
        catch (Exception e) when (!(e is OperationCanceledException && stoppingToken.IsCancellationRequested))
        {
            LogFailed(site, e);
        }
    }

    [LoggerMessage(1201, LogLevel.Debug, "Limits downlink stopped")]
    private partial void LogStopped();

    [LoggerMessage(1202, LogLevel.Warning, "Limits of site {Site} could not be sent down; the next change or subscription tries again")]
    private partial void LogFailed(string site, Exception exception);
}
