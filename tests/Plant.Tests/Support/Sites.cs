using Monitoring.Plant.Catalog;
using Monitoring.Plant.Design;

namespace Monitoring.Plant.Tests.Support;

internal static class Sites
{
    public static SiteModel One(string id, ulong seed = 1) => SiteCatalog.Build(seed).Single(site => site.Id == id);
}
