using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>A silo is lost with its log, and another one goes on from the states that are stored.</summary>
public sealed class TakenOverTests
{
    [Fact]
    public void TakeOver_DelayRunning_AlarmAtItsTimeWithoutAnotherSample()
    {
        var site = Rig(Configs.Point("P", Configs.High(80, on: 10)));
        site.Sample("P", 90, 1);

        Assert.Empty(site.TakeOver(4));
        Assert.Empty(site.Advance(10.9));

        Assert.Equal(SiteRig.At(11), Assert.Single(site.Advance(11)).DecidedAt);
    }

    [Fact]
    public void TakeOver_DelayEndedByTheValue_NoAlarm()
    {
        var site = Rig(Configs.Point("P", Configs.High(80, on: 10)));
        site.Sample("P", 90, 1);
        site.Sample("P", 70, 3);

        Assert.Empty(site.TakeOver(4));

        Assert.Empty(site.Advance(60));
    }

    [Fact]
    public void TakeStates_DelayBeginsAndEnds_OnlyWhereDelaysAreStored()
    {
        var alone = new SiteRig(Configs.Point("P", Configs.High(80, on: 10))) { Saves = false };
        alone.Save(everything: true);
        alone.Sample("P", 90, 1);
        Assert.False(alone.Engine.HasStates);

        var one = Rig(Configs.Point("P", Configs.High(80, on: 10)));
        one.Saves = false;
        one.Save(everything: true);
        one.Sample("P", 90, 1);
        Assert.Contains(one.Engine.TakeStates(everything: false), state => state.Key == "P");
        one.Sample("P", 91, 2);
        Assert.False(one.Engine.HasStates);
        one.Sample("P", 70, 3);
        Assert.True(one.Engine.HasStates);
    }

    [Fact]
    public void TakeOver_AnyMoment_SameAlarmsAsWithoutIt()
    {
        var values = Gen.Elements(70.0, 79, 81, 85, 91, 95).ArrayOf(40);
        var runs = from v in values from at in Gen.Choose(1, 39) from gaps in Gen.Elements(1, 3).ArrayOf(40) select (v, at, gaps);
        Check.QuickThrowOnFailure(Prop.ForAll(runs.ToArbitrary(), run => Journal(run.v, run.gaps, run.at).SequenceEqual(Journal(run.v, run.gaps, null))));
    }

    private static SiteRig Rig(params PointConfig[] points)
    {
        var site = new SiteRig(points);
        site.Engine.StoresDelays = true;
        return site;
    }

    private static IEnumerable<(DateTimeOffset, AlarmState, TransitionReason, AlarmLevel)> Journal(double[] values, int[] gaps, int? takenOver)
    {
        var site = Rig(Configs.Point("P", Configs.High(80, 90, on: 4, off: 3, deadband: 2)));
        site.Save(everything: true);
        var at = 0;
        for (var i = 0; i < values.Length; i++)
        {
            at += gaps[i];
            site.Sample("P", values[i], at);
            if (i == takenOver)
            {
                site.TakeOver(at + 0.5);
                site.Engine.StoresDelays = true;
            }
        }

        site.Advance(at + 60);
        return site.Journal.Select(t => (t.At, t.To, t.Reason, t.Alarm.CurrentLevel));
    }
}
