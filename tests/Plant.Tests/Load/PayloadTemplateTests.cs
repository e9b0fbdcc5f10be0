using System.Text;
using System.Text.Json;
using Monitoring.LoadGenerator;

namespace Monitoring.Plant.Tests.Load;

public sealed class PayloadTemplateTests
{
    [Fact]
    public void Json_EveryMessage_IsAValidBatchWithItsTimeAndNewValues()
    {
        var template = PayloadTemplate.Json(LoadSite.Generate(1, 3)[0]);
        Assert.Equal("hm/v1/LG0000001/telemetry", Encoding.UTF8.GetString(template.Topic));
        var first = Parse(template.Next(1_767_225_600_000, 1));
        var second = Parse(template.Next(1_767_225_600_001, 2));

        Assert.Equal(1_767_225_600_000, first.GetProperty("ts").GetInt64());
        Assert.Equal(1_767_225_600_001, second.GetProperty("ts").GetInt64());
        Assert.Equal(["P-001", "P-002", "P-003"], second.GetProperty("points").EnumerateObject().Select(p => p.Name));
        Assert.NotEqual(
            first.GetProperty("points").GetProperty("P-002").GetDouble(), second.GetProperty("points").GetProperty("P-002").GetDouble());
        Assert.Equal(3, template.Samples);
    }

    [Fact]
    public void Number_IsABareNumberOnThePointsTopic()
    {
        var template = PayloadTemplate.Number(new LoadSite("330100001", ["A", "B"]), point: 3);
        Assert.Equal("hm/v1/330100001/telemetry/B", Encoding.UTF8.GetString(template.Topic));
        Assert.Equal(45.27, double.Parse(Encoding.UTF8.GetString(template.Next(0, 7).Span), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Read_SitesFile_LeavesOutTheBench()
    {
        var sites = LoadSite.Read("""[{"siteId":"330100099","points":[]},{"siteId":"330100001","points":[{"pointId":"A"},{"pointId":"B"}]}]""", points: 1);
        var site = Assert.Single(sites);
        Assert.Equal(["A"], site.Points);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
