using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class ShiftApiTests
{
    private const string Site = "330100001";

    [Fact]
    public async Task Shift_TakenOverPreparedSignedAccepted_TheNextOneBeginsAndBothNamesStand()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var alarm = (await host.Plant.HappenAsync(Site)).Alarm;
        host.Stores.Changed = [Rules(TestSite.Start.AddYears(100))];
        using var duty = await host.SignedInAsync();

        var nobody = await duty.GetFromJsonAsync<JsonElement>("/api/v1/shifts/current");
        using var taken = await duty.PostAsJsonAsync("/api/v1/shifts", new { seat = "hall" });
        using var twice = await duty.PostAsJsonAsync("/api/v1/shifts", new { seat = "hall" });
        var first = await taken.Content.ReadFromJsonAsync<JsonElement>();
        var id = first.GetProperty("id").GetString();
        using var step = await duty.PostAsJsonAsync($"/api/v1/alarms/{alarm.Id}/handling", new { stage = "verifying", version = 0 });
        var prepared = await OkAsync(duty, id, "handover", new { });
        await OkAsync(duty, id, "sign", new { note = "罐区检修中" });
        var next = await OkAsync(duty, id, "accept", new { user = "duty2", password = "demo", note = "已核对" });

        Assert.Equal(("hall", JsonValueKind.Null), (nobody.GetProperty("seat").GetString(), nobody.GetProperty("id").ValueKind));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Conflict), (taken.StatusCode, twice.StatusCode));
        var snapshot = prepared.GetProperty("handover").GetProperty("snapshot");
        Assert.Equal(alarm.Id, Assert.Single(snapshot.GetProperty("open").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(alarm.Id, Assert.Single(snapshot.GetProperty("handlings").EnumerateArray()).GetProperty("alarmId").GetString());
        Assert.Equal(20, Assert.Single(snapshot.GetProperty("changes").EnumerateArray()).GetProperty("changes").GetArrayLength());
        var counts = prepared.GetProperty("handover").GetProperty("counts");
        Assert.Equal((1, 1, 1, 1), (Count(counts, "open"), Count(counts, "unacknowledged"), Count(counts, "handlings"), Count(counts, "changes")));
        Assert.Equal(("duty2", JsonValueKind.Null), (next.GetProperty("user").GetString(), next.GetProperty("handover").ValueKind));
        var current = await duty.GetFromJsonAsync<JsonElement>("/api/v1/shifts/current?seat=hall");
        Assert.Equal(next.GetProperty("id").GetString(), current.GetProperty("id").GetString());
        var whole = await duty.GetFromJsonAsync<JsonElement>($"/api/v1/shifts/{id}");
        var handover = whole.GetProperty("handover");
        Assert.Equal(("duty", "罐区检修中"), (handover.GetProperty("signed").GetProperty("by").GetString(), handover.GetProperty("signed").GetProperty("note").GetString()));
        Assert.Equal("duty2", handover.GetProperty("accepted").GetProperty("by").GetString());
        Assert.Equal(whole.GetProperty("until").GetString(), next.GetProperty("since").GetString());
        Assert.Equal(snapshot.GetRawText(), handover.GetProperty("snapshot").GetRawText());
        var list = (await duty.GetFromJsonAsync<JsonElement>("/api/v1/shifts?seat=hall")).GetProperty("items");
        Assert.Equal(JsonValueKind.Null, list[1].GetProperty("handover").GetProperty("snapshot").ValueKind);
    }

    [Fact]
    public async Task Accept_SamePersonWrongPasswordOrNoRight_IsRefusedAndTheSessionStays()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        var id = await TakeAsync(duty);

        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(duty, id, "accept", new { user = "duty2", password = "demo" }));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(duty, id, "sign", new { }));
        await OkAsync(duty, id, "handover", new { });
        await OkAsync(duty, id, "sign", new { });

        Assert.Equal(["user"], await FaultsAsync(duty, id, new { user = "duty", password = "demo" }));
        Assert.Equal(["password"], await FaultsAsync(duty, id, new { user = "duty2", password = "no" }));
        Assert.Equal(["user"], await FaultsAsync(duty, id, new { user = "engineer", password = "demo" }));
        Assert.Equal(["note", "user", "password"], await FaultsAsync(duty, id, new { note = new string('x', 1_001) }));
        Assert.Equal("duty", (await duty.GetFromJsonAsync<JsonElement>("/api/v1/session")).GetProperty("user").GetString());
        Assert.Equal(id, (await duty.GetFromJsonAsync<JsonElement>("/api/v1/shifts/current")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Accept_ManyWrongPasswords_AreLimitedLikeSignIns()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        var id = await TakeAsync(duty);
        await OkAsync(duty, id, "handover", new { });
        await OkAsync(duty, id, "sign", new { });

        // All at once: an attempt counts before its password is checked, and on a slow machine ten one after the other take longer than the window.
        var answers = await Task.WhenAll(Enumerable.Range(0, Gateway.Access.SignInLimiter.PerAccount + 1)
            .Select(_ => StatusAsync(duty, id, "accept", new { user = "duty2", password = "no" })));

        Assert.Single(answers, HttpStatusCode.TooManyRequests);
        Assert.Equal(Gateway.Access.SignInLimiter.PerAccount, answers.Count(answer => answer == HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Sign_ForSomebodyElse_OnlyASupervisorWithANote()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        using var other = await host.SignedInAsync("duty2");
        using var supervisor = await host.SignedInAsync("supervisor");
        var id = await TakeAsync(duty);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, id, "handover", new { }));
        await OkAsync(supervisor, id, "handover", new { });
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, id, "sign", new { note = "x" }));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(supervisor, id, "sign", new { }));
        await OkAsync(supervisor, id, "sign", new { note = "值班员离岗就医" });
        Assert.Equal(["user"], await FaultsAsync(supervisor, id, new { user = "supervisor", password = "demo" }));
        var again = await OkAsync(duty, id, "handover", new { });

        Assert.Equal(JsonValueKind.Null, again.GetProperty("handover").GetProperty("signed").ValueKind);
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(other, id, "accept", new { user = "duty2", password = "demo" }));
    }

    [Fact]
    public async Task Shifts_OutOfScopeOrWithoutTheRight_AreNotThere()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        var id = await TakeAsync(duty);
        await OkAsync(duty, id, "handover", new { });
        await host.Stores.SaveAsync((await host.Stores.FindAsync("duty2", default))! with { Scope = "3302" }, default);
        using var elsewhere = await host.SignedInAsync("duty2");
        using var engineer = await host.SignedInAsync("engineer");

        foreach (var path in (string[])["/shifts/current", "/shifts/current?seat=hall", "/shifts?seat=hall", $"/shifts/{id}"])
        {
            using var answer = await elsewhere.GetAsync(new Uri($"/api/v1{path}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Empty((await elsewhere.GetFromJsonAsync<JsonElement>("/api/v1/shifts")).GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(elsewhere, id, "sign", new { }));
        using var taking = await elsewhere.PostAsJsonAsync("/api/v1/shifts", new { seat = "hall" });
        using var forbidden = await engineer.GetAsync(new Uri("/api/v1/shifts", UriKind.Relative));
        var wall = await engineer.GetFromJsonAsync<JsonElement>("/api/v1/shifts/current");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (taking.StatusCode, forbidden.StatusCode));
        Assert.Equal(("duty", JsonValueKind.Null), (wall.GetProperty("user").GetString(), wall.GetProperty("handover").ValueKind));
    }

    [Fact]
    public async Task Handover_OfAFlood_IsBoundedAndTheWorstComesFirst()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        for (var i = 0; i < 600; i++)
        {
            await host.Plant.OccurAsync(Site, $"P{i}", i == 300 ? AlarmPriority.Critical : AlarmPriority.Low, TestSite.Start.AddSeconds(i));
        }

        using var duty = await host.SignedInAsync();
        var id = await TakeAsync(duty);
        var prepared = (await OkAsync(duty, id, "handover", new { })).GetProperty("handover");

        Assert.Equal(600, Count(prepared.GetProperty("counts"), "open"));
        var open = prepared.GetProperty("snapshot").GetProperty("open");
        Assert.Equal((500, "P300", "P599"), (open.GetArrayLength(), open[0].GetProperty("pointId").GetString(), open[1].GetProperty("pointId").GetString()));
    }

    [Fact]
    public async Task Handover_OfASeatThatIsNoMore_CanStillBeEnded()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        var id = await TakeAsync(duty);
        var seats = host.App.Services.GetRequiredService<ISeatStore>();
        Assert.True(await seats.SaveAsync(new SeatSet { Items = [new SeatConfig { Id = "other" }] }, 0, default));

        var prepared = await OkAsync(duty, id, "handover", new { });
        await OkAsync(duty, id, "sign", new { });

        Assert.Equal(0, Count(prepared.GetProperty("handover").GetProperty("counts"), "sites"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(duty, id, "accept", new { user = "duty2", password = "demo" }));
    }

    private static RuleSet Rules(DateTimeOffset at) => new()
    {
        SiteId = Site, Version = 3, Kind = RuleSetKind.Override, State = RuleSetState.InForce, ProposedBy = "engineer", ProposedAt = at,
        Changes = [.. Enumerable.Range(0, 30).Select(i => new RuleChange { PointId = $"P{i}", Parameter = "H.limit" })], ChangeCount = 30,
    };

    private static int Count(JsonElement counts, string name) => counts.GetProperty(name).GetInt32();

    private static async Task<string> TakeAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/shifts", new { seat = "hall" });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement> OkAsync(HttpClient client, string? id, string what, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/shifts/{id}/{what}", body);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string id, string what, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/shifts/{id}/{what}", body);
        return answer.StatusCode;
    }

    private static async Task<string[]> FaultsAsync(HttpClient client, string id, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/shifts/{id}/accept", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().Select(fault => fault.GetProperty("where").GetString()!)];
    }
}
