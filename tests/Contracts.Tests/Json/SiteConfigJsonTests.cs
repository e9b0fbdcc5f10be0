using System.Text.Json;

namespace Monitoring.Contracts.Tests.Json;

public sealed class SiteConfigJsonTests
{
    [Fact]
    public void SiteConfig_OnlyWhatIsRequired_TheRestHasItsDefaults()
    {
        var site = JsonSerializer.Deserialize("""{"siteId":"330100001","points":[{"pointId":"LI-912"}],"hazards":[{"hazardId":"330100001001"}]}""", ContractsJson.Default.SiteConfig)!;

        Assert.Equal(120, site.LiveWindow);
        Assert.Equal("", site.Name);
        Assert.Equal("", site.RegionCode);
        Assert.Equal("", site.Hazards[0].Name);
        Assert.Equal("", site.Points[0].Unit);
        Assert.Empty(site.Points[0].Conditions);
    }

    [Fact]
    public void ConditionRule_NoPriority_LimitsAreMediumTheOthersLow()
    {
        var rules = JsonSerializer.Deserialize("""{"pointId":"x","conditions":[{"condition":"high","levels":[{"level":"H","limit":1}]},{"condition":"stale"},{"condition":"bad"}]}""", ContractsJson.Default.PointConfig)!.Conditions;

        Assert.Equal(AlarmPriority.Medium, Assert.IsType<HighRule>(rules[0]).Levels[0].Priority);
        Assert.Equal(AlarmPriority.Low, Assert.IsType<StaleRule>(rules[1]).Priority);
        Assert.Equal(AlarmPriority.Low, Assert.IsType<BadRule>(rules[2]).Priority);
    }
}
