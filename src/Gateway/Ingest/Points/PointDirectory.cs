using System.Collections.Concurrent;

namespace Monitoring.Gateway.Ingest.Points;

/// <summary>Point tables of the sites that gateways publish for. Bounded by the sites that accounts name, and by the lanes of the broker.</summary>
internal sealed class PointDirectory(ISiteIngest sites, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SitePoints> _sites = new(StringComparer.Ordinal);

    public int Count => _sites.Count;

    public SitePoints Get(string siteId) =>
        _sites.TryGetValue(siteId, out var site) ? site : _sites.GetOrAdd(siteId, new SitePoints(siteId, sites, clock));

    /// <summary>Lets go of sites that do not exist, or were never loaded. Whoever uses one of them keeps it.</summary>
    public void ForgetUnknown()
    {
        foreach (var (siteId, site) in _sites)
        {
            if (site.Current is null or { Version: 0 })
            {
                _sites.TryRemove(siteId, out _);
            }
        }
    }
}
