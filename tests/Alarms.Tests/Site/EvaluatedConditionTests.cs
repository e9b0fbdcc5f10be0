using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>How the engine treats conditions that evaluators judge, with the simplest of them.</summary>
public sealed class EvaluatedConditionTests
{
    private static readonly DiscreteRule Closed = new() { Values = [0], OnDelay = 10, OffDelay = 5 };
    private readonly SiteRig _site = new(Configs.Point("XV", Closed, Configs.High(80)));

    [Fact]
    public void Apply_TrueForItsOnDelay_OccursWithAnExplanation()
    {
        _site.Sample("XV", 0, 0);
        Assert.Empty(_site.Advance(9));
        Assert.Equal(["NORM→UNACK occurred"], _site.Advance(10).Brief());
        Assert.Equal(("XV状态异常：当前值0 m", "XV state: value 0 m", 0d), (_site.Alarm.Text, _site.Alarm.TextEn, _site.Alarm.Value));
        Assert.Equal(["UNACK→RTNUN cleared"], Cleared());

        string[] Cleared()
        {
            Assert.Empty(_site.Sample("XV", 1, 20));
            return _site.Advance(25).Brief();
        }
    }

    [Fact]
    public void Apply_BadQualityWhileTheDelayRuns_FreezesIt()
    {
        _site.Sample("XV", 0, 0);
        _site.Sample("XV", 0, 5, Quality.Bad);
        Assert.DoesNotContain(_site.Advance(60), t => t.Alarm.Condition == ConditionKind.Discrete);
        Assert.Contains("NORM→UNACK occurred", _site.Sample("XV", 0, 61).Where(t => t.Alarm.Condition == ConditionKind.Discrete).Brief());
    }

    [Fact]
    public void Apply_TwoConditionsOfOnePoint_InAlarmTogether()
    {
        _site.Change(Configs.Site(Configs.Point("XV", new DiscreteRule { Values = [85] }, new DiscreteRule { Values = [85, 86], Name = "b" }, Configs.High(80))) with { RuleSet = 2 }, 0);
        _site.Sample("XV", 85, 1);
        Assert.Equal(3, _site.Alarms.Length);
        Assert.Equal([null, null, "b"], _site.Alarms.Select(a => a.ConditionName).Order());
        _site.Sample("XV", 86, 2);
        Assert.Equal([(ConditionKind.High, AlarmState.Unacknowledged), (ConditionKind.Discrete, AlarmState.Unacknowledged), (ConditionKind.Discrete, AlarmState.ReturnedUnacknowledged)],
            _site.Alarms.OrderBy(a => a.Condition).ThenBy(a => a.State).Select(a => (a.Condition, a.State)));
    }

    [Fact]
    public void Change_RuleEditedWhileTheDelayIsPending_DelayGoesOnWithTheNewLength()
    {
        _site.Sample("XV", 0, 0);
        Assert.Empty(_site.Change(Configs.Site(Configs.Point("XV", Closed with { OnDelay = 30 }, Configs.High(80))) with { RuleSet = 2 }, 5));
        Assert.Empty(_site.Advance(29));
        Assert.Equal(["NORM→UNACK occurred"], _site.Advance(30).Brief());
        Assert.Equal(SiteRig.At(0), _site.Alarm.OccurredAt);
    }

    [Fact]
    public void Change_ShorterDelayThanHasPassed_EndsAtOnce()
    {
        _site.Sample("XV", 0, 0);
        Assert.Equal(["NORM→UNACK occurred"], _site.Change(Configs.Site(Configs.Point("XV", Closed with { OnDelay = 2 })) with { RuleSet = 2 }, 5).Brief());
    }

    [Fact]
    public void Change_NoLongerTrueByTheNewRule_Clears()
    {
        _site.Sample("XV", 0, 0);
        _site.Advance(10);
        Assert.Empty(_site.Change(Configs.Site(Configs.Point("XV", Closed with { Values = [2] })) with { RuleSet = 2 }, 20));
        Assert.Equal(["UNACK→RTNUN cleared"], _site.Advance(25).Brief());
    }

    [Fact]
    public void Restart_MemoryAndDelay_GoOn()
    {
        _site.Sample("XV", 0, 0);
        _site.Save(everything: true);
        Assert.Empty(_site.Restart(5));
        Assert.Equal(["NORM→UNACK occurred"], _site.Advance(10).Brief());
    }

    [Fact]
    public void Apply_LateAndOver_HistoryOnly()
    {
        _site.Samples(3600, ("XV", 0, 0, Quality.Good), ("XV", 1, 60, Quality.Good), ("XV", 1, 70, Quality.Good));
        Assert.Equal(["NORM→UNACK", "UNACK→RTNUN", "RTNUN→NORM"], _site.Journal.Select(t => t.Brief()[..t.Brief().IndexOf(' ', StringComparison.Ordinal)]));
        Assert.All(_site.Journal, t => Assert.True(t.Late));
    }

    [Fact]
    public void Catalog_EveryRuleThatAnEvaluatorJudges_HasItsLine()
    {
        var rules = typeof(SignalRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SignalRule)) && !t.IsAbstract);
        Assert.Equal(rules.OrderBy(t => t.Name), ConditionCatalog.All.Select(t => t.RuleType).OrderBy(t => t.Name));
        Assert.Equal(ConditionCatalog.All.Count, ConditionCatalog.All.Select(t => t.Kind).Distinct().Count());
    }
}
