using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;

namespace Monitoring.Gateway.Push;

/// <summary>
/// Keeps the floods of all seats. To the picture it is a wall of its own: it gets a snapshot and every transition after it, once and
/// in order; when it cannot keep up, or seats or regions change, it folds anew from the journals.
/// </summary>
internal sealed partial class FloodFeed(
    WallPicture picture, WallFeed walls, ISeatStore seatStore, ISites sites, FloodLoader loader, TimeProvider clock, ILogger<FloodFeed> log) : BackgroundService
{
    /// <summary>Transitions that wait at most; beyond it everything is folded anew, which reads the journals.</summary>
    public const int Capacity = 50_000;

    /// <summary>Another gateway may have changed the seats: looked at so often.</summary>
    public static readonly TimeSpan SeatsPeriod = TimeSpan.FromSeconds(10);

    /// <summary>Flood states are shown at most this often, except the start and the end of a flood.</summary>
    public static readonly TimeSpan ShowPeriod = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetryPeriod = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, Shown> _shown = new(StringComparer.Ordinal);
    private FloodBoard _board = new(SeatSet.Default());
    private string? _fault;
    private bool _reload;

    /// <summary>Completes when the journals have been folded for the first time.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>What keeps it from working; null if nothing does.</summary>
    public string? Fault => Volatile.Read(ref _fault);

    /// <summary>Times that everything was folded from the journals.</summary>
    public long Loads => Interlocked.Read(ref _loads);

    private long _loads;

    /// <summary>The seats that are in force here.</summary>
    public SeatSet Seats
    {
        get
        {
            lock (_gate)
            {
                return _board.Seats;
            }
        }
    }

    /// <summary>Takes new seats now instead of within <see cref="SeatsPeriod"/>.</summary>
    public void Reload() => Volatile.Write(ref _reload, true);

    /// <summary>The flood state of a seat, with whole lists; null if there is no such seat.</summary>
    public FloodView? View(string seat)
    {
        lock (_gate)
        {
            return Has(seat) ? _board.View(seat, clock.GetUtcNow()) : null;
        }
    }

    /// <summary>The alarms of a seat as its operator should see them; null if there is no such seat.</summary>
    public GroupedAlarms? Grouped(string seat)
    {
        lock (_gate)
        {
            return Has(seat) ? _board.Grouped(seat, clock.GetUtcNow()) : null;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(RetryPeriod, clock);
        try
        {
            await walls.Loaded.WaitAsync(stoppingToken);
            while (true)
            {
                try
                {
                    await RunAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OutOfMemoryException && !(e is OperationCanceledException && stoppingToken.IsCancellationRequested))
                {
                    // Whatever a store throws: floods are seen in the health, and are folded anew in a second.
                    Volatile.Write(ref _fault, e.Message);
                    LogFailed(e);
                    await timer.WaitForNextTickAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; see HeartbeatService.
            return;
        }
    }

    /// <summary>Folds from the journals, then goes on with what comes, until something makes it begin anew.</summary>
    private async Task RunAsync(CancellationToken stop)
    {
        Volatile.Write(ref _reload, false);
        using var inbox = new WallOutbox(Scope.All, Scope.All, Capacity) { Inner = true };
        var snapshot = picture.Attach(inbox, resumed: false);
        try
        {
            var board = await loader.LoadAsync(await seatStore.GetAsync(stop), snapshot, stop);
            var regions = snapshot.Sites.ToDictionary(site => site.SiteId, site => site, StringComparer.Ordinal);
            lock (_gate)
            {
                _board = board;
            }

            Volatile.Write(ref _fault, null);
            Interlocked.Increment(ref _loads);
            picture.KeepFloodsOf([.. board.Seats.Items.Select(seat => seat.Id)]);
            Show(regions, changed: true);
            LogLoaded(board.Seats.Items.Length, regions.Count);
            _loaded.TrySetResult();
            await FollowAsync(inbox, board, regions, stop);
        }
        finally
        {
            picture.Detach(inbox);
        }
    }

    private async Task FollowAsync(WallOutbox inbox, FloodBoard board, Dictionary<string, SiteView> known, CancellationToken stop)
    {
        var seatsSeen = clock.GetTimestamp();
        while (true)
        {
            // The heartbeat wakes it at least once a second.
            await inbox.WaitAsync(stop);
            var batch = inbox.Take(sitesDue: true, out _);
            if (batch.Lost || !await TakeSitesAsync(board, batch.Sites, known, stop))
            {
                return;
            }

            lock (_gate)
            {
                foreach (var transition in batch.Transitions)
                {
                    board.Take(transition);
                }
            }

            Show(known, batch.Transitions.Length > 0);
            if (clock.GetElapsedTime(seatsSeen) >= SeatsPeriod)
            {
                seatsSeen = clock.GetTimestamp();
                _reload |= (await seatStore.GetAsync(stop)).Version != board.Seats.Version;
            }

            if (Volatile.Read(ref _reload) || board.NeedsRebuild)
            {
                return;
            }
        }
    }

    /// <summary>False if a site moved to another region: other seats may watch it now.</summary>
    private async Task<bool> TakeSitesAsync(FloodBoard board, SiteView[] views, Dictionary<string, SiteView> known, CancellationToken stop)
    {
        foreach (var view in views)
        {
            if (known.TryGetValue(view.SiteId, out var before) && before.RegionCode != view.RegionCode)
            {
                return false;
            }

            known[view.SiteId] = view;
            if (before is null)
            {
                lock (_gate)
                {
                    board.Add([new JournalTail(view.SiteId, view.RegionCode, 0, [])]);
                }
            }

            if (before?.RuleSet != view.RuleSet && await sites.Get(view.SiteId).GetConfig(stop) is { } config)
            {
                lock (_gate)
                {
                    board.Configure(config);
                }
            }
        }

        return true;
    }

    /// <summary>Shows what is due to the walls.</summary>
    private void Show(Dictionary<string, SiteView> known, bool changed)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var seat in _board.Seats.Items)
            {
                var state = _board.Flood(seat.Id, now);
                var shown = _shown.GetValueOrDefault(seat.Id);
                var dirty = changed || shown.Dirty || state.On || shown.Noisy;
                if (state == (shown.On, shown.Since) && shown.Ever && (!dirty || clock.GetElapsedTime(shown.At) < ShowPeriod))
                {
                    _shown[seat.Id] = shown with { Dirty = dirty };
                    continue;
                }

                var view = FloodCuts.Short(_board.View(seat.Id, now));
                picture.Show(view, [.. _board.SitesOf(seat.Id).Select(site => known.GetValueOrDefault(site)).OfType<SiteView>()]);
                _shown[seat.Id] = new Shown(true, state.On, state.Since, clock.GetTimestamp(), false, view.Chattering.Length > 0);
            }
        }
    }

    private bool Has(string seat) => _board.Seats.Items.Any(one => one.Id == seat);

    private readonly record struct Shown(bool Ever, bool On, long Since, long At, bool Dirty, bool Noisy);

    [LoggerMessage(5031, LogLevel.Warning, "Floods cannot be followed; folding them anew from the journals in a second")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(5032, LogLevel.Information, "Floods of {Seats} seats over {Sites} sites are folded from the journals")]
    private partial void LogLoaded(int seats, int sites);
}
