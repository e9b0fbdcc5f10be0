using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>What a start finds again.</summary>
public sealed class RestartTests
{
    [Fact]
    public void Restart_FiveThousandActiveAlarms_AllAsTheyWere()
    {
        var points = Enumerable.Range(0, 5000).Select(i => Configs.Point($"P{i}", Configs.High(80, 90))).ToArray();
        var site = new SiteRig(points);
        site.Samples(0, [.. points.Select((p, i) => (p.PointId, i % 2 == 0 ? 85.0 : 95.0, 0.0, Quality.Good))]);
        var before = site.Engine.Snapshot();
        Assert.Equal(5000, before.Alarms.Length);

        Assert.Empty(site.Restart(60));

        var after = site.Engine.Snapshot();
        Assert.True(before.Alarms.SequenceEqual(after.Alarms));
        Assert.Equal(before.Seq, after.Seq);
        Assert.True(before.Points.SequenceEqual(after.Points));
        Assert.Empty(site.Samples(61, [.. points.Select((p, i) => (p.PointId, i % 2 == 0 ? 85.0 : 95.0, 61.0, Quality.Good))]));
        Assert.Equal(5001, Assert.Single(site.Sample("P7", 50, 62)).Seq);
    }

    [Fact]
    public void Restart_TransitionNotJournaled_MadeAgainTheSame()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)), Configs.Point("Q", Configs.High(80))) { Saves = false };
        site.Save(everything: true);
        site.Sample("P", 90, 1);
        var journaled = Assert.Single(site.Save());
        site.Sample("Q", 90, 2);
        var lost = Assert.Single(site.Engine.TakeTransitions());

        site.Restart(3);

        Assert.Equal(lost, Assert.Single(site.Engine.TakeTransitions()));
        Assert.Equal([journaled.Alarm, lost.Alarm], site.Alarms);
    }

    [Fact]
    public void Restart_DelayEndedByTheClockBetweenReplayedBatches_SameOrderAsBefore()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, on: 10)), Configs.Point("Q", Configs.High(80))) { Saves = false };
        site.Sample("P", 90, 1);
        site.Save(everything: true);
        site.Sample("Q", 90, 20);
        var lost = site.Engine.TakeTransitions();
        Assert.Equal(["P", "Q"], lost.Select(t => t.Alarm.PointId));

        site.Restart(21);

        Assert.Equal(lost, site.Engine.TakeTransitions());
    }

    [Fact]
    public void Restart_NothingStored_WholeLogIsReplayed()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80))) { Saves = false };
        site.Sample("P", 90, 1);
        site.Restart(2);
        Assert.Equal(0, site.Engine.ReplayFrom);
        Assert.Equal(["NORM→UNACK occurred H"], site.Save().Brief());
    }

    [Fact]
    public void ReplayFrom_EverythingStored_NothingToReplay()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)), Configs.Point("Q"));
        site.Sample("P", 50, 1);
        site.Sample("P", 50, 2);
        site.Save(everything: true);
        site.Restart(3);
        Assert.Equal((2, 2), (site.Engine.ReplayFrom, site.Engine.Position));
    }

    [Fact]
    public void ReplayFrom_SiteWithoutPoints_NothingToReplay()
    {
        var site = new SiteRig(Configs.Point("P"));
        site.Sample("P", 50, 1);
        site.Change(Configs.Site(), 2);
        site.Save(everything: true);
        site.Restart(3);
        Assert.Equal(1, site.Engine.ReplayFrom);
    }

    [Fact]
    public void Apply_LogBeganAnewAfterARestart_SamplesAreStillJudged()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)));
        for (var t = 0; t < 50; t++)
        {
            site.Sample("P", 50, t);
        }

        site.Save(everything: true);
        site.Restart(60);
        site.Engine.Apply(SiteRig.Message(61, BatchMessage.NoSeq, 0, [new Sample(0, SiteRig.Ms(61), 90, Quality.Good)]), 1);
        Assert.Single(site.Save());
    }

    [Fact]
    public void Restart_AfterAnAlarmOfAGateway_EpisodeGoesOn()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)));
        site.Save(everything: true);
        Assert.True(Assert.Single(site.Report(GatewayLink.Offline, 10)).Alarm.FirstOut);
        site.Restart(20);
        Assert.False(site.Sample("P", 90, 21).Single(t => t.Alarm.Condition == ConditionKind.High).Alarm.FirstOut);
    }

    [Fact]
    public void Restart_UnderRulesWithoutTheCondition_AlarmEnds()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)), Configs.Point("Q", Configs.High(80)));
        site.Sample("P", 90, 1);
        site.Sample("Q", 90, 2);
        var made = site.Restart(10, Configs.Site(Configs.Point("Q", Configs.Low(10))) with { RuleSet = 2 });
        Assert.Equal(["UNACK→NORM rulechanged", "UNACK→NORM rulechanged"], made.Brief());
        Assert.Equal(["P", "Q"], made.Select(t => t.Alarm.PointId));
        Assert.Empty(site.Alarms);
        Assert.Empty(site.Restart(20));
    }

    [Fact]
    public void Restart_UnderRulesWithOtherLimits_LastValueIsJudgedByThem()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, 90)), Configs.Point("Q", Configs.High(80)));
        site.Sample("P", 95, 1);
        site.Sample("Q", 70, 2);
        site.Save(everything: true);
        var changed = Configs.Site(Configs.Point("P", Configs.High(80)), Configs.Point("Q", Configs.High(60))) with { RuleSet = 2 };
        Assert.Equal(["UNACK→UNACK eased H", "NORM→UNACK occurred H"], site.Restart(10, changed).Brief());
        Assert.Empty(site.Restart(20));
    }

    [Fact]
    public void HasStates_NumberedBatchWithoutAnAlarm_NothingMustBeStored()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80))) { Saves = false };
        site.Report(GatewayLink.Online, 0);
        Assert.True(site.Engine.HasStates);
        site.Save();
        site.Apply(SiteRig.Message(1, 7, 7, [new Sample(0, SiteRig.Ms(1), 50, Quality.Good)]));
        site.Report(GatewayLink.Online, 2);
        Assert.False(site.Engine.HasStates);
        site.Report(GatewayLink.ConnectionLost, 3);
        Assert.True(site.Engine.HasStates);
    }

    [Fact]
    public void Restart_RepeatOfABatchBeforeTheRulesChanged_IsStillKnown()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)));
        site.Save(everything: true);
        site.Apply(SiteRig.Message(1, 7, 7, [new Sample(0, SiteRig.Ms(1), 50, Quality.Good)]));
        site.Change(Configs.Site(Configs.Point("P", Configs.High(85))), 2);
        site.Restart(3);
        Assert.True(site.Engine.IsRepeat(SiteRig.Message(4, 7, 7, []), out _));
    }

    [Fact]
    public void Restore_StateOfAnotherVersion_SaysSo()
    {
        var rules = SiteCompiler.Compile(Configs.Site(Configs.Point("P")), []);
        var fault = Assert.Throws<InvalidDataException>(() => SiteEngine.Restore(rules, 0, [], [new StoredState("P", 1, [9, 9])], 0));
        Assert.Contains("version 9", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_StateOfAPointThatIsGone_PassedOver()
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80)));
        site.Sample("P", 50, 0);
        site.Save(everything: true);
        site.Change(Configs.Site(Configs.Point("Q", Configs.High(80))), 1);
        site.Restart(2);
        Assert.Equal(["NORM→UNACK occurred H"], site.Sample("Q", 90, 3).Brief());
    }
}
