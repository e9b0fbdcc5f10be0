using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;
using static Monitoring.Alarms.Tests.SeatRig;

namespace Monitoring.Alarms.Tests;

/// <summary>What holds of floods for all journals.</summary>
public sealed class FloodProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void View_RestartedAtAnyMoment_SameAsUninterrupted() => ForAll(rig =>
    {
        foreach (var extra in (int[])[0, 240, 700, 5_000])
        {
            var now = rig.Now.AddSeconds(extra);
            Assert.Equal(Text(Running(rig.All).View("hall", now)), Text(Restarted(rig, now, out _).View("hall", now)));
        }
    });

    [Fact]
    public void View_SitesArriveInAnyInterleaving_SameAsInOrder() => ForAll(rig =>
    {
        // One site after the other is the worst that two gateways can differ by.
        var bySite = rig.All.OrderBy(row => row.SiteId, StringComparer.Ordinal).ThenBy(row => row.Seq);
        var one = Running(rig.All);
        var other = Running(bySite);
        if (!other.NeedsRebuild)
        {
            Assert.Equal(Text(one.View("hall", rig.Now)), Text(other.View("hall", rig.Now)));
        }
    });

    [Fact]
    public void View_AnyMoment_FloodByItsDefinition() => ForAll(rig =>
    {
        // The definition itself, second by second, against the fold.
        var told = rig.All.Where(Annunciation.Is).Select(row => row.DecidedAt).ToArray();
        var board = Running(rig.All);
        var (flood, before) = (false, DateTimeOffset.MinValue);
        foreach (var moment in told.Concat([rig.Now]).Distinct().Order())
        {
            // Between two alarms the count only falls, alarm by alarm.
            foreach (var check in told.Select(at => at.AddSeconds(600)).Where(at => at > before && at < moment).Append(moment).Order())
            {
                var inWindow = told.Count(at => at > check.AddSeconds(-600) && at <= check);
                flood = flood ? inWindow >= 5 : inWindow >= 10;
            }

            before = moment;
        }

        Assert.Equal(flood, board.View("hall", rig.Now).Flood);
    });

    [Fact]
    public void View_InAFlood_EveryAlarmInExactlyOnePlaceAndCriticalNeverFolded() => ForAll(rig =>
    {
        var board = Running(rig.All);
        board.Configure(Plant());
        var view = board.View("hall", rig.Now);
        var folded = view.Groups.Concat(view.Low is { } low ? [low] : []).SelectMany(group => group.AlarmIds).ToArray();
        var all = folded.Concat(view.Critical).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(view.Alarms, all.Length);
        Assert.All(view.Groups, group => Assert.Equal(group.Count, group.AlarmIds.Length));
        var last = rig.All.GroupBy(row => row.Alarm.Id).ToDictionary(rows => rows.Key, rows => rows.Last().Alarm);
        Assert.All(folded, id => Assert.NotEqual(AlarmPriority.Critical, last[id].Priority));
        Assert.All(view.Critical, id => Assert.Equal(AlarmPriority.Critical, last[id].Priority));
        Assert.All(view.FirstOuts, first => Assert.DoesNotContain(first.AlarmId, view.Low?.AlarmIds ?? []));
        if (view.Flood)
        {
            var from = rig.All.Where(Annunciation.Is).Select(row => row.DecidedAt).Order().ToArray();
            Assert.Contains(view.Since!.Value, from);
            Assert.NotEmpty(view.FirstOuts);
        }
    });

    [Fact]
    public void Grouped_AnyMoment_EveryAlarmThatIsNotOverInExactlyOneLine() => ForAll(rig =>
    {
        var board = Running(rig.All);
        var list = board.Grouped("hall", rig.Now);
        var shown = Sites.SelectMany(rig.Live).Where(alarm => alarm.AnnunciatedAt is not null && alarm.State != AlarmState.Shelved).Select(alarm => alarm.Id);
        Assert.Equal(shown.Order(), list.Lines.SelectMany(line => line.AlarmIds).Order());
        Assert.Equal(list.Total, list.Lines.Sum(line => line.Count));
        Assert.All(list.Lines.Where(line => line.Kind != "alarm"), line => Assert.NotEqual(AlarmPriority.Critical, line.Alarm.Priority));
        if (!list.Flood.Flood)
        {
            Assert.All(list.Lines, line => Assert.Contains(line.Kind, (string[])["alarm", "chattering"]));
        }
    });

    private static SiteConfig Plant() => new()
    {
        SiteId = A,
        Points = [.. Enumerable.Range(0, 12).Select(i => new PointConfig { PointId = $"P-{i}", Equipment = i < 8 ? $"V-{i % 3}" : null })],
        Suppressions =
        [
            new SuppressionConfig
            {
                Name = "trip",
                Cause = new ConditionRef { PointId = "P-1", Condition = ConditionKind.High },
                Consequences = [new ConditionSelector { Equipment = "V-2" }, new ConditionSelector { PointId = "P-9" }],
            },
        ],
    };

    private static void ForAll(Action<JournalRig> body) => Check.One(Many, Prop.ForAll(JournalRig.Random, body));
}
