using System.Globalization;
using System.Text.Json;

namespace Monitoring.LoadGenerator;

/// <summary>A site to publish for, with its point ids.</summary>
internal sealed record LoadSite(string SiteId, string[] Points)
{
    /// <summary>Ids LG0000001 and so on, points P-001 and so on.</summary>
    public static LoadSite[] Generate(int count, int points)
    {
        var ids = Enumerable.Range(1, points).Select(i => string.Create(CultureInfo.InvariantCulture, $"P-{i:000}")).ToArray();
        return [.. Enumerable.Range(1, count).Select(i => new LoadSite(string.Create(CultureInfo.InvariantCulture, $"LG{i:0000000}"), ids))];
    }

    /// <summary>From a sites.json, without the try-out bench, which nobody may feed but a reader.</summary>
    public static LoadSite[] Read(string json, int points)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.EnumerateArray()
                .Select(site => new LoadSite(
                    site.GetProperty("siteId").GetString()!,
                    [.. site.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("pointId").GetString()!).Take(points)]))
                .Where(site => site.SiteId != "330100099"),
        ];
    }
}
