using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Contracts;
using Monitoring.Gateway.Api;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class LimitsApiTests
{
    private const string Site = "330100001";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Limits_ChangedMeanwhile_AsTheyWereInForceThen()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        host.Stores.RuleSets = [Set(1, 0, 2, 13.2), Set(2, 2, null, 12.5)];
        using var duty = await host.SignedInAsync();

        var page = await duty.GetFromJsonAsync<JsonElement>($"/api/v1/sites/{Site}/points/LI-912/limits?from=2026-01-01T01:00:00Z&to=2026-01-01T05:00:00Z");
        var other = await duty.GetFromJsonAsync<JsonElement>($"/api/v1/sites/{Site}/points/NEW-1/limits?from=2026-01-01T01:00:00Z&to=2026-01-01T05:00:00Z");

        var items = page.GetProperty("items");
        Assert.Equal(["2026-01-01T01:00:00.000Z", "2026-01-01T02:00:00.000Z"], items.EnumerateArray().Select(item => item.GetProperty("from").GetString()!));
        Assert.Equal("2026-01-01T05:00:00.000Z", items[1].GetProperty("to").GetString());
        Assert.Equal([1, 2], items.EnumerateArray().Select(item => item.GetProperty("ruleSet").GetInt32()));
        var limits = items[1].GetProperty("limits");
        Assert.Equal(["HH", "H", "L"], limits.EnumerateArray().Select(limit => limit.GetProperty("level").GetString()!));
        Assert.Equal(("high", 12.5, "medium"), (limits[1].GetProperty("condition").GetString(), limits[1].GetProperty("value").GetDouble(), limits[1].GetProperty("priority").GetString()));
        Assert.Equal([0, 0], other.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("limits").GetArrayLength()));
    }

    [Fact]
    public async Task Limits_ManyVersions_ComeInPagesFromTheNewest()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        host.Stores.RuleSets = [.. Enumerable.Range(1, 120).Select(i => Set(i, i, i + 1, 10 + (i / 100.0)))];
        using var duty = await host.SignedInAsync();
        List<int> seen = [];
        string? cursor = null;
        do
        {
            var page = await duty.GetFromJsonAsync<JsonElement>($"/api/v1/sites/{Site}/points/LI-912/limits?from=2026-01-01&to=2026-02-01&cursor={cursor}");
            var versions = page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("ruleSet").GetInt32()).ToArray();
            Assert.True(versions.Length <= LimitsApi.MostPeriods);
            seen.InsertRange(0, versions);
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(1, 120), seen);
    }

    [Fact]
    public async Task Limits_BadQueryOrOutOfScope_AllFaultsOrNotThere()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var duty = await host.SignedInAsync();
        using var bad = await duty.GetAsync(new Uri($"/api/v1/sites/{Site}/points/a$b/limits?from=x&to=y", UriKind.Relative));
        using var backwards = await duty.GetAsync(new Uri($"/api/v1/sites/{Site}/points/LI-912/limits?from=2026-02-01&to=2026-01-01", UriKind.Relative));
        using var foreign = await duty.GetAsync(new Uri("/api/v1/sites/330100999/points/LI-912/limits", UriKind.Relative));

        var faults = (await bad.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray();
        Assert.Equal(["pointId", "to", "from"], faults.Select(fault => fault.GetProperty("where").GetString()!));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (backwards.StatusCode, foreign.StatusCode));
    }

    private static RuleSet Set(int version, int from, int? to, double high) => new()
    {
        SiteId = Site, Version = version, Kind = RuleSetKind.Change, State = RuleSetState.InForce, ProposedBy = "engineer", ProposedAt = Start,
        InForceAt = Start.AddHours(from), ClosedAt = to is { } end ? Start.AddHours(end) : null,
        Content = new RuleSetContent
        {
            Points =
            [
                new PointConfig
                {
                    PointId = "LI-912",
                    Conditions =
                    [
                        new LowRule { Levels = [new LevelLimit { Level = AlarmLevel.L, Limit = 1 }] },
                        new HighRule { Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = high }, new LevelLimit { Level = AlarmLevel.HH, Limit = 14 }] },
                        new BadRule(),
                    ],
                },
            ],
        },
    };
}
