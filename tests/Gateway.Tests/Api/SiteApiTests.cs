using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class SiteApiTests
{
    private const string Site = "330100001";

    [Fact]
    public async Task List_Paged_AllSitesOnceAndANullAtTheEnd()
    {
        await using var host = await GatewayHost.StartAsync(plant =>
        {
            for (var i = 1; i <= 5; i++)
            {
                plant.Add($"33010000{i}");
            }
        });
        using var client = await host.SignedInAsync();

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/sites?limit=2&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(site => site.GetProperty("siteId").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.Equal(["330100001", "330100002", "330100003", "330100004", "330100005"], seen);
    }

    [Fact]
    public async Task Create_GoodSite_IsThereAtOnceWithItsPoints()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync("engineer");
        const string Body = """
            {"siteId":"330100001","name":"试","regionCode":"330100","points":[{"pointId":"LI-912","kind":"level","unit":"m","rangeHigh":16,
            "conditions":[{"levels":[{"level":"HH","limit":14.0,"priority":"high"}],"condition":"high","deadband":0.1}]}]}
            """;

        using var created = await client.PostAsync(new Uri("/api/v1/sites", UriKind.Relative), Json(Body));
        using var again = await client.PostAsync(new Uri("/api/v1/sites", UriKind.Relative), Json(Body));
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/sites");
        var points = await client.GetFromJsonAsync<JsonElement>($"/api/v1/sites/{Site}/points");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(Site, Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("siteId").GetString());
        var rule = points.GetProperty("items")[0].GetProperty("conditions")[0];
        Assert.Equal("high", rule.GetProperty("condition").GetString());
        Assert.Equal(14.0, rule.GetProperty("levels")[0].GetProperty("limit").GetDouble());
    }

    [Theory]
    [InlineData("{", "body", "line 1")]
    [InlineData("[]", "body", "line 1")]
    [InlineData("""{"siteId":"330100001","points":[{"pointId":7}]}""", "points[0].pointId", "line 1, byte")]
    [InlineData("""{"siteId":"330100001","points":[{"pointId":"x","kind":"banana"}]}""", "points[0].kind", "line 1")]
    [InlineData("""{"siteId":"330100001","points":[{"pointId":"x","rangeHigh":"16"}]}""", "points[0].rangeHigh", "line 1")]
    [InlineData("""{"siteId":"330100001","points":[{"pointId":"x","rangeHigh":NaN}]}""", "points[0].rangeHigh", "line 1")]
    [InlineData("""{"siteId":"330100001","points":[{"pointId":"x","conditions":[{"condition":"voodoo"}]}]}""", "points[0].conditions[0]", "line 1")]
    [InlineData("""{"siteId":"330100001","points":null}""", "points", "must not be null")]
    [InlineData("""{"siteId":"330100001","regionCode":null}""", "regionCode", "must not be null")]
    [InlineData("""{"siteId":"330100001","regionCode":"330100","points":[{"pointId":"x","unit":null}]}""", "points[0].unit", "must not be null")]
    [InlineData("""{"siteId":"330100001","regionCode":"330100","points":[null]}""", "points[0]", "must not be null")]
    [InlineData("""{"siteId":"330100001","regionCode":"330100","points":[{"pointId":"x","conditions":[null]}]}""", "points[0].conditions[0]", "must not be null")]
    [InlineData("""{"siteId":"330100001","regionCode":"330100","points":[{"pointId":"x","conditions":[{"condition":"high","levels":[null]}]}]}""", "points[0].conditions[0].levels[0]", "must not be null")]
    [InlineData("""{"siteId":"short","regionCode":"330100"}""", "siteId", "9")]
    [InlineData("""{"siteId":"330100001","regionCode":"33"}""", "regionCode", "6 digits")]
    public async Task Create_Garbage_Is400ThatSaysWhere(string body, string where, string text)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync("engineer");

        using var answer = await client.PostAsync(new Uri("/api/v1/sites", UriKind.Relative), Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var fault = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray());
        Assert.Equal(where, fault.GetProperty("where").GetString());
        Assert.Contains(text, fault.GetProperty("textEn").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(fault.GetProperty("text").GetString()!);
    }

    [Fact]
    public async Task Create_DeepNestingOrNoJsonOrTooLarge_RefusedByItsOwnCode()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync("engineer");

        // The server refuses before the body is sent; without this the client only sees the connection end.
        client.DefaultRequestHeaders.ExpectContinue = true;
        var sites = new Uri("/api/v1/sites", UriKind.Relative);

        using var deep = await client.PostAsync(sites, Json(new string('[', 100_000)));
        using var plain = await client.PostAsync(sites, new StringContent("siteId=x", Encoding.UTF8, "text/plain"));
        using var large = await client.PostAsync(sites, Json("\"" + new string('x', 9 * 1024 * 1024) + "\""));
        using var largeSession = await client.PostAsync(new Uri("/api/v1/session", UriKind.Relative), Json("\"" + new string('x', 2 * 1024 * 1024) + "\""));

        Assert.Equal(HttpStatusCode.BadRequest, deep.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, plain.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, largeSession.StatusCode);
    }

    [Fact]
    public async Task Patch_Name_LeavesTheRest()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var client = await host.SignedInAsync("engineer");

        using var answer = await client.PatchAsync(new Uri($"/api/v1/sites/{Site}", UriKind.Relative), Json("""{"name":"新名","longitude":120.5}"""));

        var site = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("新名", site.GetProperty("name").GetString());
        Assert.Equal(120.5, site.GetProperty("longitude").GetDouble());
        Assert.Equal("330100", site.GetProperty("regionCode").GetString());
        Assert.Equal(2, site.GetProperty("ruleSet").GetInt32());
    }

    [Fact]
    public async Task PutPoints_OnePageOfMany_Refused()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var client = await host.SignedInAsync("engineer");
        var points = new Uri($"/api/v1/sites/{Site}/points", UriKind.Relative);

        using var whole = await client.PutAsync(points, Json("""{"items":[{"pointId":"A"},{"pointId":"B"}],"next":null}"""));
        var page = await client.GetFromJsonAsync<JsonElement>($"{points}?limit=1");
        using var part = await client.PutAsync(points, Json(page.GetRawText()));

        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Equal("1", page.GetProperty("next").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, part.StatusCode);
    }

    [Fact]
    public async Task Site_OutOfScopeUnknownOrMalformed_SameNotFound()
    {
        await using var host = await GatewayHost.StartAsync(plant =>
        {
            plant.Add(Site, "330100");
            plant.Add("330200001", "330200");
        });
        var duty = await host.Stores.FindAsync("duty", CancellationToken.None);
        await host.Stores.SaveAsync(duty! with { Scope = "3301" }, CancellationToken.None);
        using var client = await host.SignedInAsync();

        foreach (var path in (string[])["330200001", "330200001/snapshot", "330200001/points", "330200001/candidates", "330200001/history?points=a", "999999999", "x", "..%2Fx"])
        {
            using var answer = await client.GetAsync(new Uri($"/api/v1/sites/{path}", UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path} answered {answer.StatusCode}");
        }

        using var own = await client.GetAsync(new Uri($"/api/v1/sites/{Site}/snapshot", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/sites");
        Assert.Equal(Site, Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("siteId").GetString());
    }

    [Theory]
    [InlineData("duty", HttpStatusCode.Forbidden)]
    [InlineData("engineer", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task Patch_ByRole_OnlyEngineerAndAdmin(string user, HttpStatusCode expected)
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var client = await host.SignedInAsync(user);

        using var answer = await client.PatchAsync(new Uri($"/api/v1/sites/{Site}", UriKind.Relative), Json("{}"));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task History_AllFaultsAtOnce_AndBothFormsOfTime()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var client = await host.SignedInAsync();

        using var bad = await client.GetAsync(new Uri($"/api/v1/sites/{Site}/history?points=&from=yesterday&to=2026-13-01&max=5", UriKind.Relative));
        var good = await client.GetFromJsonAsync<JsonElement>($"/api/v1/sites/{Site}/history?points=b,a&from=1767225600000&to=2026-01-01T01:00:00.000Z");

        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        var faults = (await bad.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray();
        Assert.Equal(["points", "to", "from", "max"], faults.Select(fault => fault.GetProperty("where").GetString()));
        Assert.Equal(["b", "a"], good.GetProperty("items").EnumerateArray().Select(trend => trend.GetProperty("pointId").GetString()));
        Assert.Equal(2, good.GetProperty("items")[0].GetProperty("qualities")[0].GetInt32());
        Assert.Equal(1767225600000, host.Stores.LastHistory!.From);
        Assert.Equal(1767229200000, host.Stores.LastHistory.To);
        Assert.Equal(2_000, host.Stores.LastHistory.Max);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
