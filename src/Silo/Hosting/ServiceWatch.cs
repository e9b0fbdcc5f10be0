using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>
/// Watches the sample log for people: tells the service's own site how full it is, and asks sites that keep the log from giving
/// segments back to store their state. The site is made when there is something to tell for the first time.
/// </summary>
internal sealed partial class ServiceWatch(SampleLog log, IGrainFactory grains, ISilos silos, TimeProvider time, ILogger<ServiceWatch> logger) : BackgroundService
{
    /// <summary>A site stores its state every minute; one whose oldest batch is in a segment that old is woken.</summary>
    internal static readonly TimeSpan MostBehind = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PinPeriod = TimeSpan.FromMinutes(1);

    private double _told = double.NaN;
    private long _toldAt;
    private long _pinsAt;
    private bool _exists;
    private bool _failing;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // In real time: it is about a disk, also when the plant's time runs faster.
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        _pinsAt = TimeProvider.System.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await GuardedAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever fails is tried again in a second; it is logged once until it works again.")]
    private async Task GuardedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TellAsync(cancellationToken);
            if (TimeProvider.System.GetElapsedTime(_pinsAt) >= PinPeriod)
            {
                _pinsAt = TimeProvider.System.GetTimestamp();
                await FreeAsync(cancellationToken);
            }

            _failing = false;
        }
        catch (Exception error) when (!(error is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            if (!_failing)
            {
                LogFailed(error);
            }

            _failing = true;
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var pressure = log.Pressure();
        var value = ServiceSite.ValueOf(pressure);
        if (value == _told && TimeProvider.System.GetElapsedTime(_toldAt) < ServiceSite.Period)
        {
            return;
        }

        var site = grains.GetGrain<ISiteGrain>(Identifiers.ServiceSiteOf(log.Name));
        if (!_exists)
        {
            _exists = await site.GetConfig(cancellationToken) is not null;
            if (!_exists && pressure.Level == LogPressureLevel.None)
            {
                (_told, _toldAt) = (value, TimeProvider.System.GetTimestamp());
                return;
            }

            if (!_exists && await site.Configure(ServiceSite.Config(log.Name), "service", cancellationToken) is { Faults: [var fault, ..] })
            {
                throw new InvalidOperationException($"{fault.Where}: {fault.TextEn}");
            }

            _exists = true;
        }

        var receipt = await site.Observe(ServiceSite.Measured(log.Name, value, time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);
        if (receipt.Outcome == IngestOutcome.Durable)
        {
            (_told, _toldAt) = (value, TimeProvider.System.GetTimestamp());
        }
    }

    /// <summary>Sites that store nothing keep the log for ever: one that exists is woken and stores; one that does not needs nothing.</summary>
    private async Task FreeAsync(CancellationToken cancellationToken)
    {
        foreach (var (siteId, last) in log.SitesBehind(TimeProvider.System.GetUtcNow() - MostBehind))
        {
            if (!silos.Wakes(siteId))
            {
                // It moved to another silo, whose states are later than anything here; the sinks have cursors of their own.
                log.Checkpointed(siteId, last);
                continue;
            }

            SampleLogMessages.SiteBehind(logger, siteId, MostBehind);
            if (await grains.GetGrain<ISiteGrain>(siteId).GetView(cancellationToken) is null)
            {
                SampleLogMessages.SiteGone(logger, siteId, last);
                log.Checkpointed(siteId, last);
            }
        }
    }

    [LoggerMessage(2110, LogLevel.Error, "How full the sample log is cannot be told to people; it is tried again every second")]
    private partial void LogFailed(Exception exception);
}
