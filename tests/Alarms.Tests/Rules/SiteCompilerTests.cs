using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

public sealed class SiteCompilerTests
{
    [Fact]
    public void Compile_KnownTags_KeepTheirIndexes()
    {
        var rules = SiteCompiler.Compile(Configs.Site(Configs.Point("C"), Configs.Point("A")), ["A", "B"]);
        Assert.Equal(["A", "B", "C"], rules.PointIds);
        Assert.Equal([true, false, true], rules.Points.Select(p => p.Config is not null));
    }

    [Fact]
    public void Compile_LevelsInAnyOrder_Same()
    {
        var levels = Configs.High(80, 90).Levels;
        var rule = Configs.High(80) with { Levels = [levels[1], levels[0]] };
        var compiled = SiteCompiler.Compile(Configs.Site(Configs.Point("P", rule)), []).Conditions[0];
        Assert.Equal((80, 90), (compiled.Level0.Limit, compiled.Level1.Limit));
    }

    [Fact]
    public void Compile_Deadband_OwnBeforePercentOfSpan()
    {
        var percent = Configs.High(80) with { Deadband = null, DeadbandPercent = 2 };
        var point = Configs.Point("P", percent) with { RangeLow = -50, RangeHigh = 150 };
        Assert.Equal(4, SiteCompiler.Compile(Configs.Site(point), []).Conditions[0].Deadband);
        Assert.Equal(1, SiteCompiler.Compile(Configs.Site(point with { Conditions = [percent with { Deadband = 1 }] }), []).Conditions[0].Deadband);
    }

    [Fact]
    public void Compile_AnyPoint_HasBadAndEdgeAndWithAPeriodStale()
    {
        var rules = SiteCompiler.Compile(Configs.Site(Configs.Point("A"), Configs.Point("B") with { Period = 1 }), []);
        Assert.Equal(
            [ConditionKind.Bad, ConditionKind.Edge, ConditionKind.Bad, ConditionKind.Edge, ConditionKind.Stale],
            rules.Conditions.Select(c => c.Kind));
    }
}
