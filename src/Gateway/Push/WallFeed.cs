using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>
/// Keeps the <see cref="WallPicture"/>: subscribes to the pushes, reads every site once, and fetches from the journal what the
/// pushes lack. The push is the fast path and may lose; the journal is the truth.
/// </summary>
internal sealed partial class WallFeed(
    WallPicture picture,
    IPushSource source,
    ISites sites,
    ISiteDirectory directory,
    ISiteHeads heads,
    IAlarmArchive archive,
    TimeProvider clock,
    ILogger<WallFeed> log) : BackgroundService
{
    /// <summary>Transitions per read of the journal: half of what a wall may have waiting, so that a repair alone fills none.</summary>
    public const int RepairPage = 500;

    /// <summary>A silo says twice a second that it lives; four times in vain and its sites are shown as blind. They are judged elsewhere after 4 to 10 s.</summary>
    public static readonly TimeSpan AwayAfter = TimeSpan.FromSeconds(2);

    private const int LoadParallelism = 8;
    private const int LoadAttempts = 5;
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string[] _unread = [];
    private SiteHead[] _heads = [];
    private long? _headsFailedAt;

    /// <summary>Completes when the first picture is whole, apart from sites that could not be read and are tried again.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Sites that could not be read yet.</summary>
    public int Unread => Volatile.Read(ref _unread).Length;

    /// <summary>Transitions that came from the journal because no push brought them.</summary>
    public long Repaired => Interlocked.Read(ref _repaired);

    private long _repaired;

    /// <summary>Shows a site that was just created or changed, without waiting for its push.</summary>
    public Task ShowAsync(SiteView view, CancellationToken cancellationToken) =>
        OnPushAsync(new SitePush { SiteId = view.SiteId, Transitions = [], Site = view }, cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryPeriod, clock);
        await using var subscription = await SubscribeAsync(timer, stoppingToken);
        await LoadAsync(timer, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TendAsync(stoppingToken);
        }
    }

    private async Task<IAsyncDisposable> SubscribeAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                return await source.SubscribeAsync(push => OnPushAsync(push, stoppingToken));
            }
            catch (Exception e) when (Recoverable(e, stoppingToken))
            {
                LogNotSubscribed(e);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
        }
    }

    private async Task LoadAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                var all = await directory.ListAsync(stoppingToken);
                await ReadAsync([.. all.Select(site => site.SiteId)], stoppingToken);
                break;
            }
            catch (Exception e) when (Recoverable(e, stoppingToken))
            {
                LogDirectoryFailed(e);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
        }

        picture.CompleteLoading(_unread);
        await CatchUpAsync(picture.Behind(), stoppingToken);
        _loaded.TrySetResult();
        LogLoaded(picture.Sites(Access.Scope.All).Length, Unread);
    }

    private async Task ReadAsync(string[] siteIds, CancellationToken stoppingToken)
    {
        var failed = new System.Collections.Concurrent.ConcurrentBag<string>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = LoadParallelism, CancellationToken = stoppingToken };
        await Parallel.ForEachAsync(siteIds, parallel, async (siteId, cancellationToken) =>
        {
            try
            {
                await ReadSiteAsync(siteId, cancellationToken);
            }
            catch (Exception e) when (Recoverable(e, cancellationToken))
            {
                failed.Add(siteId);
                LogSiteFailed(siteId, e);
            }
        });
        Volatile.Write(ref _unread, [.. failed]);
    }

    private async Task ReadSiteAsync(string siteId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            picture.BeginLoad(siteId);
            var snapshot = await sites.Get(siteId).GetSnapshot(cancellationToken);
            if (snapshot is null || picture.TryLoad(snapshot, final: attempt == LoadAttempts))
            {
                return;
            }
        }
    }

    private async Task OnPushAsync(SitePush push, CancellationToken cancellationToken)
    {
        if (!picture.Apply(push))
        {
            await CatchUpAsync([push.SiteId], cancellationToken);
        }
    }

    /// <summary>
    /// Once a second: what could not be read before, and what the journals had a second ago and is not shown yet: it was pushed and lost, or never
    /// pushed.
    /// </summary>
    private async Task TendAsync(CancellationToken stoppingToken)
    {
        var lacking = picture.Lacking(_heads);
        string[] unread = [.. _unread.Union(lacking.Where(siteId => !picture.Knows(siteId)))];
        if (unread.Length > 0)
        {
            await ReadAsync(unread, stoppingToken);
        }

        await CatchUpAsync([.. picture.Behind().Union(lacking.Where(picture.Knows))], stoppingToken);
        try
        {
            await CompareAsync(stoppingToken);
        }
        catch (Exception e) when (Recoverable(e, stoppingToken))
        {
            LogHeadsFailed(e);
            _headsFailedAt = clock.GetTimestamp();
        }
    }

    /// <summary>A site whose silo says nothing is judged by nobody: that is shown at once, not when a person wonders why it is so quiet.</summary>
    private async Task CompareAsync(CancellationToken stoppingToken)
    {
        _heads = await heads.ReadAsync(stoppingToken);

        // A database that comes back can be read before the silos could write to it.
        var told = _headsFailedAt is not { } failed || clock.GetElapsedTime(failed) > 2 * AwayAfter;
        var away = _heads.Where(head => told && head.Silent > AwayAfter).Select(head => head.SiteId).ToHashSet(StringComparer.Ordinal);
        foreach (var siteId in picture.ShowAway(away))
        {
            await ShowAgainAsync(siteId, stoppingToken);
        }
    }

    private async Task CatchUpAsync(string[] siteIds, CancellationToken cancellationToken)
    {
        foreach (var siteId in siteIds)
        {
            try
            {
                await RepairAsync(siteId, cancellationToken);
            }
            catch (Exception e) when (Recoverable(e, cancellationToken))
            {
                // The site stays behind, which the heartbeat says, and is tried again in a second.
                LogRepairFailed(siteId, e);
            }
        }
    }

    private async Task RepairAsync(string siteId, CancellationToken cancellationToken)
    {
        var found = 0;
        AlarmTransition[] page;
        do
        {
            page = await archive.ReadJournalAsync(siteId, picture.SeqOf(siteId), RepairPage, cancellationToken);
            picture.Repair(siteId, page);
            found += page.Length;
        }
        while (page.Length == RepairPage);

        if (found > 0)
        {
            Interlocked.Add(ref _repaired, found);
            LogRepaired(siteId, found);
            await ShowAgainAsync(siteId, cancellationToken);
        }
    }

    private async Task ShowAgainAsync(string siteId, CancellationToken cancellationToken)
    {
        if (await sites.Get(siteId).GetView(cancellationToken) is { } view)
        {
            picture.Apply(new SitePush { SiteId = siteId, Transitions = [], Site = view });
        }
    }

    /// <summary>
    /// Whatever a store or a grain throws: the feed must live. It is logged, seen in the heartbeat, and tried again. A call that the other side
    /// gave up is cancelled too: only what this service itself cancels ends it.
    /// </summary>
    private static bool Recoverable(Exception exception, CancellationToken own) =>
        exception is not OutOfMemoryException && !(exception is OperationCanceledException && own.IsCancellationRequested);
}
