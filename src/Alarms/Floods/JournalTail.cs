using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The end of a site's journal, read backwards only as far as floods need.</summary>
/// <param name="siteId">The site.</param>
/// <param name="regionCode">Its region.</param>
/// <param name="seq">Its last number.</param>
/// <param name="live">Its alarms that are not NORM after it.</param>
public sealed class JournalTail(string siteId, string regionCode, long seq, AlarmRecord[] live)
{
    /// <summary>What is older than this is not read; a longer flood or episode begins there (d: 7 days).</summary>
    public static readonly TimeSpan MostBack = TimeSpan.FromDays(7);

    /// <summary>Nor more transitions than this per site (d).</summary>
    public const int MostTransitions = 100_000;

    private const int FirstPage = 32;
    private const int LargestPage = 1_000;
    private readonly List<AlarmTransition[]> _pages = [];
    private long _from = seq;
    private int _count;

    /// <summary>The site.</summary>
    public string SiteId { get; } = siteId;

    /// <summary>Its region.</summary>
    public string RegionCode { get; } = regionCode;

    /// <summary>Its last number.</summary>
    public long Seq { get; } = seq;

    /// <summary>Its alarms that are not NORM.</summary>
    public IReadOnlyList<AlarmRecord> Live { get; } = live;

    /// <summary>What was read, in order.</summary>
    public IEnumerable<AlarmTransition> Transitions => Enumerable.Reverse(_pages).SelectMany(page => page);

    /// <summary>True if a bound ended the reading and not the need.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True if there is nothing more to read, or it may not be read.</summary>
    public bool IsComplete => _from == 0 || IsCut;

    /// <summary>Where the next page lies: after this number, so many.</summary>
    public (long After, int Count) NextPage
    {
        get
        {
            var size = (int)Math.Min(_from, Math.Min(LargestPage, FirstPage << Math.Min(2 * _pages.Count, 10)));
            return (_from - size, size);
        }
    }

    /// <summary>Takes the page that <see cref="NextPage"/> named.</summary>
    public void Take(AlarmTransition[] page)
    {
        ArgumentNullException.ThrowIfNull(page);
        _from = NextPage.After;
        _count += page.Length;
        _pages.Add(page);
    }

    /// <summary>Whether it reaches far enough back to know everything since a time, both ms.</summary>
    public bool Covers(long since, long now)
    {
        if (_from == 0)
        {
            return true;
        }

        if (_pages.Count == 0 || _pages[^1].Length == 0)
        {
            return _pages.Count > 0;
        }

        var oldest = _pages[^1][0].DecidedAt.ToUnixTimeMilliseconds();
        if (_count >= MostTransitions || oldest < now - (long)MostBack.TotalMilliseconds)
        {
            IsCut = oldest > since;
            return true;
        }

        return oldest <= since - NoiseLimits.SkewSlack && oldest <= ToNoise().NeededFrom(since, now);
    }

    internal SiteNoise ToNoise()
    {
        var noise = new SiteNoise();
        foreach (var alarm in Live)
        {
            noise.Restore(alarm);
        }

        foreach (var transition in Transitions)
        {
            noise.Take(transition);
        }

        noise.StandAt(Seq);
        return noise;
    }
}
