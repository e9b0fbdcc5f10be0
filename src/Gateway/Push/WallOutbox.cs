using Monitoring.Contracts;
using Monitoring.Gateway.Access;

namespace Monitoring.Gateway.Push;

/// <summary>What an outbox had to send.</summary>
internal sealed record WallBatch(AlarmTransition[] Transitions, SiteView[] Sites, Heartbeat? Heartbeat, bool Lost)
{
    /// <summary>Flood states, one of each seat.</summary>
    public FloodView[] Floods { get; init; } = [];
}

/// <summary>
/// What waits for one wall. Bounded: transitions by <paramref name="capacity"/>, sites and floods by one view each, the heartbeat by the
/// last one. When the transitions are full it is emptied and counts what it drops until the wall starts anew.
/// </summary>
internal sealed class WallOutbox(Scope account, Scope wanted, int capacity) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<AlarmTransition> _transitions = [];
    private readonly Dictionary<string, SiteView> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FloodView> _floods = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _signal = new(0, 1);
    private Heartbeat? _heartbeat;
    private bool _lost;
    private long _dropped;

    /// <summary>It is the service's own and no wall.</summary>
    public bool Inner { get; init; }

    /// <summary>Transitions were dropped, and it has not begun anew yet.</summary>
    public bool IsLagging
    {
        get
        {
            lock (_gate)
            {
                return _dropped > 0;
            }
        }
    }

    /// <summary>Transitions that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _transitions.Count;
            }
        }
    }

    /// <summary>Whether the account may see all of these.</summary>
    public bool MaySee(IReadOnlyCollection<SiteView> sites) =>
        account.IsAll || sites.All(site => account.Allows(site.SiteId, site.RegionCode));

    public bool Sees(SiteView site) =>
        account.Allows(site.SiteId, site.RegionCode) && wanted.Allows(site.SiteId, site.RegionCode);

    public void Offer(SiteView site, ReadOnlySpan<AlarmTransition> transitions)
    {
        if (!Sees(site))
        {
            return;
        }

        lock (_gate)
        {
            if (_lost || _transitions.Count + transitions.Length > capacity)
            {
                _dropped += _transitions.Count + transitions.Length;
                Lose();
            }
            else
            {
                _transitions.AddRange(transitions);
            }

            Wake();
        }
    }

    public void Offer(SiteView site)
    {
        if (!Sees(site))
        {
            return;
        }

        lock (_gate)
        {
            if (!_lost)
            {
                _sites[site.SiteId] = site;
                Wake();
            }
        }
    }

    public void Offer(FloodView flood)
    {
        lock (_gate)
        {
            _floods[flood.Seat] = flood;
            Wake();
        }
    }

    public void Offer(Heartbeat heartbeat)
    {
        lock (_gate)
        {
            _heartbeat = heartbeat;
            Wake();
        }
    }

    /// <summary>What was sent no longer stands: a new snapshot is due. What waits is part of it.</summary>
    public void Invalidate()
    {
        lock (_gate)
        {
            Lose();
            Wake();
        }
    }

    /// <summary>Begins anew. Called while the picture is locked, together with the snapshot that takes the place of what was lost.</summary>
    /// <returns>Transitions dropped since the last time.</returns>
    public long Restart()
    {
        lock (_gate)
        {
            var dropped = _dropped;
            _dropped = 0;
            _lost = false;
            return dropped;
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);

    /// <summary>Takes what is there; the sites only if they are due.</summary>
    /// <param name="sitesDue">Whether sites may be sent now.</param>
    /// <param name="sitesWait">True if sites stay behind.</param>
    public WallBatch Take(bool sitesDue, out bool sitesWait)
    {
        lock (_gate)
        {
            var batch = new WallBatch([.. _transitions], sitesDue ? [.. _sites.Values] : [], _heartbeat, _lost) { Floods = [.. _floods.Values] };
            _floods.Clear();
            _transitions.Clear();
            _heartbeat = null;
            if (sitesDue)
            {
                _sites.Clear();
            }

            sitesWait = _sites.Count > 0;
            return batch;
        }
    }

    /// <summary>Lets the waiting reader look again.</summary>
    public void Nudge()
    {
        lock (_gate)
        {
            Wake();
        }
    }

    public void Dispose() => _signal.Dispose();

    private void Lose()
    {
        _lost = true;
        _transitions.Clear();
        _sites.Clear();
    }

    private void Wake()
    {
        if (_signal.CurrentCount == 0)
        {
            _signal.Release();
        }
    }
}
