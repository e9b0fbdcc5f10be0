using System.Net;
using Xunit.Abstractions;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A site from templates, on the real service.</summary>
public sealed class TemplateApiTests(RuleSetService service, ITestOutputHelper output) : IClassFixture<RuleSetService>
{
    [Fact]
    public async Task Templates_TwoHundredPoints_SetUpInTwoCallsAndJudged()
    {
        var began = TimeProvider.System.GetTimestamp();
        var names = (await service.Engineer.JsonAsync("templates"))["items"]!.AsArray().Select(t => (string)t!["name"]!).ToArray();
        var site = await service.NewSiteAsync();
        var instances = Enumerable.Range(1, 24).Select(i => new
        {
            template = names[i % names.Length], equipment = $"V-{i}", tagPrefix = $"V{i}-", hazardId = site + "001", parameters = new Dictionary<string, double>(),
        }).ToList();
        var preview = await service.Engineer.TryAsync($"sites/{site}/templates", new { instances, dryRun = true });
        Assert.True(preview.Code == HttpStatusCode.OK, preview.Body?.ToJsonString());
        var count = preview.Body!["points"]!.AsArray().Count;
        while (count < 200)
        {
            instances.Add(new { template = "gas-combustible", equipment = "AREA", tagPrefix = $"A{count}-", hazardId = site + "001", parameters = new Dictionary<string, double>() });
            count++;
        }

        var made = await service.Engineer.TryAsync($"sites/{site}/templates", new { instances });

        Assert.Equal((HttpStatusCode.OK, "initial"), (made.Code, (string?)made.Body!["ruleSet"]!["kind"]));
        Assert.True((await service.Engineer.PointsAsync(site)).AsArray().Count >= 200);
        output.WriteLine($"{count} points from {instances.Count} templates in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.00} s, four calls");
    }

    [Fact]
    public async Task Template_OnASiteWithPoints_IsAProposal()
    {
        var site = await service.NewSiteAsync(RuleSetService.Level());

        var unknown = await service.Engineer.TryAsync($"sites/{site}/templates/nothing", new { });
        var bad = await service.Engineer.TryAsync($"sites/{site}/templates/lpg-sphere", new { tagPrefix = "a b", reason = "x" });
        var made = await service.Engineer.TryAsync($"sites/{site}/templates/gas-toxic", new { equipment = "V-9", tagPrefix = "V9-", parameters = new { oel = 1.0 }, reason = "new detector" });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (unknown.Code, bad.Code));
        Assert.Equal((HttpStatusCode.Created, "proposed"), (made.Code, (string?)made.Body!["ruleSet"]!["state"]));
        Assert.Equal(2.0, (double)RuleSetClient.Level(made.Body["points"]!, "V9-GT-01", "HH")["limit"]!);
        Assert.Single((await service.Engineer.PointsAsync(site)).AsArray());
    }
}
