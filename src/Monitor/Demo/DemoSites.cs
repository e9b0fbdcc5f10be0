using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Monitor;

/// <summary>The sites of the demo plant: the same file that the plant simulator reads.</summary>
internal static class DemoSites
{
    /// <summary>Reads them from beside the program.</summary>
    public static async Task<SiteConfig[]> ReadAsync(CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "demo-sites.json"));
        return await JsonSerializer.DeserializeAsync(file, ContractsJson.Default.SiteConfigArray, cancellationToken) ?? [];
    }

    /// <summary>Gives each demo site that does not exist its configuration. One that exists may have been changed by somebody and is left alone.</summary>
    public static async Task SeedAsync(IGrainFactory grains, SiteConfig[] sites, CancellationToken cancellationToken)
    {
        foreach (var site in sites)
        {
            var grain = grains.GetGrain<ISiteGrain>(site.SiteId);
            if (await grain.GetConfig(cancellationToken) is not null)
            {
                continue;
            }

            var result = await grain.Configure(site, "demo", cancellationToken);
            if (result.Faults.Length > 0)
            {
                throw new InvalidDataException($"demo site {site.SiteId}: {string.Join("; ", result.Faults.Select(f => $"{f.Where}: {f.TextEn}"))}");
            }
        }
    }
}
