using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>What holds of the figures for all journals.</summary>
public sealed class KpiProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(200);

    [Fact]
    public void Count_InAnyPieces_SameAsAtOnce() => Check.One(Many, Prop.ForAll(
        JournalRig.Random,
        Gen.Choose(1, 20).NonEmptyListOf().ToArbitrary(),
        (rig, pieces) => Assert.Equal(KpiRig.Of(rig.All, int.MaxValue).Content(), KpiRig.Of(rig.All, [.. pieces]).Content())));

    [Fact]
    public void Report_AnyJournal_SameAsCountedByHand() => Check.One(Many, Prop.ForAll(JournalRig.Random, rig =>
    {
        var from = JournalRig.Start;
        var to = rig.Now.AddMinutes(20);
        var report = KpiRig.Of(rig.All, 7).Report(from, to, to);
        var told = rig.All.Where(Annunciation.Is).ToArray();
        Assert.Equal(told.Length, report.Alarms);
        Assert.Equal((report.To - report.From).TotalHours, report.Hours);
        Assert.Equal(Math.Round(told.Length / report.Hours * 24, 2), KpiRig.Value(report, "alarmsPerDay"));
        var worst = told.Select(row => Minute(row)).DefaultIfEmpty().Max(last => told.Count(row => Minute(row) > last - 10 && Minute(row) <= last));
        Assert.Equal(worst, KpiRig.Value(report, "worst10Min"));
        var top = told.GroupBy(row => (row.SiteId, row.Alarm.PointId)).Select(rows => rows.Count()).OrderDescending().Take(10).Sum();
        Assert.Equal(told.Length == 0 ? null : Math.Round(top * 100d / told.Length, 2), KpiRig.Value(report, "topTenShare"));
        Assert.Equal(told.Length == 0 ? null : Math.Round(told.Count(row => row.Alarm.Priority == AlarmPriority.Low) * 100d / told.Length, 2), KpiRig.Value(report, "lowShare"));
    }));

    [Fact]
    public void Report_SumOfItsShifts_IsTheWhole() => Check.One(Many, Prop.ForAll(JournalRig.Random, rig =>
    {
        var counted = KpiRig.Of(rig.All, 50);
        var to = JournalRig.Start.AddDays(3);
        var (day, night, all) = (counted.Report(JournalRig.Start, to, shift: "day"), counted.Report(JournalRig.Start, to, shift: "night"), counted.Report(JournalRig.Start, to));
        Assert.Equal(all.Alarms, day.Alarms + night.Alarms);
        Assert.Equal((36d, 36d, 72d), (day.Hours, night.Hours, all.Hours));
        Assert.Equal(KpiRig.Value(all, "fleeting"), KpiRig.Value(day, "fleeting") + KpiRig.Value(night, "fleeting"));
        Assert.Equal(KpiRig.Value(all, "chattering"), KpiRig.Value(day, "chattering") + KpiRig.Value(night, "chattering"));
    }));

    [Fact]
    public void Quantile_AnyDurations_WithinFivePercent() => Check.One(Many, Prop.ForAll(
        Gen.Choose(1_001, 1_000_000_000).NonEmptyListOf().ToArbitrary(),
        durations =>
        {
            var counts = new long[DurationHistogram.Buckets];
            foreach (var duration in durations)
            {
                counts[DurationHistogram.BucketOf(duration)]++;
            }

            var sorted = durations.Order().ToArray();
            foreach (var share in (double[])[0.5, 0.9])
            {
                var exact = sorted[(int)Math.Ceiling(sorted.Length * share) - 1] / 1_000d;
                Assert.InRange(DurationHistogram.Quantile(counts, share)!.Value, exact * 0.95, exact * 1.05);
            }
        }));

    private static long Minute(AlarmTransition row) => row.DecidedAt.ToUnixTimeSeconds() / 60;
}
