using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>
/// The conditions over several points, and those without levels, in the engine. All are true while A is 60 and false while it is
/// 40; B and C stay at 60 and 0.
/// </summary>
public sealed class LogicConditionTests
{
    private static readonly Dictionary<string, SignalRule> Rules = new()
    {
        ["expression"] = new ExpressionRule { Text = "A > 50 and B > 50" },
        ["deviation"] = new DeviationRule { Reference = "C", Limit = 55, Deadband = 5 },
        ["voting"] = new VotingRule { Points = ["A", "B", "C"], K = 2, Limit = 55 },
        ["underreport"] = new UnderreportRule { Grace = 1 },
        ["discrete"] = new DiscreteRule { Values = [60] },
    };

    public static TheoryData<string> Kinds => [.. Rules.Keys];

    private static SiteConfig Config(string kind, double onDelay = 0, double offDelay = 0) => Configs.Site(
        Configs.Point("A", Configs.High(55), Rules[kind] with { OnDelay = onDelay, OffDelay = offDelay }), Configs.Point("B"), Configs.Point("C"));

    private static SiteRig Rig(string kind, double onDelay = 0, double offDelay = 0)
    {
        var rig = new SiteRig(Config(kind, onDelay, offDelay));
        rig.Sample("B", 60, 1);
        rig.Sample("C", 0, 1);
        rig.Sample("A", 40, 1);
        return rig;
    }

    /// <summary>A is 60 for so long that every condition is true at a time; underreport first waits for its grace.</summary>
    private static string[] True(SiteRig rig, string kind, double at)
    {
        if (kind == "underreport")
        {
            Assert.Empty(Of(kind, rig.Sample("A", 60, at - 1)));
        }

        return Of(kind, rig.Sample("A", 60, at));
    }

    private static string[] Of(string kind, AlarmTransition[] transitions) =>
        transitions.Where(t => t.Alarm.Condition == Rules[kind].Kind).Brief();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Condition_TrueAndFalse_OccursAndClearsAndExplainsItself(string kind)
    {
        var rig = Rig(kind);

        Assert.Equal(["NORM→UNACK occurred"], True(rig, kind, 10));
        var alarm = rig.Alarms.Single(a => a.Condition == Rules[kind].Kind);
        Assert.Equal((AlarmPriority.Medium, SiteRig.At(10)), (alarm.Priority, alarm.OccurredAt));
        Assert.Contains("60", alarm.Text, StringComparison.Ordinal);
        Assert.Contains("60", alarm.TextEn, StringComparison.Ordinal);
        Assert.Equal(["UNACK→RTNUN cleared"], Of(kind, rig.Sample("A", 40, 11)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Condition_Delays_RunByTheClockAlone(string kind)
    {
        var rig = Rig(kind, onDelay: 10, offDelay: 20);

        Assert.Empty(True(rig, kind, 10));
        Assert.Empty(Of(kind, rig.Advance(19.9)));
        Assert.Equal(["NORM→UNACK occurred"], Of(kind, rig.Advance(20)));
        Assert.Empty(Of(kind, rig.Sample("A", 40, 30)));
        Assert.Empty(Of(kind, rig.Advance(49.9)));
        Assert.Equal(["UNACK→RTNUN cleared"], Of(kind, rig.Advance(50)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Condition_OverBeforeItsDelay_NoAlarm(string kind)
    {
        var rig = Rig(kind, onDelay: 10);
        True(rig, kind, 10);

        Assert.Empty(Of(kind, rig.Sample("A", 40, 19.9)));
        Assert.Empty(Of(kind, rig.Advance(100)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Condition_BadWhilePending_DelayDoesNotEndUntilItIsKnown(string kind)
    {
        var rig = Rig(kind, onDelay: 10);
        True(rig, kind, 10);

        Assert.Empty(Of(kind, rig.Sample("A", 60, 15, Quality.Bad)));
        Assert.Empty(Of(kind, rig.Advance(60)));
        Assert.Equal(["NORM→UNACK occurred"], Of(kind, rig.Sample("A", 60, 61)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Condition_BadInTheMiddle_AlarmStays(string kind)
    {
        var rig = Rig(kind);
        True(rig, kind, 10);

        Assert.Empty(Of(kind, rig.Sample("A", 40, 11, Quality.Bad)));
        Assert.Empty(Of(kind, rig.Sample("A", 60, 12)));
        Assert.Equal(["UNACK→RTNUN cleared"], Of(kind, rig.Sample("A", 40, 13)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Condition_RestartWhilePending_GoesOnWhereItWas(string kind)
    {
        var rig = Rig(kind, onDelay: 10);
        True(rig, kind, 10);

        Assert.Empty(Of(kind, rig.Restart(15)));
        Assert.Empty(Of(kind, rig.Advance(19.9)));
        Assert.Equal(["NORM→UNACK occurred"], Of(kind, rig.Advance(20)));
        Assert.Empty(rig.Restart(25));
        Assert.Equal(["UNACK→RTNUN cleared"], Of(kind, rig.Sample("A", 40, 30)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Condition_RuleEditedWhilePending_NewDelayFromTheOldStart(string kind)
    {
        var rig = Rig(kind, onDelay: 10);
        True(rig, kind, 10);

        Assert.Empty(Of(kind, rig.Change(Config(kind, onDelay: 60) with { RuleSet = 2 }, 15)));
        Assert.Empty(Of(kind, rig.Advance(69.9)));
        Assert.Equal(["NORM→UNACK occurred"], Of(kind, rig.Advance(70)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Condition_TogetherWithALimitOfItsPoint_TwoAlarms(string kind)
    {
        var rig = Rig(kind);
        True(rig, kind, 10);

        Assert.Equal([ConditionKind.High, Rules[kind].Kind], rig.Alarms.Select(a => a.Condition).Order());
        rig.Command(AlarmAction.Acknowledge, rig.Alarms.Single(a => a.Condition == ConditionKind.High).Id, 11);
        rig.Sample("A", 40, 12);
        Assert.Equal(Rules[kind].Kind, rig.Alarm.Condition);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Condition_RuleRemoved_AlarmLosesItsGround(string kind)
    {
        var rig = Rig(kind);
        True(rig, kind, 10);

        var told = rig.Change(Configs.Site(Configs.Point("A", Configs.High(55)), Configs.Point("B"), Configs.Point("C")) with { RuleSet = 2 }, 11);

        Assert.All(told, t => Assert.Equal(TransitionReason.RuleChanged, t.Reason));
        Assert.DoesNotContain(rig.Alarms, a => a.Condition == Rules[kind].Kind);
    }

    [Fact]
    public void Deviation_Deadband_HoldsTheAlarm()
    {
        var rig = Rig("deviation");
        True(rig, "deviation", 10);

        Assert.Empty(Of("deviation", rig.Sample("A", 50, 11)));
        Assert.Equal(["UNACK→RTNUN cleared"], Of("deviation", rig.Sample("A", 49.9, 12)));
    }

    [Fact]
    public void Expression_TwoOfOnePoint_AreTwoAlarms()
    {
        var rig = new SiteRig(Configs.Point("A", new ExpressionRule { Text = "A > 50" }, new ExpressionRule { Name = "hot", Text = "A > 60" }));

        rig.Sample("A", 61, 1);
        rig.Sample("A", 55, 2);

        Assert.Equal([(AlarmState.Unacknowledged, null), (AlarmState.ReturnedUnacknowledged, "hot")], rig.Alarms.Select(a => (a.State, a.ConditionName)));
    }

    [Fact]
    public void Expression_PointOfItRemoved_ConfigurationIsRefusedWithThePlace()
    {
        var config = Configs.Site(Configs.Point("A", new ExpressionRule { Text = "A > 50 and\n B1 > 50" }));

        var fault = Assert.Single(SiteValidator.Check(config));

        Assert.Equal("points[0].conditions[0].text", fault.Where);
        Assert.Equal("第2行第2列：本企业没有测点“B1”", fault.Text);
    }

    [Fact]
    public void Voting_TwoOfThree_LateSamplesDecideInTheirOwnTime()
    {
        var rig = new SiteRig(Configs.Point("A", Rules["voting"]), Configs.Point("B"), Configs.Point("C"));
        rig.Sample("A", 60, 1000);

        var told = rig.Late("B", 60, 500, 1001);

        Assert.Equal(["NORM→UNACK occurred"], told.Brief());
    }

    [Fact]
    public void Underreport_GatewayReports_NoAlarmAndItsEndBeginsTheTime()
    {
        var rig = Rig("underreport");
        rig.Sample("A", 60, 10);
        rig.Edge("A", true, 10.5, limit: 55);

        Assert.Empty(Of("underreport", rig.Sample("A", 60, 20)));
        rig.Edge("A", false, 21);
        Assert.Empty(Of("underreport", rig.Sample("A", 60, 21.9)));
        Assert.Equal(["NORM→UNACK occurred"], Of("underreport", rig.Sample("A", 60, 22)));
        Assert.Equal(["UNACK→RTNUN cleared"], Of("underreport", rig.Edge("A", true, 23, limit: 55)));
        Assert.Equal(["RTNUN→UNACK occurred"], Of("underreport", rig.Edge("A", true, 24, limit: 70)));
    }

    [Fact]
    public void Underreport_BackFilledExceedanceThatIsOver_IsNeverAnnunciated()
    {
        var rig = Rig("underreport");
        for (var at = 100.0; at < 160; at++)
        {
            rig.Late("A", at < 150 ? 60 : 40, at, 2000 + (at / 100));
        }

        rig.Advance(2100);

        Assert.DoesNotContain(rig.Journal, t => t.Alarm.Condition == ConditionKind.Underreport && t.Alarm.AnnunciatedAt is not null);
        Assert.Empty(rig.Alarms);
    }

    [Fact]
    public void PlantState_True_HidesItsConsequencesAndMakesNoAlarm()
    {
        var config = Configs.Site(Configs.Point("S", new PlantStateRule { Text = "S = 0 and F < 1" }), Configs.Point("F", Configs.Low(5)), Configs.Point("L", Configs.Low(20))) with
        {
            Suppressions =
            [
                new SuppressionConfig
                {
                    Name = "停车",
                    Cause = new ConditionRef { PointId = "S", Condition = ConditionKind.PlantState },
                    Consequences = [new ConditionSelector { PointId = "L", Condition = ConditionKind.Low }],
                },
            ],
        };
        Assert.Empty(SiteValidator.Check(config));
        var rig = new SiteRig(config);
        rig.Samples(1, ("S", 0, 1, Quality.Good), ("F", 0.5, 1, Quality.Good));

        rig.Sample("L", 10, 2);
        var hidden = rig.Alarms.Single(a => a.PointId == "L");
        rig.Restart(3);
        rig.Sample("S", 1, 4);

        Assert.Equal(AlarmState.SuppressedByDesign, hidden.State);
        Assert.Equal(AlarmState.Unacknowledged, rig.Alarms.Single(a => a.PointId == "L").State);
        Assert.DoesNotContain(rig.Journal, t => t.Alarm.Condition == ConditionKind.PlantState);
    }
}
