using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class AlarmApiTests
{
    private const string Site = "330100001";

    [Fact]
    public async Task Ack_TwoPeopleAtOnce_OneDoesTheOtherSeesWho()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var alarm = (await host.Plant.HappenAsync(Site)).Alarm;
        using var duty = await host.SignedInAsync();
        using var supervisor = await host.SignedInAsync("supervisor");

        var answers = await Task.WhenAll(
            duty.PostAsJsonAsync($"/api/v1/alarms/{alarm.Id}/ack", new { note = "去现场" }),
            supervisor.PostAsJsonAsync($"/api/v1/alarms/{alarm.Id}/ack", new { note = "去现场" }));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        var done = await answers.Single(answer => answer.IsSuccessStatusCode).Content.ReadFromJsonAsync<JsonElement>();
        var late = await answers.Single(answer => !answer.IsSuccessStatusCode).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("ACKED", done.GetProperty("state").GetString());
        Assert.Equal("去现场", done.GetProperty("note").GetString());
        Assert.Equal(done.GetProperty("acknowledgedBy").GetString(), late.GetProperty("alarm").GetProperty("acknowledgedBy").GetString());
    }

    [Fact]
    public async Task Ack_NoBody_Works()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var alarm = (await host.Plant.HappenAsync(Site)).Alarm;
        using var duty = await host.SignedInAsync();

        using var answer = await duty.PostAsync(new Uri($"/api/v1/alarms/{alarm.Id}/ack", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Ack_OverUnknownForbiddenOrTooLong_EachItsOwnAnswer()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var first = (await host.Plant.HappenAsync(Site)).Alarm;
        var over = (await host.Plant.HappenAsync(Site)).Alarm;
        await host.Plant.HappenAsync(Site);
        using var duty = await host.SignedInAsync();
        using var engineer = await host.SignedInAsync("engineer");

        Assert.Equal(HttpStatusCode.Conflict, await AckAsync(duty, over.Id));
        Assert.Equal(HttpStatusCode.NotFound, await AckAsync(duty, "01JUNKNOWN"));
        Assert.Equal(HttpStatusCode.NotFound, await AckAsync(duty, new string('x', 500)));
        Assert.Equal(HttpStatusCode.Forbidden, await AckAsync(engineer, first.Id));
        Assert.Equal(HttpStatusCode.BadRequest, await AckAsync(duty, first.Id, new string('x', 1_001)));
        Assert.Equal(HttpStatusCode.OK, await AckAsync(duty, first.Id));
    }

    [Fact]
    public async Task Alarm_OutOfScope_IsNeitherListedFoundNorAcknowledged()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site, "330100"));
        var alarm = (await host.Plant.HappenAsync(Site)).Alarm;
        var duty = await host.Stores.FindAsync("duty", CancellationToken.None);
        await host.Stores.SaveAsync(duty! with { Scope = "3302" }, CancellationToken.None);
        using var client = await host.SignedInAsync();

        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/alarms");
        using var found = await client.GetAsync(new Uri($"/api/v1/alarms/{alarm.Id}", UriKind.Relative));
        using var journal = await client.GetAsync(new Uri($"/api/v1/journal?siteId={Site}", UriKind.Relative));

        Assert.Empty(list.GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, found.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, journal.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await AckAsync(client, alarm.Id));
    }

    [Fact]
    public async Task List_ByStateAndRegion_OnlyThose()
    {
        await using var host = await GatewayHost.StartAsync(plant =>
        {
            plant.Add(Site, "330100");
            plant.Add("330200001", "330200");
        });
        await host.Plant.HappenAsync(Site);
        await host.Plant.HappenAsync("330200001");
        using var client = await host.SignedInAsync();

        var region = await client.GetFromJsonAsync<JsonElement>("/api/v1/alarms?region=3302&state=UNACK,ACKED");
        var none = await client.GetFromJsonAsync<JsonElement>("/api/v1/alarms?state=RTNUN");

        Assert.Equal("330200001", Assert.Single(region.GetProperty("items").EnumerateArray()).GetProperty("siteId").GetString());
        Assert.Empty(none.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task List_BadQuery_AllFaultsAtOnce()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync();

        using var answer = await client.GetAsync(new Uri("/api/v1/alarms?state=UNACK,BAD&priority=urgent&region=x&siteId=1&from=a&to=b&limit=0", UriKind.Relative));

        var faults = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray();
        Assert.Equal(["from", "limit", "priority", "region", "siteId", "state", "to"], faults.Select(fault => fault.GetProperty("where").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Journal_Paged_EveryNumberOnce()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        for (var i = 0; i < 7; i++)
        {
            await host.Plant.HappenAsync(Site);
        }

        using var client = await host.SignedInAsync();
        var seen = new List<long>();
        var cursor = "0";
        while (cursor is not null)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/journal?siteId={Site}&after={cursor}&limit=3");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("seq").GetInt64()));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], seen);
    }

    private static async Task<HttpStatusCode> AckAsync(HttpClient client, string id, string? note = null)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/alarms/{id}/ack", new { note });
        return answer.StatusCode;
    }
}
