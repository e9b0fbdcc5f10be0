using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class HandlingApiTests
{
    private const string Site = "330100001";

    [Fact]
    public async Task Handling_FromVerifyingToClosedAndReopened_EachStepIsKeptApartFromTheAlarm()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var alarm = (await host.Plant.HappenAsync(Site)).Alarm;
        using var duty = await host.SignedInAsync();

        var before = await duty.GetFromJsonAsync<JsonElement>($"/api/v1/alarms/{alarm.Id}/handling");
        Assert.Equal(("none", 0, Site), (Stage(before), before.GetProperty("version").GetInt32(), before.GetProperty("siteId").GetString()));
        await StepAsync(duty, alarm.Id, new { stage = "verifying", version = 0 });
        await StepAsync(duty, alarm.Id, new { stage = "contacted", version = 1, note = " 已电话 " });
        await StepAsync(duty, alarm.Id, new { stage = "judged", version = 2, verdict = "false" });
        await StepAsync(duty, alarm.Id, new { stage = "judged", version = 3, verdict = "real" });
        var closed = await StepAsync(duty, alarm.Id, new { stage = "closed", version = 4 });
        var open = await duty.GetFromJsonAsync<JsonElement>("/api/v1/handlings?open=true");
        var again = await StepAsync(duty, alarm.Id, new { stage = "verifying", version = 5, note = "复核" });

        Assert.Equal(("closed", "real"), (Stage(closed), closed.GetProperty("verdict").GetString()));
        Assert.Empty(open.GetProperty("items").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("verdict").ValueKind);
        var steps = again.GetProperty("steps").EnumerateArray().ToArray();
        Assert.Equal(["verifying", "contacted", "judged", "judged", "closed", "verifying"], steps.Select(Stage));
        Assert.Equal(("已电话", "duty"), (steps[1].GetProperty("note").GetString(), steps[1].GetProperty("by").GetString()));
        var record = await duty.GetFromJsonAsync<JsonElement>($"/api/v1/alarms/{alarm.Id}");
        Assert.Equal("UNACK", record.GetProperty("alarm").GetProperty("state").GetString());
        var listed = await duty.GetFromJsonAsync<JsonElement>($"/api/v1/handlings?ids={alarm.Id},01JUNKNOWN");
        Assert.Equal(6, Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Step_TwoPeopleOnTheSameVersion_OneDoesTheOtherSeesWho()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var alarm = (await host.Plant.HappenAsync(Site)).Alarm;
        using var duty = await host.SignedInAsync();
        using var supervisor = await host.SignedInAsync("supervisor");

        var answers = await Task.WhenAll(PostAsync(duty, alarm.Id, new { stage = "verifying", version = 0 }), PostAsync(supervisor, alarm.Id, new { stage = "contacted", version = 0 }));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        var done = await answers.Single(answer => answer.IsSuccessStatusCode).Content.ReadFromJsonAsync<JsonElement>();
        var late = await answers.Single(answer => !answer.IsSuccessStatusCode).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(done.GetRawText(), late.GetProperty("handling").GetRawText());
    }

    [Theory]
    [InlineData("""{"stage":"verifying","version":2}""", HttpStatusCode.Conflict)]
    [InlineData("""{"stage":"contacted","version":2}""", HttpStatusCode.Conflict)]
    [InlineData("""{"stage":"closed","version":1}""", HttpStatusCode.Conflict)]
    [InlineData("""{"stage":"closed","version":2}""", HttpStatusCode.BadRequest, "verdict")]
    [InlineData("""{"stage":"judged","version":2}""", HttpStatusCode.BadRequest, "verdict")]
    [InlineData("""{"stage":"none","version":2,"verdict":"good"}""", HttpStatusCode.BadRequest, "stage", "verdict")]
    [InlineData("""{"verdict":"real"}""", HttpStatusCode.BadRequest, "stage", "version")]
    [InlineData("""{"stage":"closed","version":2,"verdict":"process"}""", HttpStatusCode.OK)]
    public async Task Step_AfterContacted_ByTheRules(string body, HttpStatusCode expected, params string[] faults)
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var alarm = (await host.Plant.HappenAsync(Site)).Alarm;
        using var duty = await host.SignedInAsync();
        await StepAsync(duty, alarm.Id, new { stage = "verifying", version = 0 });
        await StepAsync(duty, alarm.Id, new { stage = "contacted", version = 1 });

        using var answer = await PostAsync(duty, alarm.Id, JsonDocument.Parse(body));

        Assert.Equal(expected, answer.StatusCode);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(faults, expected == HttpStatusCode.BadRequest ? json.GetProperty("errors").EnumerateArray().Select(fault => fault.GetProperty("where").GetString()!) : []);
    }

    [Fact]
    public async Task Step_ReopenedWithoutANote_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var alarm = (await host.Plant.HappenAsync(Site)).Alarm;
        using var duty = await host.SignedInAsync();
        await StepAsync(duty, alarm.Id, new { stage = "closed", version = 0, verdict = "maintenance" });

        using var silent = await PostAsync(duty, alarm.Id, new { stage = "verifying", version = 1, note = " " });
        using var skipping = await PostAsync(duty, alarm.Id, new { stage = "contacted", version = 1, note = "x" });

        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, skipping.StatusCode);
    }

    [Fact]
    public async Task Handling_OutOfScopeOrWithoutTheRight_IsNotThere()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var alarm = (await host.Plant.HappenAsync(Site)).Alarm;
        using var all = await host.SignedInAsync("supervisor");
        await StepAsync(all, alarm.Id, new { stage = "verifying", version = 0 });
        var duty = await host.Stores.FindAsync("duty", default);
        await host.Stores.SaveAsync(duty! with { Scope = "3302" }, default);
        using var elsewhere = await host.SignedInAsync();
        using var engineer = await host.SignedInAsync("engineer");

        using var foreign = await elsewhere.GetAsync(new Uri($"/api/v1/alarms/{alarm.Id}/handling", UriKind.Relative));
        using var step = await PostAsync(elsewhere, alarm.Id, new { stage = "contacted", version = 1 });
        using var forbidden = await engineer.GetAsync(new Uri($"/api/v1/alarms/{alarm.Id}/handling", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (foreign.StatusCode, step.StatusCode, forbidden.StatusCode));
        foreach (var query in (string[])[$"ids={alarm.Id}", "open=true", ""])
        {
            Assert.Empty((await elsewhere.GetFromJsonAsync<JsonElement>($"/api/v1/handlings?{query}")).GetProperty("items").EnumerateArray());
            Assert.Single((await all.GetFromJsonAsync<JsonElement>($"/api/v1/handlings?{query}")).GetProperty("items").EnumerateArray());
        }
    }

    private static string? Stage(JsonElement json) => json.GetProperty("stage").GetString();

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string id, object body) => client.PostAsJsonAsync($"/api/v1/alarms/{id}/handling", body);

    private static async Task<JsonElement> StepAsync(HttpClient client, string id, object body)
    {
        using var answer = await PostAsync(client, id, body);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }
}
