using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monitoring.Plant.Config;

/// <summary>
/// Writes and reads sites.json. One point per line, so that a change of a limit is a change of one line.
/// The file is also embedded, for those who have only the program.
/// </summary>
internal static class SitesFile
{
    private static readonly SitesJsonContext Json = new(new JsonSerializerOptions(SitesJsonContext.Default.Options)
    {
        // Chinese names stay readable; the file is not embedded in HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(IEnumerable<SiteConfig> sites)
    {
        var text = new StringBuilder("[\n");
        text.AppendJoin(",\n", sites.Select(Write));
        return text.Append("\n]\n").ToString();
    }

    public static SiteConfig[] Read(string json) =>
        JsonSerializer.Deserialize(json, Json.SiteConfigArray) ?? throw new InvalidDataException("The sites file is null.");

    public static SiteConfig[] ReadEmbedded()
    {
        using var stream = typeof(SitesFile).Assembly.GetManifestResourceStream("sites.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader.ReadToEnd());
    }

    private static string Write(SiteConfig site)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
              {"siteId":{{Quote(site.SiteId)}},"name":{{Quote(site.Name)}},"nameEn":{{Quote(site.NameEn)}},
               "regionCode":{{Quote(site.RegionCode)}},"longitude":{{site.Longitude}},"latitude":{{site.Latitude}},"liveWindow":{{site.LiveWindow}},
               "hazards":[{{string.Join(",", site.Hazards.Select(h => JsonSerializer.Serialize(h, Json.HazardConfig)))}}],
               "points":[

            """);
        text.AppendJoin(",\n", site.Points.Select(p => "    " + JsonSerializer.Serialize(p, Json.PointConfig)));
        text.Append(']');
        if (site.Suppressions is { Count: > 0 } rows)
        {
            text.Append(",\n   \"suppressions\":[\n");
            text.AppendJoin(",\n", rows.Select(r => "    " + JsonSerializer.Serialize(r, Json.SuppressionConfig)));
            text.Append(']');
        }

        return text.Append('}').ToString();
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text, Json.String);
}
