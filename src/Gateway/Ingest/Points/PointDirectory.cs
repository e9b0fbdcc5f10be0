using System.Collections.Concurrent;

namespace Monitoring.Gateway.Ingest.Points;

/// <summary>Point tables of the sites that gateways publish for. Bounded by the sites that accounts name.</summary>
internal sealed class PointDirectory(ISiteIngest sites, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SitePoints> _sites = new(StringComparer.Ordinal);

    public SitePoints Get(string siteId) =>
        _sites.TryGetValue(siteId, out var site) ? site : _sites.GetOrAdd(siteId, new SitePoints(siteId, sites, clock));
}
