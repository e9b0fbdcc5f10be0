using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class KpiApiTests
{
    private const string Site = "330100001";

    [Fact]
    public async Task Kpis_SeatSiteAndShift_CountedWithTargetsAndVerdicts()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        for (var i = 0; i < 240; i++)
        {
            // 08:00 to 12:00 in China: all in the day shift.
            host.Plant[Site].Occur($"P-{i % 40}", AlarmPriority.Low, TestSite.Start.AddMinutes(i));
        }

        host.Kpis.Count(Site, host.Plant[Site].Transitions());
        const string Window = "from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z";
        var seat = await GetAsync(duty, $"seat=hall&{Window}");
        var site = await GetAsync(duty, $"siteId={Site}&{Window}");
        var night = await GetAsync(duty, $"seat=hall&shift=night&{Window}");

        Assert.Equal((240, 24d, 1), ((int)seat["alarms"]!, (double)seat["hours"]!, (int)seat["sites"]!));
        var perDay = seat["kpis"]!.AsArray().Single(kpi => (string?)kpi!["name"] == "alarmsPerDay")!;
        Assert.Equal((240d, 150d, 300d, "acceptable"), ((double)perDay["value"]!, (double)perDay["target"]!, (double)perDay["limit"]!, (string)perDay["verdict"]!));
        Assert.Equal(("超过目标150/d，未超过限值300/d", "above the target of 150/d, within the limit of 300/d"), ((string)perDay["text"]!, (string)perDay["textEn"]!));
        Assert.Equal("hall", (string?)seat["seat"]);
        Assert.Equal((Site, 240), ((string)site["siteId"]!, (int)site["alarms"]!));
        Assert.Equal((0, 12d), ((int)night["alarms"]!, (double)night["hours"]!));
        Assert.Equal(10, seat["top"]!.AsArray().Count);
    }

    [Fact]
    public async Task Kpis_NotCountedYet_SaysHowFarBehind()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        host.Kpis.Lags = [new KpiLag(Site, 3, 10), new KpiLag("330100002", 0, 99)];
        Assert.Equal(7, (int)(await GetAsync(duty, "seat=hall"))["behind"]!);
    }

    [Fact]
    public async Task Kpis_Faulty_AllFaultsAtOnce()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        Assert.Equal(["siteId", "shift", "from", "to"], await FaultsAsync(duty, "siteId=abc&shift=noon&from=yesterday&to=tomorrow"));
        Assert.Equal(["seat"], await FaultsAsync(duty, "from=2026-01-01"));
        Assert.Equal(["seat"], await FaultsAsync(duty, "seat=nowhere"));
        Assert.Equal(["from"], await FaultsAsync(duty, "seat=hall&from=2026-01-02&to=2026-01-01"));
        Assert.Equal(["from"], await FaultsAsync(duty, "seat=hall&from=2024-01-01&to=2026-01-01"));
        Assert.Equal(["from"], await FaultsAsync(duty, "seat=hall&from=9000-01-01&to=9000-01-02"));
        using var unknown = await duty.GetAsync(new Uri("/api/v1/kpis?siteId=999999999", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static async Task<JsonNode> GetAsync(HttpClient client, string query) => (await client.GetFromJsonAsync<JsonNode>("/api/v1/kpis?" + query))!;

    private static async Task<string[]> FaultsAsync(HttpClient client, string query)
    {
        using var answer = await client.GetAsync(new Uri("/api/v1/kpis?" + query, UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsArray().Select(error => (string)error!["where"]!).Order(Comparer<string>.Create((one, two) => Array.IndexOf(Order, one) - Array.IndexOf(Order, two)))];
    }

    private static readonly string[] Order = ["siteId", "seat", "shift", "from", "to"];
}
