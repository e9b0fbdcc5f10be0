using System.Reflection;
using System.Text.Json;

namespace Monitoring.Gateway;

/// <summary>
/// The outline of the region behind the sites, as GeoJSON (RFC 7946). A sketch is bundled; a bureau gives its own approved map.
/// </summary>
public sealed class MapFile
{
    /// <summary>Largest file that is taken, bytes: every wall loads it.</summary>
    public const int MaxBytes = 4 << 20;

    private static readonly string[] Types = ["FeatureCollection", "Feature", "Polygon", "MultiPolygon", "GeometryCollection"];

    private MapFile(JsonElement geoJson, bool demo)
    {
        GeoJson = geoJson;
        Demo = demo;
    }

    /// <summary>The document.</summary>
    public JsonElement GeoJson { get; }

    /// <summary>It is the bundled sketch.</summary>
    public bool Demo { get; }

    /// <summary>Name of the region, Chinese: the member <c>name</c> of the document; empty if it has none.</summary>
    public string Name => Text("name") ?? "";

    /// <summary>The same in English: the member <c>nameEn</c>.</summary>
    public string? NameEn => Text("nameEn");

    /// <summary>The bundled sketch: no real border.</summary>
    public static MapFile Bundled()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("demo-map.geojson")!;
        using var document = JsonDocument.Parse(resource);
        return new MapFile(document.RootElement.Clone(), demo: true);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path; null: the bundled sketch.</param>
    /// <returns>The map; or null and what is wrong with the file, Chinese and English in one line.</returns>
    public static (MapFile? Map, string? Fault) Read(string? path)
    {
        if (path is null)
        {
            return (Bundled(), null);
        }

        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
            {
                return (null, $"{path}: 大于 {MaxBytes >> 20} MiB / is larger than {MaxBytes >> 20} MiB");
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && Types.Contains(type.GetString())
                    ? (new MapFile(root.Clone(), demo: false), null)
                    : (null, $"{path}: 不是 GeoJSON（type 应为 {string.Join("、", Types)}）/ is no GeoJSON: type must be one of {string.Join(", ", Types)}");
        }
        catch (JsonException error)
        {
            return (null, $"{path}: 不是合法的 JSON / is no valid JSON: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, $"{path}: 无法读取 / cannot be read: {error.Message}");
        }
    }

    private string? Text(string name) =>
        GeoJson.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
