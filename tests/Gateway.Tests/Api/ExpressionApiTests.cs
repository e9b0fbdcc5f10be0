using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class ExpressionApiTests
{
    private const string Site = "330100001";
    private const string Points = """
        {"items":[{"pointId":"LI-912","name":"液位","unit":"m","rangeHigh":16},{"pointId":"XV-101","kind":"switch","rangeHigh":1}],"next":null}
        """;

    private static readonly Uri Check = new($"/api/v1/sites/{Site}/expressions/check", UriKind.Relative);

    [Fact]
    public async Task Check_Good_TypeNormalFormAndPoints()
    {
        await using var host = await StartAsync();
        using var client = await host.SignedInAsync();

        using var answer = await client.PostAsync(Check, Json("""{"text":"LI-912＞13.2 且 XV-101==0"}"""));
        var check = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("boolean", check.GetProperty("type").GetString());
        Assert.Equal("LI-912 > 13.2 and XV-101 = 0", check.GetProperty("canonical").GetString());
        Assert.Equal(["LI-912", "XV-101"], check.GetProperty("points").EnumerateArray().Select(p => p.GetString()!));
        Assert.Equal(0, check.GetProperty("faults").GetArrayLength());
        Assert.Equal(0, check.GetProperty("completions").GetArrayLength());
    }

    [Fact]
    public async Task Check_FaultyWithPosition_FaultsWithPlacesAndCompletions()
    {
        await using var host = await StartAsync();
        using var client = await host.SignedInAsync();

        using var answer = await client.PostAsync(Check, Json("""{"text":"LI-921 > 1\nand XV","position":17}"""));
        var check = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("none", check.GetProperty("type").GetString());
        var faults = check.GetProperty("faults").EnumerateArray().ToArray();
        Assert.Equal([(0, 6, 1, 1), (15, 2, 2, 5)], faults.Select(f => (Number(f, "offset"), Number(f, "length"), Number(f, "line"), Number(f, "column"))));
        Assert.Equal("LI-912", faults[0].GetProperty("suggestion").GetString());
        Assert.Equal("本企业没有测点“LI-921”，是否为 LI-912？", faults[0].GetProperty("text").GetString());
        var completion = Assert.Single(check.GetProperty("completions").EnumerateArray());
        Assert.Equal(("XV-101", "point"), (completion.GetProperty("insert").GetString(), completion.GetProperty("kind").GetString()));
        Assert.Equal((15, 2), (Number(check, "completeFrom"), Number(check, "completeLength")));
    }

    [Theory]
    [InlineData("""{"text":"LI-912 > 1","position":-1}""", "position")]
    [InlineData("""{"text":"LI-912 > 1","position":11}""", "position")]
    [InlineData("""{"text":null}""", "text")]
    [InlineData("""{"position":1}""", "body")]
    [InlineData("""{"text":7}""", "text")]
    public async Task Check_BadRequest_Is400ThatSaysWhere(string body, string where)
    {
        await using var host = await StartAsync();
        using var client = await host.SignedInAsync();

        using var answer = await client.PostAsync(Check, Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var fault = Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray());
        Assert.Equal(where, fault.GetProperty("where").GetString());
    }

    [Fact]
    public async Task Check_HostileText_IsAFaultAndNoError()
    {
        await using var host = await StartAsync();
        using var client = await host.SignedInAsync();

        using var answer = await client.PostAsync(Check, Json($$"""{"text":"{{new string('(', 900_000)}}","position":0}"""));
        var check = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Contains("at most 2000", Assert.Single(check.GetProperty("faults").EnumerateArray()).GetProperty("textEn").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SiteOutOfScopeOrMissing_Is404()
    {
        await using var host = await StartAsync();
        var account = await host.Stores.FindAsync("enterprise", CancellationToken.None);
        await host.Stores.SaveAsync(account! with { Scope = "3302" }, CancellationToken.None);
        using var enterprise = await host.SignedInAsync("enterprise");
        using var client = await host.SignedInAsync();

        using var foreign = await enterprise.PostAsync(Check, Json("""{"text":"LI-912 > 1"}"""));
        using var missing = await client.PostAsync(new Uri("/api/v1/sites/330100009/expressions/check", UriKind.Relative), Json("""{"text":"LI-912 > 1"}"""));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
    }

    private static async Task<GatewayHost> StartAsync()
    {
        var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var engineer = await host.SignedInAsync("engineer");
        using var answer = await engineer.PutAsync(new Uri($"/api/v1/sites/{Site}/points", UriKind.Relative), Json(Points));
        answer.EnsureSuccessStatusCode();
        return host;
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
