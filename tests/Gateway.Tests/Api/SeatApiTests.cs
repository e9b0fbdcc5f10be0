using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class SeatApiTests
{
    private const string Site = "330100001";
    private const string Seats = "/api/v1/seats";

    [Fact]
    public async Task Get_NobodySetThem_OneHallWithTwoShifts()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        var seats = (await duty.GetFromJsonAsync<JsonNode>(Seats))!;
        var hall = Assert.Single(seats["items"]!.AsArray())!;
        Assert.Equal("hall", (string?)hall["id"]);
        Assert.Equal(["08:00", "20:00"], hall["shifts"]!.AsArray().Select(shift => (string?)shift!["start"]));
        Assert.Equal((10, 5, 600), ((int)hall["flood"]!["start"]!, (int)hall["flood"]!["end"]!, (int)hall["flood"]!["window"]!));
    }

    [Fact]
    public async Task Put_WhatGetGaveWithAnotherSeat_TakenOnceAndSeenInFloods()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var engineer = await host.SignedInAsync("engineer");
        var seats = (await engineer.GetFromJsonAsync<JsonNode>(Seats))!;
        seats["items"]!.AsArray().Add(new JsonObject { ["id"] = "north", ["scope"] = new JsonArray("3301", Site) });

        using var taken = await engineer.PutAsJsonAsync(Seats, seats);
        using var again = await engineer.PutAsJsonAsync(Seats, seats);

        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var now = (await engineer.GetFromJsonAsync<JsonNode>(Seats))!;
        Assert.Equal((1, "engineer"), ((int)now["version"]!, (string?)now["by"]));
        Assert.Equal("20:00", (string?)now["items"]![1]!["shifts"]![0]!["end"]);
        await Poll.UntilAsync(async () => (await engineer.GetAsync(new Uri("/api/v1/floods?seat=north", UriKind.Relative))).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Put_Faulty_AllFaultsAtOnceAndNothingTaken()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var engineer = await host.SignedInAsync("engineer");
        using var refused = await engineer.PutAsJsonAsync(Seats, new { items = new object[] { new { id = "A", scope = new[] { "x" } }, new { id = "b", scope = Array.Empty<string>() } } });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var errors = (await refused.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsArray();
        Assert.Equal(["items[0].id", "items[0].scope[0]", "items[1].scope"], errors.Select(error => (string?)error!["where"]));
        Assert.Equal(0, (int)(await engineer.GetFromJsonAsync<JsonNode>(Seats))!["version"]!);
    }

    [Fact]
    public async Task Put_WithoutTheRightOrTheWholeScope_Forbidden()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        var engineer = (await host.Stores.FindAsync("engineer", default))!;
        await host.Stores.SaveAsync(engineer with { Scope = "3301" }, default);
        using var regional = await host.SignedInAsync("engineer");
        foreach (var client in (HttpClient[])[duty, regional])
        {
            using var refused = await client.PutAsJsonAsync(Seats, SeatSet.Default());
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }
}
