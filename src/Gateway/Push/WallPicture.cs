using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;

namespace Monitoring.Gateway.Push;

/// <summary>
/// Every site and every live alarm, in memory, and the walls that look at it. One lock orders everything: what a wall sees
/// first (its snapshot) and what it sees afterwards (its outbox) have no transition between them or in both.
/// Nothing here waits: what is missing is reported, and the feed reads it from the journal.
/// </summary>
internal sealed class WallPicture(TimeProvider clock, bool demo)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SitePicture> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _early = new(StringComparer.Ordinal);
    private readonly HashSet<WallOutbox> _walls = [];
    private readonly Dictionary<string, SeatFloods> _floods = new(StringComparer.Ordinal);
    private HashSet<string>? _unread;

    /// <summary>Transitions that came again.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Times that a number was missing.</summary>
    public long Gaps { get; private set; }

    public int WallCount
    {
        get
        {
            lock (_gate)
            {
                return _walls.Count(wall => !wall.Inner);
            }
        }
    }

    /// <summary>Times that a wall could not keep up and began anew.</summary>
    public long Renewals { get; private set; }

    /// <summary>Transitions dropped for it.</summary>
    public long Dropped { get; private set; }

    /// <summary>Walls that cannot keep up now.</summary>
    public int LaggingWalls
    {
        get
        {
            lock (_gate)
            {
                return _walls.Count(wall => !wall.Inner && wall.IsLagging);
            }
        }
    }

    /// <summary>Transitions that wait for the wall with the most of them.</summary>
    public int LongestOutbox
    {
        get
        {
            lock (_gate)
            {
                return _walls.Where(wall => !wall.Inner).Select(wall => wall.Waiting).DefaultIfEmpty().Max();
            }
        }
    }

    /// <summary>Sites of which transitions are missing.</summary>
    public string[] Behind()
    {
        lock (_gate)
        {
            return [.. _sites.Where(site => site.Value.Announced > site.Value.Seq).Select(site => site.Key)];
        }
    }

    /// <summary>Sites whose journals have more than is shown, of a picture that is whole; those that are not known at all among them.</summary>
    public string[] Lacking(IReadOnlyCollection<SiteHead> heads)
    {
        lock (_gate)
        {
            return [.. heads.Where(head => _sites.TryGetValue(head.SiteId, out var site) ? site.Seq < head.Seq : _unread?.Contains(head.SiteId) == false).Select(head => head.SiteId)];
        }
    }

    public bool Knows(string siteId)
    {
        lock (_gate)
        {
            return _sites.ContainsKey(siteId);
        }
    }

    /// <summary>Shows as blind the sites that no silo judges now.</summary>
    /// <returns>Sites that were shown so and are judged again: read what they really are.</returns>
    public string[] ShowAway(IReadOnlySet<string> away)
    {
        lock (_gate)
        {
            List<string> back = [];
            foreach (var (siteId, site) in _sites)
            {
                var before = site.Away;
                site.Away = away.Contains(siteId);
                if (site.Away && !before)
                {
                    Show(site, site.View);
                }
                else if (before && !site.Away)
                {
                    back.Add(siteId);
                }
            }

            return [.. back];
        }
    }

    public long SeqOf(string siteId)
    {
        lock (_gate)
        {
            return _sites.TryGetValue(siteId, out var site) ? site.Seq : 0;
        }
    }

    public SiteView[] Sites(Scope scope)
    {
        lock (_gate)
        {
            return [.. _sites.Values.Select(site => site.View).Where(view => scope.Allows(view.SiteId, view.RegionCode))];
        }
    }

    /// <summary>The sites that a seat watches and their live alarms, of one moment.</summary>
    public (SiteView[] Sites, AlarmRecord[] Alarms) Look(SeatConfig seat)
    {
        var scope = new SeatScope(seat.Scope);
        lock (_gate)
        {
            var watched = _sites.Values.Where(site => scope.Watches(site.View.SiteId, site.View.RegionCode)).ToArray();
            return ([.. watched.Select(site => site.View)], [.. watched.SelectMany(site => site.Alarms.Values)]);
        }
    }

    /// <summary>Before a site's snapshot is fetched: forgets what was heard of it so far, because the snapshot will contain it.</summary>
    public void BeginLoad(string siteId)
    {
        lock (_gate)
        {
            _early.Remove(siteId);
        }
    }

    /// <summary>
    /// Takes a site's first snapshot. False if a push came while it was fetched: which of the two is newer cannot be told, so
    /// fetch again; <paramref name="final"/> takes it all the same, and a number that it lacks is then a gap.
    /// </summary>
    public bool TryLoad(SiteSnapshot snapshot, bool final)
    {
        var siteId = snapshot.Site.SiteId;
        lock (_gate)
        {
            if (_sites.ContainsKey(siteId))
            {
                return true;
            }

            if (_early.Remove(siteId, out var heard) && !final)
            {
                return false;
            }

            var site = new SitePicture(snapshot.Site);
            site.Restore(snapshot);
            site.Hear(heard);
            _sites[siteId] = site;
            _unread?.Remove(siteId);
            foreach (var wall in _walls)
            {
                wall.Invalidate();
            }

            return true;
        }
    }

    /// <summary>From now on a site that is not known, and not among those still to be read, is a new one.</summary>
    public void CompleteLoading(IEnumerable<string> unread)
    {
        lock (_gate)
        {
            _unread = new HashSet<string>(unread, StringComparer.Ordinal);
        }
    }

    /// <summary>Takes a push and hands what is new to the walls. False if transitions are missing: read the journal.</summary>
    public bool Apply(SitePush push)
    {
        lock (_gate)
        {
            if (!_sites.TryGetValue(push.SiteId, out var site))
            {
                if (_unread is null || _unread.Contains(push.SiteId))
                {
                    var heard = Math.Max(push.Site.Seq, push.Transitions is [.., var newest] ? newest.Seq : 0);
                    _early[push.SiteId] = Math.Max(heard, _early.GetValueOrDefault(push.SiteId));
                    return true;
                }

                _sites[push.SiteId] = site = new SitePicture(push.Site);
            }

            var complete = Take(site, push.Transitions);
            if (push.Site.Seq >= site.Seq)
            {
                complete &= push.Site.Seq == site.Seq;
                site.Hear(push.Site.Seq);
                Show(site, push.Site);
            }

            Gaps += complete ? 0 : 1;
            return complete;
        }
    }

    /// <summary>Takes transitions read from the journal; the same rules.</summary>
    public bool Repair(string siteId, AlarmTransition[] transitions)
    {
        lock (_gate)
        {
            return !_sites.TryGetValue(siteId, out var site) || Take(site, transitions);
        }
    }

    /// <summary>A wall joins: its snapshot, after which its outbox gets everything.</summary>
    public WallSnapshot Attach(WallOutbox wall, bool resumed)
    {
        lock (_gate)
        {
            _walls.Add(wall);
            foreach (var (_, flood) in _floods)
            {
                Offer(wall, flood);
            }

            return Snapshot(wall) with { Resumed = resumed };
        }
    }

    /// <summary>A wall that could not keep up starts anew.</summary>
    /// <returns>The snapshot, and how many transitions were dropped before it.</returns>
    public (WallSnapshot Snapshot, long Dropped) Renew(WallOutbox wall)
    {
        lock (_gate)
        {
            var dropped = wall.Restart();
            if (!wall.Inner && dropped > 0)
            {
                Renewals++;
                Dropped += dropped;
            }

            return (Snapshot(wall), dropped);
        }
    }

    public void Detach(WallOutbox wall)
    {
        lock (_gate)
        {
            _walls.Remove(wall);
        }
    }

    public void Beat(Heartbeat heartbeat)
    {
        lock (_gate)
        {
            foreach (var wall in _walls)
            {
                wall.Offer(heartbeat);
            }
        }
    }

    /// <summary>Shows the flood state of a seat to the walls that may see all of its sites, now and when they join.</summary>
    public void Show(FloodView flood, IReadOnlyCollection<SiteView> sites)
    {
        lock (_gate)
        {
            var shown = _floods[flood.Seat] = new SeatFloods(flood, sites);
            foreach (var wall in _walls)
            {
                Offer(wall, shown);
            }
        }
    }

    /// <summary>Forgets the flood states of seats that are no more.</summary>
    public void KeepFloodsOf(IReadOnlyCollection<string> seats)
    {
        lock (_gate)
        {
            foreach (var gone in _floods.Keys.Except(seats).ToArray())
            {
                _floods.Remove(gone);
            }
        }
    }

    private static void Offer(WallOutbox wall, SeatFloods floods)
    {
        if (!wall.Inner && wall.MaySee(floods.Sites))
        {
            wall.Offer(floods.Flood);
        }
    }

    private bool Take(SitePicture site, AlarmTransition[] transitions)
    {
        var first = 0;
        while (first < transitions.Length && transitions[first].Seq <= site.Seq)
        {
            first++;
            Duplicates++;
        }

        var next = first;
        while (next < transitions.Length && transitions[next].Seq == site.Seq + 1)
        {
            site.Take(transitions[next++]);
        }

        if (next > first)
        {
            foreach (var wall in _walls)
            {
                wall.Offer(site.View, transitions.AsSpan(first, next - first));
            }
        }

        if (next == transitions.Length)
        {
            return true;
        }

        // What lies behind the gap is in the journal too: it comes back with the repair.
        site.Hear(transitions[^1].Seq);
        return false;
    }

    private void Show(SitePicture site, SiteView view)
    {
        var moved = site.View.RegionCode != view.RegionCode;
        view = site.Away ? view with { Sight = SiteSight.Blind } : view;
        site.View = view;
        foreach (var wall in _walls)
        {
            wall.Offer(view);
            if (moved)
            {
                // The site may have entered or left the wall's scope, with its alarms.
                wall.Invalidate();
            }
        }
    }

    private WallSnapshot Snapshot(WallOutbox wall)
    {
        var sites = _sites.Values.Where(site => wall.Sees(site.View)).ToArray();
        return new WallSnapshot
        {
            ServerTime = clock.GetUtcNow(),
            Sites = [.. sites.Select(site => site.View)],
            Alarms = [.. sites.SelectMany(site => site.Alarms.Values)],
            SeqBySite = sites.ToDictionary(site => site.View.SiteId, site => site.Seq, StringComparer.Ordinal),
            Demo = demo,
        };
    }

    private sealed record SeatFloods(FloodView Flood, IReadOnlyCollection<SiteView> Sites);
}
