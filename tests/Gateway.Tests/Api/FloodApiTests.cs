using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class FloodApiTests
{
    private const string Site = "330100001";
    private const string Other = "330200001";

    [Fact]
    public async Task Floods_TwelveAlarms_FloodWithGroupsAndEveryIdReachable()
    {
        await using var host = await GatewayHost.StartAsync(Plan);
        using var duty = await host.SignedInAsync();
        await FloodAsync(host);

        var flood = await FloodOfAsync(duty, 12);

        Assert.True((bool)flood["flood"]!);
        Assert.Equal("P-0", (string?)flood["firstOuts"]![0]!["pointId"]);
        var ids = flood["critical"]!.AsArray().Concat(flood["groups"]!.AsArray().SelectMany(group => group!["alarmIds"]!.AsArray())).Concat(flood["low"]!["alarmIds"]!.AsArray())
            .Select(id => (string)id!).ToArray();
        Assert.Equal(12, ids.Distinct().Count());
        Assert.Equal(12, ids.Length);
        foreach (var id in ids)
        {
            using var alarm = await duty.GetAsync(new Uri($"/api/v1/alarms/{id}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, alarm.StatusCode);
        }
    }

    [Fact]
    public async Task Grouped_InAFlood_FirstOutThenCriticalThenFolded()
    {
        await using var host = await GatewayHost.StartAsync(Plan);
        using var duty = await host.SignedInAsync();
        await FloodAsync(host);
        await FloodOfAsync(duty, 12);

        var grouped = (await duty.GetFromJsonAsync<JsonNode>("/api/v1/alarms/grouped?seat=hall"))!;

        var lines = grouped["lines"]!.AsArray();
        Assert.Equal(12, (int)grouped["total"]!);
        Assert.True((bool)lines[0]!["firstOut"]!);
        Assert.Equal("critical", (string?)lines[1]!["alarm"]!["priority"]);
        Assert.Equal("low", (string?)lines[^1]!["kind"]);
        Assert.Equal(12, lines.Sum(line => (int)line!["count"]!));
    }

    [Fact]
    public async Task Floods_SecondGatewayStartedLater_ShowsTheSame()
    {
        await using var host = await GatewayHost.StartAsync(Plan);
        using var duty = await host.SignedInAsync();
        await FloodAsync(host);
        var running = await FloodOfAsync(duty, 12);

        await using var second = await GatewayHost.StartAsync(sharedPlant: host.Plant);
        using var other = await second.SignedInAsync();
        var restarted = await FloodOfAsync(other, 12);

        foreach (var flood in (JsonNode[])[running, restarted])
        {
            flood.AsObject().Remove("at");
        }

        Assert.Equal(running.ToJsonString(), restarted.ToJsonString());
    }

    [Fact]
    public async Task Floods_AccountThatDoesNotSeeTheWholeSeat_SeatDoesNotExist()
    {
        await using var host = await GatewayHost.StartAsync(Plan);
        var account = (await host.Stores.FindAsync("duty", default))!;
        await host.Stores.SaveAsync(account with { Scope = "3301" }, default);
        using var duty = await host.SignedInAsync();
        foreach (var path in (string[])["/api/v1/floods?seat=hall", "/api/v1/alarms/grouped?seat=hall", "/api/v1/kpis?seat=hall", "/api/v1/floods?seat=nowhere"])
        {
            using var answer = await duty.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((HttpStatusCode.NotFound, path), (answer.StatusCode, path));
        }

        Assert.Empty((await duty.GetFromJsonAsync<JsonNode>("/api/v1/floods"))!["items"]!.AsArray());
        Assert.Empty((await duty.GetFromJsonAsync<JsonNode>("/api/v1/seats"))!["items"]!.AsArray());
    }

    [NodeFact]
    public async Task Watch_FloodStarts_PushedOnceItStartsAndToOneWhoJoinsLater()
    {
        await using var host = await GatewayHost.StartAsync(Plan);
        await using var wall = await HubClient.ConnectAsync(host);
        await wall.WatchAsync("*");
        await wall.ExpectAsync("Snapshot");
        await FloodAsync(host);

        Assert.True(await IsFloodAsync(wall));
        await using var late = await HubClient.ConnectAsync(host);
        await late.WatchAsync("*");
        Assert.Equal("Snapshot", (await late.NextAsync("Snapshot", "Floods")).What);
        Assert.True(await IsFloodAsync(late));
    }

    private static async Task<bool> IsFloodAsync(HubClient wall)
    {
        while (true)
        {
            var flood = (await wall.ExpectAsync("Floods")).EnumerateArray().Single(row => row.GetProperty("seat").GetString() == "hall");
            if (flood.GetProperty("flood").GetBoolean() && flood.GetProperty("alarms").GetInt64() == 12)
            {
                return flood.GetProperty("critical").GetArrayLength() == 3;
            }
        }
    }

    private static void Plan(TestPlant plant)
    {
        plant.Add(Site);
        plant.Add(Other, "330200");
    }

    /// <summary>Twelve alarms within the last seconds: a first-out of low priority, three critical ones, others.</summary>
    private static async Task FloodAsync(GatewayHost host)
    {
        var start = TimeProvider.System.GetUtcNow().AddSeconds(-12);
        for (var i = 0; i < 12; i++)
        {
            await host.Plant.OccurAsync(Site, $"P-{i}", (AlarmPriority)(i % 4), start.AddSeconds(i));
        }
    }

    private static async Task<JsonNode> FloodOfAsync(HttpClient client, int alarms)
    {
        JsonNode? flood = null;
        await Poll.UntilAsync(async () =>
        {
            flood = (await client.GetFromJsonAsync<JsonNode>("/api/v1/floods?seat=hall"))!["items"]![0];
            return (int)flood!["alarms"]! == alarms;
        });
        return flood!;
    }
}
