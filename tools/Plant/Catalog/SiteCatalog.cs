using Monitoring.Plant.Config;
using Monitoring.Plant.Design;

namespace Monitoring.Plant.Catalog;

/// <summary>All demo sites. The enterprises are invented; the places are around Hangzhou.</summary>
internal static class SiteCatalog
{
    private static readonly Func<ulong, SiteModel>[] Designs =
    [
        LpgSite.Build, ChlorineSite.Build, RefrigerationSite.Build, PetrolSite.Build, MethanolSite.Build, NitrationSite.Build,
        EthyleneOxideSite.Build, HydrogenSite.Build, BenzeneSite.Build, NaturalGasSite.Build, HydrogenFluorideSite.Build,
        OxidiserSite.Build, AcrylonitrileSite.Build,
    ];

    /// <summary>Models with their physics; every site has its own stream of random numbers from the seed.</summary>
    public static SiteModel[] Build(ulong seed) => [.. Designs.Select(build => build(seed))];

    /// <summary>What sites.json holds: the try-out bench, which nobody feeds, and the sites.</summary>
    public static SiteConfig[] Configurations() => [.. Build(0).Select(site => site.Config).Prepend(TryOutBench.Config).Select(DemoGuidance.With)];
}
