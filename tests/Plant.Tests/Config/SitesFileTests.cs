using System.Text.RegularExpressions;
using Monitoring.Plant.Catalog;
using Monitoring.Plant.Config;

namespace Monitoring.Plant.Tests.Config;

public sealed partial class SitesFileTests
{
    private static readonly string[] Order = ["LL", "L", "H", "HH"];
    private static readonly SiteConfig[] Sites = SitesFile.ReadEmbedded();

    public static TheoryData<string> SiteIds => [.. Sites.Select(site => site.SiteId)];

    [Fact]
    public void CommittedFile_EqualsTheCatalog() =>
        // When this fails: plant --sites tools/Plant/sites.json
        Assert.Equal(SitesFile.Write(SiteCatalog.Configurations()), SitesFile.Write(Sites));

    [Fact]
    public void Sites_FirstIsTheBench_AtLeastTwelveFollowWithUniqueIds()
    {
        Assert.Equal("330100099", Sites[0].SiteId);
        Assert.True(Sites.Length >= 13);
        Assert.Equal(Sites.Length, Sites.Select(site => site.SiteId).Distinct().Count());
    }

    [Fact]
    public void Plant_HasPhysicsForEveryPointButTheBench()
    {
        var models = SiteCatalog.Build(1).ToDictionary(site => site.Id);

        Assert.False(models.ContainsKey("330100099"));
        foreach (var site in Sites.Skip(1))
        {
            Assert.Equal(site.Points.Select(p => p.PointId), models[site.SiteId].Config.Points.Select(p => p.PointId));
            Assert.Equal(site.Points.Count, models[site.SiteId].Instruments.Count);
        }
    }

    [Theory]
    [MemberData(nameof(SiteIds))]
    public void Site_IdsAndPlace_AreValid(string id)
    {
        var site = Site(id);
        Assert.Matches(SiteId(), site.SiteId);
        Assert.Matches(Region(), site.RegionCode);
        Assert.InRange(site.Longitude, 118.3, 120.9);
        Assert.InRange(site.Latitude, 29.1, 30.6);
        Assert.InRange(site.Points.Count, 5, 55);
        Assert.All(site.Hazards, hazard => Assert.Matches($"^{site.SiteId}[0-9]{{3}}$", hazard.HazardId));
        Assert.All(site.Hazards, hazard => Assert.InRange(hazard.Level, 1, 4));
        Assert.Equal(site.Hazards.Count, site.Hazards.Select(h => h.HazardId).Distinct().Count());
        Assert.Equal(site.Points.Count, site.Points.Select(p => p.PointId).Distinct().Count());
        Assert.All(site.Points, point => Assert.True(point.HazardId is null || site.Hazards.Any(h => h.HazardId == point.HazardId)));
    }

    [Theory]
    [MemberData(nameof(SiteIds))]
    public void Points_LimitsInsideTheRangeAndOrdered(string id) => Assert.All(Site(id).Points, point =>
    {
        Assert.True(point.RangeLow < point.RangeHigh);
        var levels = point.Conditions.SelectMany(c => c.Levels).OrderBy(l => Array.IndexOf(Order, l.Level)).ToArray();
        Assert.All(levels, level => Assert.Contains(level.Level, Order));
        Assert.All(levels, level => Assert.True(level.Limit > point.RangeLow && level.Limit < point.RangeHigh, $"{point.PointId} {level}"));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.First.Limit < pair.Second.Limit, $"{point.PointId} {pair}"));
        Assert.Equal(levels.Length, levels.Select(l => l.Level).Distinct().Count());
        Assert.All(point.Conditions, c => Assert.Equal(c.Condition is "high" or "low", c.Levels.Count > 0));
        Assert.All(point.Conditions.Where(c => c.Levels.Count > 0), c => Assert.True(c.Deadband is null ^ c.DeadbandPercent is null));
    });

    [Theory]
    [MemberData(nameof(SiteIds))]
    public void GasPoints_LevelTwoLatches(string id) =>
        Assert.All(
            Site(id).Points.Where(p => p.Kind is "combustibleGas" or "toxicGas"),
            point => Assert.True(point.Conditions.Single(c => c.Condition == "high").Levels.Single(l => l.Level == "HH").Latching));

    [Fact]
    public void Priorities_AreSpreadAsAlarmPracticeAsks()
    {
        var levels = Sites.Skip(1).SelectMany(s => s.Points).SelectMany(p => p.Conditions).SelectMany(c => c.Levels).ToArray();
        double Share(string priority) => (double)levels.Count(l => l.Priority == priority) / levels.Length;

        // The aim is 80/15/5/<1 %; gas detectors, two levels each and never low, are many here.
        Assert.InRange(Share("low"), 0.60, 0.85);
        Assert.InRange(Share("medium"), 0.10, 0.25);
        Assert.InRange(Share("high"), 0.03, 0.12);
        Assert.InRange(Share("critical"), 0.001, 0.02);
    }

    [Fact]
    public void Bench_IsAsTheContractSays()
    {
        var bench = Sites[0].Points.ToDictionary(p => p.PointId);
        Assert.Equal((1.0, 13.2, 14.0), (bench["LI-912"].Limit("L"), bench["LI-912"].Limit("H"), bench["LI-912"].Limit("HH")));
        Assert.Equal((60.0, 80.0, 10), (bench["TI-1"].Limit("H"), bench["TI-1"].Limit("HH"), bench["TI-1"].Conditions[0].OnDelay));
        Assert.Equal((25.0, 50.0), (bench["GT-1"].Limit("H"), bench["GT-1"].Limit("HH")));
        Assert.Empty(bench["FI-1"].Conditions);
        Assert.Equal((0.2, 1.6, 1.77), (bench["PI-1"].Limit("L"), bench["PI-1"].Limit("H"), bench["PI-1"].Limit("HH")));
        Assert.All(bench.Values, point => Assert.Equal(0, point.Period));
        Assert.Equal(5, bench.Count);
    }

    private static SiteConfig Site(string id) => Sites.Single(site => site.SiteId == id);

    [GeneratedRegex("^[0-9A-Z]{9}$")]
    private static partial Regex SiteId();

    [GeneratedRegex("^3301[0-9]{2}$")]
    private static partial Regex Region();
}
