using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class MapApiTests
{
    [Fact]
    public async Task Map_NoneGiven_IsTheSketchAndSaysSo()
    {
        await using var host = await GatewayHost.StartAsync();
        using var duty = await host.SignedInAsync();

        var map = await duty.GetFromJsonAsync<JsonElement>("/api/v1/map");

        Assert.True(map.GetProperty("demo").GetBoolean());
        Assert.Contains("示意", map.GetProperty("region").GetString(), StringComparison.Ordinal);
        Assert.Equal("FeatureCollection", map.GetProperty("geojson").GetProperty("type").GetString());
    }

    [Fact]
    public void Bundled_Outline_HasEveryDemoSiteInIt()
    {
        var outline = MapFile.Bundled().GeoJson.GetProperty("features").EnumerateArray()
            .Single(feature => feature.GetProperty("properties").GetProperty("kind").GetString() == "region")
            .GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().Select(at => (X: at[0].GetDouble(), Y: at[1].GetDouble())).ToArray();
        Assert.Equal(outline[0], outline[^1]);
        using var sites = JsonDocument.Parse(File.ReadAllBytes(SitesFile()));
        Assert.All(sites.RootElement.EnumerateArray(), site =>
            Assert.True(IsInside(site.GetProperty("longitude").GetDouble(), site.GetProperty("latitude").GetDouble(), outline), site.GetProperty("siteId").GetString()));
    }

    [Theory]
    [InlineData("""{"type":"Polygon","name":"某市","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}""", null)]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""", "GeoJSON")]
    [InlineData("[]", "GeoJSON")]
    [InlineData("{", "JSON")]
    [InlineData(null, "cannot be read")]
    public void Read_File_IsTakenOrSaysWhatIsWrong(string? text, string? fault)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            if (text is not null)
            {
                File.WriteAllText(path, text);
            }

            var (map, found) = MapFile.Read(path);
            Assert.Equal(fault is null, map is not null);
            Assert.Equal(fault is null ? ("某市", false) : (null, null), (map?.Name, map?.Demo));
            Assert.Contains(fault ?? "", found ?? "", StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static bool IsInside(double x, double y, (double X, double Y)[] ring)
    {
        var inside = false;
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[i + 1]);
            inside ^= a.Y > y != b.Y > y && x < ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)) + a.X;
        }

        return inside;
    }

    private static string SitesFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "tools", "Plant", "sites.json"));
}
