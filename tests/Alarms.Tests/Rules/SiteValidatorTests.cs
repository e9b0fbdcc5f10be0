using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

public sealed class SiteValidatorTests
{
    private static readonly PointConfig Good = Configs.Point("P", Configs.High(80, 90), Configs.Low(20, 10));

    [Fact]
    public void Check_GoodConfiguration_NoFault() => Assert.Empty(SiteValidator.Check(Configs.Site(Good)));

    [Fact]
    public void Check_ManyFaults_AllAtOnceWithTheirPlacesInBothLanguages()
    {
        var config = new SiteConfig
        {
            SiteId = "abc",
            RegionCode = "33",
            Longitude = 181,
            Latitude = double.NaN,
            LiveWindow = 0,
            Name = new string('x', 201),
            Hazards = [new HazardConfig { HazardId = "1", Level = 5 }],
            Points =
            [
                Good with { PointId = "a b", RangeLow = 5, RangeHigh = 1, Period = -1, HazardId = "none" },
                Good with { Conditions = [Configs.High(90, 80, on: -1, off: 4000), Configs.High(1)] },
                Good,
            ],
        };

        var faults = SiteValidator.Check(config);

        string[] places =
        [
            "siteId", "regionCode", "longitude", "latitude", "liveWindow", "name", "hazards[0].hazardId", "hazards[0].level",
            "points[0].pointId", "points[0].rangeHigh", "points[0].period", "points[0].hazardId",
            "points[1].conditions[0].onDelay", "points[1].conditions[0].offDelay", "points[1].conditions[1].condition", "points[1].conditions",
            "points[2].pointId",
        ];
        Assert.Equal(places.Order(StringComparer.Ordinal), faults.Select(f => f.Where).Order(StringComparer.Ordinal));
        Assert.All(faults, f => Assert.Contains(f.Text, c => c >= '\u4e00'));
        Assert.All(faults, f => Assert.DoesNotContain(f.TextEn, c => c >= '\u4e00'));
        Assert.Equal(faults.Length, faults.Select(f => (f.Where, f.Text)).Distinct().Count());
    }

    public static TheoryData<string, PointConfig> BadPoints() => new()
    {
        { "pointId", Good with { PointId = "" } },
        { "pointId", Good with { PointId = "@gw" } },
        { "pointId", Good with { PointId = new string('a', 65) } },
        { "rangeHigh", Good with { RangeHigh = double.PositiveInfinity, Conditions = [] } },
        { "rangeHigh", Good with { RangeLow = -1e308, RangeHigh = 1e308, Conditions = [] } },
        { "rangeHigh", Good with { RangeLow = double.NaN, Conditions = [] } },
        { "period", Good with { Period = 86_401 } },
        { "period", Good with { Period = double.NaN } },
        { "unit", Good with { Unit = new string('u', 33) } },
        { "nameEn", Good with { NameEn = new string('n', 201) } },
        { "equipment", Good with { Equipment = new string('e', 65) } },
        { "kind", Good with { Kind = (PointKind)99 } },
        { "conditions", Good with { Conditions = null! } },
        { "conditions[0]", Good with { Conditions = [null!] } },
        { "conditions", Good with { Conditions = [Configs.High(20), Configs.Low(80)] } },
        { "conditions", Good with { Conditions = [Configs.High(80, 80)] } },
        { "conditions[0].levels", With(r => r with { Levels = [] }) },
        { "conditions[0].levels", With(r => r with { Levels = null! }) },
        { "conditions[0].levels[0]", With(r => r with { Levels = [null!] }) },
        { "conditions[0].levels", With(r => r with { Levels = [Level(AlarmLevel.H, 50), Level(AlarmLevel.H, 60)] }) },
        { "conditions[0].levels[0].level", With(r => r with { Levels = [Level(AlarmLevel.L, 50)] }) },
        { "conditions[0].levels[0].level", With(r => r with { Levels = [Level(AlarmLevel.None, 50)] }) },
        { "conditions[0].levels[0].limit", With(r => r with { Levels = [Level(AlarmLevel.H, double.NaN)] }) },
        { "conditions[0].levels[0].limit", With(r => r with { Levels = [Level(AlarmLevel.H, 101)] }) },
        { "conditions[0].levels[0].priority", With(r => r with { Levels = [Level(AlarmLevel.H, 50) with { Priority = (AlarmPriority)9 }] }) },
        { "conditions[0].deadband", With(r => r with { Deadband = -1 }) },
        { "conditions[0].deadband", With(r => r with { Deadband = double.NaN }) },
        { "conditions[0].deadband", With(r => r with { Deadband = 51 }) },
        { "conditions[0].deadbandPercent", With(r => r with { DeadbandPercent = 51 }) },
        { "conditions[0].onDelay", With(r => r with { OnDelay = double.PositiveInfinity }) },
        { "conditions[0].offDelay", With(r => r with { OffDelay = -0.001 }) },
        { "conditions[0].time", Good with { Conditions = [new StaleRule { Time = 0 }] } },
        { "conditions[0].priority", Good with { Conditions = [new StaleRule { Priority = (AlarmPriority)4 }] } },
        { "conditions[0].priority", Good with { Conditions = [new BadRule { Priority = (AlarmPriority)4 }] } },
    };

    [Theory]
    [MemberData(nameof(BadPoints))]
    public void Check_BadPoint_ItsOneFault(string where, PointConfig point) =>
        Assert.Equal([$"points[0].{where}"], SiteValidator.Check(Configs.Site(point)).Select(f => f.Where));

    [Fact]
    public void Check_MissingLists_FaultsAndNoException()
    {
        var faults = SiteValidator.Check(Configs.Site() with { Points = null!, Hazards = null!, SiteId = null!, RegionCode = null! });
        Assert.Equal(["hazards", "points", "regionCode", "siteId"], faults.Select(f => f.Where).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_EmptyEntries_FaultsAndNoException()
    {
        var faults = SiteValidator.Check(Configs.Site([null!]) with { Hazards = [null!] });
        Assert.Equal(["hazards[0]", "points[0]"], faults.Select(f => f.Where).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_HazardTwiceOrOfAnotherSite_Faults()
    {
        HazardConfig Hazard(string id) => new() { HazardId = id, Level = 1 };
        var config = Configs.Site(Good with { HazardId = "330100099001" }) with
        {
            Hazards = [Hazard("330100099001"), Hazard("330100099001"), Hazard("330100001001")],
        };
        Assert.Equal(["hazards[1].hazardId", "hazards[2].hazardId"], SiteValidator.Check(config).Select(f => f.Where));
    }

    [Fact]
    public void Check_TooManyPoints_OneFault()
    {
        var points = Enumerable.Range(0, SiteValidator.MaxPoints + 1).Select(i => Configs.Point($"P{i}")).ToArray();
        Assert.Equal(["points"], SiteValidator.Check(Configs.Site(points)).Select(f => f.Where));
    }

    [Fact]
    public void Check_ThousandsOfFaults_BoundedAndTheRestCounted()
    {
        var points = Enumerable.Range(0, 3000).Select(i => Configs.Point($"P{i}") with { Period = -1 }).ToArray();
        var faults = SiteValidator.Check(Configs.Site(points));
        Assert.Equal(1001, faults.Length);
        Assert.Equal("2000 more faults", faults[^1].TextEn);
    }

    private static PointConfig With(Func<HighRule, HighRule> change) => Good with { Conditions = [change(Configs.High(80))] };

    private static LevelLimit Level(AlarmLevel level, double limit) => new() { Level = level, Limit = limit };
}
