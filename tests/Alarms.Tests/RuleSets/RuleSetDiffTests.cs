using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests.RuleSets;

public sealed class RuleSetDiffTests
{
    private static readonly PointConfig Level = new()
    {
        PointId = "LI-1", Name = "液位", RangeHigh = 16, Equipment = "V-1",
        Conditions = [new HighRule { Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = 13 }] }, new RateRule { Name = "fast", Limit = 2 }],
    };

    [Fact]
    public void Between_Same_Nothing() => Assert.Empty(RuleSetDiff.Between(Of(Level), Of(Level with { Conditions = [.. Level.Conditions] })));

    [Fact]
    public void Between_ParametersOfPointAndConditions_OneRowEach()
    {
        var next = Level with
        {
            RangeHigh = 18,
            Conditions =
            [
                new HighRule { OnDelay = 5, Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = 12.5, Basis = "GB 1" }] },
                new RateRule { Name = "fast", Limit = 3 },
            ],
        };

        var rows = RuleSetDiff.Between(Of(Level), Of(next)).Select(c => (c.Condition, c.Parameter, c.Old, c.New));

        Assert.Equal(
            [(null, "rangeHigh", "16", "18"), ("high", "H.basis", null, "\"GB 1\""), ("high", "H.limit", "13", "12.5"), ("high", "onDelay", "0", "5"), ("rate:fast", "limit", "2", "3")],
            rows);
    }

    [Fact]
    public void Between_ConditionAndPointGoneOrNew_OneRowEachWithTheWhole()
    {
        var other = new PointConfig { PointId = "TI-1" };

        var gone = Assert.Single(RuleSetDiff.Between(Of(Level), Of(Level with { Conditions = [Level.Conditions[0]] })));
        Assert.Equal(("rate:fast", "", null), (gone.Condition, gone.Parameter, gone.New));
        var points = RuleSetDiff.Between(Of(Level), Of(other));
        Assert.Equal([("TI-1", true), ("LI-1", false)], points.Select(c => (c.PointId, c.New is not null)));
    }

    [Fact]
    public void Controlled_NamesAreNotAndAllElseIs()
    {
        Assert.Empty(RuleControl.Controlled(Of(Level), Of(Level with { Name = "x", NameEn = "y", Equipment = "V-2" })));
        Assert.Single(RuleControl.Controlled(Of(Level), Of(Level with { Period = 5 })));
        Assert.Single(RuleControl.Controlled(Of(Level), Of(Level with { Kind = PointKind.Level })));
        Assert.Single(RuleControl.Controlled(Of(Level), Of(Level with { Unit = "m" })));
        Assert.Single(RuleControl.Controlled(Of(Level), Of(Level) with { LiveWindow = 60 }));
        Assert.Single(RuleControl.Controlled(Of(Level), Of(Level) with { Suppressions = [Row("V-1")] }));
    }

    [Fact]
    public void Controlled_EquipmentThatASuppressionSelects_IsControlled()
    {
        var content = Of(Level) with { Suppressions = [Row("V-1")] };

        Assert.Equal("equipment", Assert.Single(RuleControl.Controlled(content, content with { Points = [Level with { Equipment = "V-2" }] })).Parameter);
    }

    private static SuppressionConfig Row(string equipment) => new()
    {
        Name = "s", Cause = new ConditionRef { PointId = "LI-1", Condition = ConditionKind.High }, Consequences = [new ConditionSelector { Equipment = equipment }],
    };

    private static RuleSetContent Of(PointConfig point) => new() { Points = [point] };
}
