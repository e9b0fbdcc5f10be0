using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests.Templates;

/// <summary>Every template, checked by what checks a site.</summary>
public sealed class TemplateCatalogTests
{
    private const string Site = "330100099";
    private const string Hazard = Site + "001";
    private static readonly TemplateCatalog Catalog = new();

    public static TheoryData<string> Names => [.. Catalog.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Expand_Defaults_IsASoundSite(string name)
    {
        var points = Expand(name, []);

        Assert.NotEmpty(points);
        Assert.Empty(SiteValidator.Check(SiteOf(points)).Select(f => $"{f.Where}: {f.TextEn}"));
        Assert.NotNull(SiteCompiler.Compile(SiteOf(points), []));
        Assert.All(points, p =>
        {
            Assert.StartsWith("V1-", p.PointId, StringComparison.Ordinal);
            Assert.StartsWith("V-1", p.Name, StringComparison.Ordinal);
            Assert.Equal(("V-1", Hazard), (p.Equipment, p.HazardId));
            Assert.NotEmpty(p.NameEn!);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Expand_EveryParameterRaised_IsSoundAndFollows(string name)
    {
        var template = Catalog.All.Single(t => t.Name == name);
        foreach (var parameter in template.Parameters)
        {
            var value = Math.Min(parameter.High, parameter.Default * 1.05);
            var points = Expand(name, new() { [parameter.Name] = value });

            Assert.Empty(SiteValidator.Check(SiteOf(points)).Select(f => $"{parameter.Name}: {f.Where}: {f.TextEn}"));
            Assert.NotEmpty(RuleSetDiff.Between(new RuleSetContent { Points = Expand(name, []) }, new RuleSetContent { Points = points }));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Conditions_All_SayWhereTheyComeFromAndWhatToDo(string name) =>
        Assert.All(Expand(name, []).SelectMany(p => p.Conditions), rule =>
        {
            Assert.True(rule is { Guidance: { Cause: not null, Consequence: not null, Response: not null } }, $"{rule.Kind} lacks guidance");
            Assert.True(rule is LimitRule limit ? limit.Levels.All(l => l.Basis is not null) : rule.Basis is not null, $"{rule.Kind} lacks a basis");
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void GasDetectors_All_WithinTheStandardAndLatchedAtLevel2(string name)
    {
        // GB/T 50493-2019: combustible L1 ≤ 25, L2 ≤ 50 % LEL; toxic L1 ≤ 100 %, L2 ≤ 200 % of the OEL; oxygen 19.5 and 23.5 %.
        var oel = Catalog.All.Single(t => t.Name == name).Parameters.FirstOrDefault(p => p.Name == "oel")?.Default;
        foreach (var point in Expand(name, []))
        {
            var high = point.Conditions.OfType<HighRule>().FirstOrDefault();
            (double? one, double? two) = (high?.Levels.FirstOrDefault(l => l.Level == AlarmLevel.H)?.Limit, high?.Levels.FirstOrDefault(l => l.Level == AlarmLevel.HH)?.Limit);
            switch (point.Kind)
            {
                case PointKind.CombustibleGas:
                    Assert.True(one <= 25 && two <= 50);
                    break;
                case PointKind.ToxicGas:
                    Assert.True(one <= oel && two <= 2 * oel);
                    break;
                case PointKind.Oxygen:
                    Assert.Equal(23.5, one);
                    Assert.Equal(19.5, point.Conditions.OfType<LowRule>().Single().Levels.Single(l => l.Level == AlarmLevel.L).Limit);
                    continue;
                default:
                    continue;
            }

            Assert.True(high!.Levels.Single(l => l.Level == AlarmLevel.HH).Latching);
            Assert.True(high is { OnDelay: <= 5, OffDelay: <= 30 });
        }
    }

    [Fact]
    public void All_KindsOfEquipment_OneFileEach() => Assert.True(Catalog.All.Count >= 15, $"{Catalog.All.Count} templates");

    [Fact]
    public void Expand_Faults_AllAtOnceAndNoPoints()
    {
        var points = Catalog.Expand(
            [
                new TemplateInstance { Template = "nothing" },
                new TemplateInstance { Template = "lpg-sphere", TagPrefix = "a b" },
                new TemplateInstance { Template = "lpg-sphere", Parameters = new() { ["height"] = -1, ["colour"] = 3 } },
                null!,
            ],
            out var faults);

        Assert.Empty(points);
        Assert.Equal(
            ["instances[0].template", "instances[1].tagPrefix", "instances[2].parameters.height", "instances[2].parameters.colour", "instances[3]"],
            faults.Select(f => f.Where));
    }

    [Fact]
    public void Expand_Sphere_LimitsFollowTheHeight()
    {
        var level = Expand("lpg-sphere", new() { ["height"] = 20 }).Single(p => p.PointId == "V1-LI-01");

        Assert.Equal((20.0, 18.0), (level.RangeHigh, ((HighRule)level.Conditions[0]).Levels.Single(l => l.Level == AlarmLevel.HH).Limit));
        Assert.Equal(["V1-FI-01", "V1-FI-02"], level.Conditions.OfType<FrozenRule>().Single().Related);
    }

    private static PointConfig[] Expand(string name, Dictionary<string, double> parameters)
    {
        var points = Catalog.Expand([new TemplateInstance { Template = name, Equipment = "V-1", TagPrefix = "V1-", HazardId = Hazard, Parameters = parameters }], out var faults);
        Assert.Empty(faults.Select(f => f.TextEn));
        return points;
    }

    private static SiteConfig SiteOf(PointConfig[] points) =>
        new() { SiteId = Site, RegionCode = "330100", Hazards = [new HazardConfig { HazardId = Hazard, Level = 2 }], Points = points };
}
