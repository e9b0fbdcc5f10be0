using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests.Simulation;

public sealed class RuleSimulationTests
{
    private const long Start = 1_767_225_600_000;

    [Fact]
    public void Simulate_SameRules_NothingDiffers() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Streams().ToArbitrary(), values =>
        {
            var site = Site();
            var report = Run(site, site, values);
            return report is { Added: 0, Removed: 0, Longer: 0, Shorter: 0, Other: 0, Alarms.Length: 0 } && report.PresentLoad == report.ProposedLoad;
        }));

    [Fact]
    public void Simulate_SwappedRules_AddedIsRemovedAndLongerIsShorter() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Streams().ToArbitrary(), Gen.Choose(40, 80).Select(n => (double)n).ToArbitrary(), (values, limit) =>
        {
            var there = Run(Site(), Site(limit), values);
            var back = Run(Site(limit), Site(), values);
            return (there.Added, there.Removed, there.Longer, there.Shorter) == (back.Removed, back.Added, back.Shorter, back.Longer)
                && there.ProposedLoad.Alarms - there.PresentLoad.Alarms == there.Added - there.Removed;
        }));

    [Fact]
    public void Simulate_LowerLimit_NamesTheAddedAlarmWithItsTimes()
    {
        double[] values = [10, 10, 45, 45, 10, 10, 60, 60, 10, 10];

        var report = Run(Site(50), Site(40), values);

        Assert.Equal((1, 0, 0, 0), (report.Added, report.Removed, report.Longer, report.Shorter));
        var added = Assert.Single(report.Alarms);
        Assert.Equal((SimulatedEffect.Added, "A", ConditionKind.High), (added.Effect, added.PointId, added.Condition));
        Assert.Equal((At(2), At(4)), (added.ProposedFrom, added.ProposedTo));
        Assert.Equal((1, 2), (report.PresentLoad.Alarms, report.ProposedLoad.Alarms));
        Assert.Equal(10, report.Samples);
    }

    [Fact]
    public void Simulate_LongerOnDelay_AlarmIsShorterOrGone()
    {
        double[] values = [10, 60, 60, 10, 60, 60, 60, 60, 60, 60, 60, 10, 10];

        var report = Run(Site(50), Site(50, onDelay: 4), values);

        Assert.Equal((0, 1, 0, 1), (report.Added, report.Removed, report.Longer, report.Shorter));
    }

    [Fact]
    public void Simulate_AlarmThatLasts_IsOpenAtTheEnd()
    {
        var report = Run(Site(90), Site(50), [10, 60, 60]);

        var added = Assert.Single(report.Alarms);
        Assert.Equal(At(1), added.ProposedFrom);
        Assert.Null(added.ProposedTo);
    }

    [Fact]
    public void Simulate_GasLevel2Added_IsCounted()
    {
        var report = Run(Gas(50, 60), Gas(25, 50), [0, 0, 55, 0, 0]);

        Assert.Equal((0, 0), (report.AddedGasLevel2, report.RemovedGasLevel2));
        Assert.Equal(AlarmLevel.HH, Assert.Single(report.Alarms, a => a.Effect != SimulatedEffect.Added).Level);
        Assert.Equal(1, Run(Gas(80, 90), Gas(25, 50), [0, 0, 55, 0, 0]).AddedGasLevel2);
    }

    [Fact]
    public void Simulate_LatchedAlarms_EachOccurrenceCountsOnce()
    {
        double[] values = [0, 60, 0, 60, 0, 60, 0];

        Assert.Equal(3, Run(Gas(25, 50), Gas(25, 50), values).PresentLoad.Alarms);
    }

    [Fact]
    public void Simulate_Flapping_WorstTenMinutesIsCounted()
    {
        var values = Enumerable.Range(0, 3600).Select(i => i < 1200 && i % 100 == 0 ? 60.0 : 10).ToArray();

        var load = Run(Site(), Site(), values).PresentLoad;

        Assert.Equal((12, 6), (load.Alarms, load.WorstTenMinutes));
        Assert.Equal(At(0), load.WorstAt);
    }

    [Fact]
    public void Simulate_Underreport_LeftOutAndTold()
    {
        var site = Site();
        site = site with { Points = [site.Points[0] with { Conditions = [.. site.Points[0].Conditions, new UnderreportRule { Grace = 5 }] }] };

        var report = Run(site, site, [60, 60, 60, 60, 60, 60, 60, 60, 60, 60]);

        Assert.Equal([ConditionKind.Underreport], report.NotSimulated);
        Assert.Equal(1, report.PresentLoad.Alarms);
    }

    [Fact]
    public void Simulate_HoweverThePiecesAreCut_SameReport() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Streams().ToArbitrary(), Gen.Choose(1, 7).ToArbitrary(), (values, piece) =>
        {
            var (whole, cut) = (Run(Site(), Site(45), values), Run(Site(), Site(45), values, piece));
            return whole.Alarms.SequenceEqual(cut.Alarms) && whole.ProposedLoad == cut.ProposedLoad;
        }));

    private static Gen<double[]> Streams() => Gen.Choose(0, 100).Select(n => (double)n).ArrayOf();

    private static SimulationReport Run(SiteConfig present, SiteConfig proposed, double[] values, int piece = int.MaxValue)
    {
        var simulation = new RuleSimulation(present, proposed, Start);
        var samples = values.Select((v, i) => new Sample(0, Start + (i * 1000), v, Quality.Good)).ToArray();
        foreach (var part in samples.Chunk(Math.Min(piece, Math.Max(1, samples.Length))))
        {
            simulation.Feed(part);
        }

        return simulation.Finish(Start + (values.Length * 1000));
    }

    private static DateTimeOffset At(int second) => DateTimeOffset.FromUnixTimeMilliseconds(Start + (second * 1000));

    private static SiteConfig Site(double limit = 50, double onDelay = 0) => Of(new PointConfig
    {
        PointId = "A", RangeHigh = 100, Conditions = [new HighRule { OnDelay = onDelay, Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = limit }] }],
    });

    private static SiteConfig Gas(double one, double two) => Of(new PointConfig
    {
        PointId = "G", Kind = PointKind.CombustibleGas, RangeHigh = 100,
        Conditions =
        [
            new HighRule
            {
                Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = one }, new LevelLimit { Level = AlarmLevel.HH, Limit = two, Latching = true, Priority = AlarmPriority.Critical }],
            },
        ],
    });

    private static SiteConfig Of(PointConfig point) => new() { SiteId = "330100099", RegionCode = "330100", RuleSet = 1, Points = [point] };
}
