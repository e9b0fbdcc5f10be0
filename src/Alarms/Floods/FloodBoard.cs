using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Floods and noise of all seats, folded from the journals of their sites. Whoever folds the same journals shows the same, in
/// whatever order the sites' transitions arrive and from wherever the reading began, if <see cref="IsSettled"/>. Not thread-safe.
/// </summary>
public sealed class FloodBoard
{
    /// <summary>How far back to read at first: what is remembered of a flood that is over, and a window before it.</summary>
    public static readonly TimeSpan FirstBack = TimeSpan.FromMinutes(130);

    /// <summary>How many times as far each time that was not enough.</summary>
    public const int BackFactor = 4;

    private readonly Dictionary<string, Seat> _seats;
    private readonly Dictionary<string, Site> _sites = new(StringComparer.Ordinal);

    /// <summary>A board without sites.</summary>
    public FloodBoard(SeatSet seats)
    {
        ArgumentNullException.ThrowIfNull(seats);
        Seats = seats;
        _seats = seats.Items.ToDictionary(seat => seat.Id, seat => new Seat(new SeatScope(seat.Scope), new SeatFlood(seat.Flood)), StringComparer.Ordinal);
    }

    /// <summary>The seats that it is folded for.</summary>
    public SeatSet Seats { get; }

    /// <summary>Something came that is older than what is kept: fold anew from the journals.</summary>
    public bool NeedsRebuild => _seats.Values.Any(seat => seat.Flood.NeedsRebuild);

    /// <summary>Takes sites with the ends of their journals.</summary>
    public void Add(IReadOnlyCollection<JournalTail> tails)
    {
        ArgumentNullException.ThrowIfNull(tails);
        foreach (var tail in tails)
        {
            var site = new Site(new SiteNoise(), [.. _seats.Values.Where(seat => seat.Scope.Watches(tail.SiteId, tail.RegionCode))]);
            _sites[tail.SiteId] = site;
            foreach (var seat in site.Seats)
            {
                seat.Sites[tail.SiteId] = site.Noise;
            }

            foreach (var alarm in tail.Live)
            {
                site.Noise.Restore(alarm);
            }
        }

        // In the order of a seat, so that none of its alarms has to be put between others.
        foreach (var transition in tails.SelectMany(tail => tail.Transitions)
            .OrderBy(row => row.DecidedAt.ToUnixTimeMilliseconds()).ThenBy(row => row.SiteId, StringComparer.Ordinal).ThenBy(row => row.Seq))
        {
            Take(transition);
        }

        foreach (var tail in tails)
        {
            _sites[tail.SiteId].Noise.StandAt(tail.Seq);
        }
    }

    /// <summary>The last transition taken of a site; null if the board does not have it.</summary>
    public long? SeqOf(string siteId) => _sites.TryGetValue(siteId, out var site) ? site.Noise.Seq : null;

    /// <summary>Version of the rules by which a site's alarms are grouped; 0 if they are not known.</summary>
    public int RuleSetOf(string siteId) => _sites.TryGetValue(siteId, out var site) ? site.Layout?.RuleSet ?? 0 : 0;

    /// <summary>Takes the configuration that a site's alarms are grouped by.</summary>
    public void Configure(SiteConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (_sites.TryGetValue(config.SiteId, out var site))
        {
            site.Layout = new PlantLayout(config);
        }
    }

    /// <summary>Takes a transition. One that was taken before, or of a site that the board does not have, changes nothing.</summary>
    public void Take(AlarmTransition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        if (!_sites.TryGetValue(transition.SiteId, out var site) || transition.Seq <= site.Noise.Seq)
        {
            return;
        }

        if (site.Noise.Take(transition) is { } alarm)
        {
            foreach (var seat in site.Seats)
            {
                seat.Flood.Take(transition, alarm);
            }
        }
    }

    /// <summary>Whether everything shown at a moment is certain, if every transition decided after <paramref name="since"/> was taken; ms.</summary>
    public bool IsSettled(long since, long now) =>
        _seats.Values.All(seat => seat.Sites.Count == 0 || seat.Flood.IsSettled(since, now - NoiseLimits.Retained));

    /// <summary>The sites of a seat that the board has.</summary>
    public IEnumerable<string> SitesOf(string seat) => _seats[seat].Sites.Keys;

    /// <summary>The flood state of a seat.</summary>
    public FloodView View(string seat, DateTimeOffset now) => FloodViews.Of(seat, _seats[seat].Flood, _seats[seat].Sites, LayoutOf, now);

    /// <summary>Whether a seat is in a flood, and when it started (ms): cheap, to be asked after each batch.</summary>
    public (bool On, long Since) Flood(string seat, DateTimeOffset now)
    {
        var state = _seats[seat].Flood.StateAt(now.ToUnixTimeMilliseconds());
        return (state.On, state.Since);
    }

    /// <summary>The alarms of a seat as its operator should see them.</summary>
    public GroupedAlarms Grouped(string seat, DateTimeOffset now) => AlarmLines.Of(View(seat, now), _seats[seat].Sites);

    private PlantLayout? LayoutOf(string siteId) => _sites.TryGetValue(siteId, out var site) ? site.Layout : null;

    private sealed record Seat(SeatScope Scope, SeatFlood Flood)
    {
        public Dictionary<string, SiteNoise> Sites { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Site(SiteNoise noise, Seat[] seats)
    {
        public SiteNoise Noise { get; } = noise;

        public Seat[] Seats { get; } = seats;

        public PlantLayout? Layout { get; set; }
    }
}
