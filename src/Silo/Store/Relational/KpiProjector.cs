using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Counts what the journals gained, site by site. It can be stopped anywhere and run anywhere, also in several processes at once:
/// figures and cursor are written together, and only if the cursor still stands where the counting began.
/// </summary>
internal sealed partial class KpiProjector(IKpiStore store, IAlarmArchive archive, TimeProvider time, ILogger<KpiProjector> logger) : BackgroundService
{
    /// <summary>The figures are behind the journal by this much at most, unless there is much to count.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>Transitions counted in one write.</summary>
    public const int Page = 2_000;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                await RoundAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    /// <summary>Counts everything that is journaled by now.</summary>
    /// <returns>Transitions counted.</returns>
    public async Task<long> CatchUpAsync(CancellationToken cancellationToken)
    {
        var counted = 0L;
        foreach (var lag in await store.LagsAsync(cancellationToken))
        {
            counted += await CountSiteAsync(lag.SiteId, cancellationToken);
        }

        return counted;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The figures must go on when a database comes back; alarms do not depend on them; it is logged and tried again.")]
    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CatchUpAsync(cancellationToken);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            LogFailed(e);
        }
    }

    private async Task<long> CountSiteAsync(string siteId, CancellationToken cancellationToken)
    {
        var counted = 0L;
        while (true)
        {
            var cursor = await store.CursorAsync(siteId, cancellationToken);
            if (!KpiProjection.IsCurrent(cursor))
            {
                LogRebuilt(siteId);
                await store.ResetAsync(siteId, cancellationToken);
                cursor = new KpiCursor(siteId, 0, []);
            }

            var page = await archive.ReadJournalAsync(siteId, cursor.Seq, Page, cancellationToken);
            if (page.Length == 0)
            {
                return counted;
            }

            var projection = new KpiProjection(cursor);
            foreach (var transition in page)
            {
                projection.Take(transition);
            }

            var days = await store.DaysAsync(siteId, projection.Days, cancellationToken);
            if (!await store.WriteAsync(projection.Write(days), cancellationToken))
            {
                // Another process counts this site: it will count the rest as well.
                return counted;
            }

            counted += page.Length;
            if (page.Length < Page)
            {
                return counted;
            }
        }
    }

    [LoggerMessage(4601, LogLevel.Debug, "Counting of alarm figures stopped")]
    private partial void LogStopped();

    [LoggerMessage(4602, LogLevel.Error, "Alarm figures cannot be counted now; trying again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(4603, LogLevel.Information, "Alarm figures of site {Site} were stored by another version: counting them anew from the journal")]
    private partial void LogRebuilt(string site);
}
