using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Monitoring.EndToEnd.Tests;

/// <summary>Change control over REST, on the real service.</summary>
public sealed class RuleSetApiTests(RuleSetService service) : IClassFixture<RuleSetService>
{
    [Fact]
    public async Task Life_ProposedSimulatedApproved_ReadableWithItsDiff()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());
        var version = await service.Engineer.ProposeAsync(site, new { basedOn = 1, reason = "too late", basis = "设计文件 3.2", points = new[] { RuleSetService.Level(12.5) } });

        var without = await service.Supervisor.TryAsync($"sites/{site}/rule-sets/{version}/approve", new { });
        var simulated = await service.Engineer.TryAsync($"sites/{site}/rule-sets/{version}/simulate", new { });
        var approved = await service.Supervisor.TryAsync($"sites/{site}/rule-sets/{version}/approve", new { note = "ok" });

        Assert.Equal(HttpStatusCode.Conflict, without.Code);
        Assert.Contains("simulate", (string?)without.Body!["titleEn"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.OK, 0, 0), (simulated.Code, (int)simulated.Body!["samples"]!, (int)simulated.Body["added"]!));
        Assert.Equal((HttpStatusCode.OK, "inForce"), (approved.Code, (string?)approved.Body!["state"]));
        var set = await service.Engineer.JsonAsync($"sites/{site}/rule-sets/{version}");
        Assert.Equal(
            ("engineer", "supervisor", "ok", "too late", "设计文件 3.2"),
            ((string?)set["proposedBy"], (string?)set["approvedBy"], (string?)set["approvalNote"], (string?)set["reason"], (string?)set["basis"]));
        var change = Assert.Single(set["changes"]!.AsArray())!;
        Assert.Equal(("LI-1", "high", "H.limit", "13", "12.5"), ((string?)change["pointId"], (string?)change["condition"], (string?)change["parameter"], (string?)change["old"], (string?)change["new"]));
        Assert.Equal(12.5, (double)RuleSetClient.Level(set["content"]!["points"]!, "LI-1", "H")["limit"]!);
        Assert.NotNull(set["simulation"]);
        var list = await service.Engineer.JsonAsync($"sites/{site}/rule-sets?limit=1");
        Assert.Equal((version, "2"), ((int)list["items"]![0]!["version"]!, (string?)list["next"]));
        var rest = await service.Engineer.JsonAsync($"sites/{site}/rule-sets?cursor={list["next"]}");
        Assert.Equal((1, "superseded", null), ((int)rest["items"]![0]!["version"]!, (string?)rest["items"]![0]!["state"], rest["next"]));
    }

    [Fact]
    public async Task Decide_RightsAndPersons_EachRefusalSaysWhy()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());
        var body = new { basedOn = 1, reason = "x", points = new[] { RuleSetService.Level(12) } };
        var version = await service.Admin.ProposeAsync(site, body);

        var bySupervisor = await service.Supervisor.TryAsync($"sites/{site}/rule-sets", body);
        var byEngineer = await service.Engineer.TryAsync($"sites/{site}/rule-sets/{version}/approve", new { });
        var byProposer = await service.Admin.TryAsync($"sites/{site}/rule-sets/{version}/approve", new { withoutSimulation = "x" });
        var noReason = await service.Supervisor.TryAsync($"sites/{site}/rule-sets/{version}/reject", new { });
        var rejected = await service.Supervisor.TryAsync($"sites/{site}/rule-sets/{version}/reject", new { reason = "no basis" });
        var again = await service.Supervisor.TryAsync($"sites/{site}/rule-sets/{version}/approve", new { withoutSimulation = "x" });
        var unknown = await service.Supervisor.TryAsync($"sites/{site}/rule-sets/99/approve", new { withoutSimulation = "x" });

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (bySupervisor.Code, byEngineer.Code));
        Assert.Equal(HttpStatusCode.Forbidden, byProposer.Code);
        Assert.Contains("second person", (string?)byProposer.Body!["titleEn"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, "reason"), (noReason.Code, (string?)noReason.Body!["errors"]![0]!["where"]));
        Assert.Equal(("rejected", "no basis"), ((string?)rejected.Body!["state"], (string?)rejected.Body["closedReason"]));
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.NotFound), (again.Code, unknown.Code));
    }

    [Fact]
    public async Task Propose_OnAVersionThatIsGone_409NamesWhatChanged()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());
        await service.Supervisor.ApproveAsync(site, await service.Engineer.ProposeAsync(site, new { basedOn = 1, reason = "x", points = new[] { RuleSetService.Level(12) } }));

        var late = await service.Engineer.TryAsync($"sites/{site}/rule-sets", new { basedOn = 1, reason = "x", points = new[] { RuleSetService.Level(11) } });

        Assert.Equal((HttpStatusCode.Conflict, 2, "12"), (late.Code, (int)late.Body!["standing"]!, (string?)late.Body["changes"]![0]!["new"]));
    }

    [Fact]
    public async Task Propose_Faulty_AllFaultsAtOnce()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());

        var bad = await service.Engineer.TryAsync($"sites/{site}/rule-sets", new { basedOn = 1, liveWindow = 0, points = new object[] { RuleSetService.Level(15, 14), new { pointId = "no spaces" } } });
        var same = await service.Engineer.TryAsync($"sites/{site}/rule-sets", new { basedOn = 1, reason = "x", points = new[] { RuleSetService.Level() } });
        var nothing = await service.Engineer.TryAsync($"sites/{site}/rule-sets", "garbage");
        var holes = await service.Engineer.TryAsync($"sites/{site}/rule-sets", JsonNode.Parse("""{"basedOn":1,"points":[null],"suppressions":[null]}""")!);

        Assert.Equal(HttpStatusCode.BadRequest, bad.Code);
        Assert.Contains("reason", bad.Body!["errors"]!.AsArray().Select(e => (string?)e!["where"]));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (same.Code, nothing.Code));
        Assert.Equal(["points[0]", "suppressions[0]"], holes.Body!["errors"]!.AsArray().Select(e => (string?)e!["where"]));
    }

    [Fact]
    public async Task DirectWay_LimitsAndRules_RefusedWithWhatDiffersAndNamesTaken()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());
        var points = await service.Engineer.PointsAsync(site);
        RuleSetClient.Level(points, "LI-1", "HH")["limit"] = 15;
        using var limit = await service.Engineer.PutAsync($"sites/{site}/points", new { items = points });
        using var window = await service.Engineer.PatchAsync($"sites/{site}", new { liveWindow = 30 });
        RuleSetClient.Level(points, "LI-1", "HH")["limit"] = 14;
        points[0]!["name"] = "新名";
        using var name = await service.Engineer.PutAsync($"sites/{site}/points", new { items = points });
        using var place = await service.Engineer.PatchAsync($"sites/{site}", new { longitude = 120.1 });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (limit.StatusCode, window.StatusCode));
        var problem = (await limit.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(("HH.limit", "14", "15"), ((string?)problem["changes"]![0]!["parameter"], (string?)problem["changes"]![0]!["old"], (string?)problem["changes"]![0]!["new"]));
        Assert.Contains("rule-sets", (string?)problem["titleEn"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (name.StatusCode, place.StatusCode));
        Assert.Equal(("新名", 1), ((string?)(await service.Engineer.PointsAsync(site))[0]!["name"], (int)(await service.Engineer.JsonAsync($"sites/{site}"))["ruleSet"]!));
    }

    [Fact]
    public async Task Override_BadInputAndEndedEarly_FaultsThenReturn()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());
        var off = new { pointId = "LI-1", condition = "high" };

        var bad = await service.Engineer.TryAsync($"sites/{site}/overrides", new { hours = 721, changes = new object[] { new { pointId = "X", condition = "high" }, new { pointId = "LI-1", condition = "low" }, off, off } });
        var good = await service.Engineer.TryAsync($"sites/{site}/overrides", new { hours = 24, reason = "gauge repair, permit 17", changes = new object[] { off } });
        var version = (int)good.Body!["version"]!;
        var held = await service.Supervisor.ApproveAsync(site, version);
        var during = await service.Engineer.JsonAsync($"sites/{site}");
        var ended = await service.Engineer.TryAsync($"sites/{site}/rule-sets/{version}/withdraw", new { reason = "repaired" });
        var after = await service.Engineer.JsonAsync($"sites/{site}");

        Assert.Equal(
            ["changes[0].pointId", "changes[1].condition", "changes[3]", "hours", "reason"],
            bad.Body!["errors"]!.AsArray().Select(e => (string?)e!["where"]).Order(StringComparer.Ordinal));
        Assert.Equal(("override", "inForce"), ((string?)held["kind"], (string?)held["state"]));
        Assert.Equal((version, 0), ((int)during["ruleSet"]!, during["points"]![0]!["conditions"]!.AsArray().Count));
        Assert.Equal("ended", (string?)ended.Body!["state"]);
        Assert.Equal((1, 1), ((int)after["ruleSet"]!, after["points"]![0]!["conditions"]!.AsArray().Count));
    }

    [Fact]
    public async Task RuleSets_OutOfScopeOrUnknown_NotFound()
    {
        foreach (var path in (string[])["sites/999999999/rule-sets", "sites/999999999/points/export", "sites/330100099/rule-sets/77"])
        {
            using var answer = await service.Engineer.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var query = await service.Engineer.GetAsync("sites/330100099/rule-sets?state=x&kind=y&limit=0&cursor=z");
        Assert.Equal(["limit", "state", "kind", "cursor"], (await query.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsArray().Select(e => (string?)e!["where"]));
    }
}
