using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>The sites of the cluster.</summary>
internal sealed class GrainSites(IGrainFactory grains) : ISites
{
    public ISiteGrain Get(string siteId) => grains.GetGrain<ISiteGrain>(siteId);
}
