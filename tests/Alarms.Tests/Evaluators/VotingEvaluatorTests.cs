using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

public sealed class VotingEvaluatorTests
{
    private static readonly PointConfig[] Gas =
        [.. new[] { "GT-1", "GT-2", "GT-3" }.Select(id => Configs.Point(id, Configs.High(25, 50, deadband: 2), Configs.Low(5, 1)) with { Unit = "%LEL", Period = 1 })];

    private static JudgeRig Rig(int k, AlarmLevel? level = AlarmLevel.H, double? limit = null, double deadband = 0) =>
        new(new VotingRule { Points = ["GT-1", "GT-2", "GT-3"], K = k, Level = level, Limit = limit, Deadband = deadband }, Gas[0], Gas[1], Gas[2]);

    private static JudgeRig All(JudgeRig rig, double at, params double[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            rig.See($"GT-{i + 1}", values[i], at, double.IsNaN(values[i]));
        }

        return rig;
    }

    [Theory]
    [InlineData(1, 25, 0, 0, true)]
    [InlineData(2, 25, 24.9, 0, false)]
    [InlineData(2, 25, 25, 0, true)]
    [InlineData(2, 25, double.NaN, 25, true)]
    [InlineData(2, 25, double.NaN, 0, false)]
    [InlineData(3, 25, 30, 60, true)]
    [InlineData(3, 25, 30, double.NaN, false)]
    public void Voting_KOutOfN_OfGoodDetectors(int k, double one, double two, double three, bool expected) =>
        Assert.Equal(expected ? Signal.True : Signal.False, All(Rig(k), 1, one, two, three).Signal);

    [Theory]
    [InlineData(AlarmLevel.H, 25, 24)]
    [InlineData(AlarmLevel.HH, 50, 49)]
    [InlineData(AlarmLevel.L, 5, 6)]
    [InlineData(AlarmLevel.LL, 1, 2)]
    public void Voting_Level_GivesLimitAndDirection(AlarmLevel level, double beyond, double within)
    {
        Assert.Equal(Signal.True, All(Rig(3, level), 1, beyond, beyond, beyond).Signal);
        Assert.Equal(Signal.False, All(Rig(3, level), 1, beyond, beyond, within).Signal);
    }

    [Fact]
    public void Voting_OneLimit_AtOrAboveUnlessTheLevelSaysBelow()
    {
        Assert.Equal(Signal.True, All(Rig(2, null, 40), 1, 40, 41, 0).Signal);
        Assert.Equal(Signal.False, All(Rig(2, null, 40), 1, 40, 39, 0).Signal);
        Assert.Equal(Signal.True, All(Rig(2, AlarmLevel.L, 40), 1, 41, 39, 40).Signal);
    }

    [Fact]
    public void Voting_Deadband_BelongsToEachVote()
    {
        var rig = All(Rig(2), 1, 25, 25, 24);
        Assert.Equal(Signal.True, All(rig, 2, 23.5, 23.5, 24).Signal);

        // The third is in the deadband as well, but it never voted.
        Assert.Equal(Signal.False, All(rig, 3, 23.5, 22.9, 24).Signal);
    }

    [Fact]
    public void Voting_VoterFails_HoldsTheAlarmAndItsReturnDecides()
    {
        var rig = All(Rig(2), 1, 30, 30, 0);
        Assert.Equal(Signal.True, rig.Signal);

        Assert.Equal(Signal.Unknown, rig.See("GT-1", 0, 2, bad: true));
        Assert.Equal(Signal.True, rig.See("GT-3", 26, 3));
        Assert.Equal(Signal.Unknown, rig.See("GT-3", 0, 4));
        Assert.Equal(Signal.False, rig.See("GT-1", 0, 5));
    }

    [Fact]
    public void Voting_DetectorThatFailedWithinLimits_HoldsNothing()
    {
        var rig = All(Rig(1), 1, 0, 0, 0);
        rig.See("GT-1", 0, 2, bad: true);

        Assert.Equal(Signal.True, rig.See("GT-2", 30, 3));
        Assert.Equal(Signal.False, rig.See("GT-2", 0, 4));
    }

    [Fact]
    public void Voting_SilentDetector_HasNoVote()
    {
        var rig = All(Rig(2), 0, 30, 30, 0);

        Assert.Equal(Signal.True, rig.See("GT-1", 30, 120));
        Assert.Equal(Signal.Unknown, rig.See("GT-1", 30, 121));
        Assert.Equal(Signal.True, rig.See("GT-3", 30, 121));
    }

    [Fact]
    public void Voting_RuleEdited_OldVotesCountByTheNewLimits()
    {
        var rig = All(Rig(2, null, 20), 1, 30, 30, 0);
        rig.Restart(Rig(2, null, 40).Evaluator);

        Assert.Equal(Signal.False, rig.Judge(active: true));
    }

    [Fact]
    public void Explain_Votes_NamedWithTheirValuesAndTheFailedOnes()
    {
        var rig = All(Rig(2), 1, 30, 62.5, double.NaN);

        Assert.Equal("3取2：2个探测器达到限值（GT-1=30%LEL≥25、GT-2=62.5%LEL≥25）；无有效数据不参与表决：GT-3", rig.Explain().Text);
        Assert.Equal("2 out of 3: 2 detectors beyond their limit (GT-1=30%LEL≥25, GT-2=62.5%LEL≥25); without good data and vote: GT-3", rig.Explain().TextEn);
        Assert.Equal((62.5, 25), (rig.Explain().Value, rig.Explain().Limit));
    }

    [Fact]
    public void Check_Faults_AllAtOnce()
    {
        var rule = new VotingRule { Points = ["GT-1", "GT-1", "GT-9"], K = 4, Limit = double.NaN, Deadband = -1 };

        Assert.Equal(
            ["points[1]", "points[2]", "k", "limit", "deadband"],
            JudgeRig.Faults(rule, Gas[0]).Select(f => f["points[0].conditions[2].".Length..f.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Fact]
    public void Check_NoLevelOrDetectorWithoutIt_IsTold()
    {
        var none = new VotingRule { Points = ["GT-1", "GT-2"], K = 1 };
        var bare = Configs.Point("GT-9");

        Assert.Contains("a level (each detector's own limit) or one limit", Assert.Single(JudgeRig.Faults(none, Gas[0], Gas[1])), StringComparison.Ordinal);
        Assert.Contains("points[1]: point 'GT-9' has no limit HH", Assert.Single(JudgeRig.Faults(none with { Points = ["GT-1", "GT-9"], Level = AlarmLevel.HH }, Gas[0], bare)), StringComparison.Ordinal);
    }
}
