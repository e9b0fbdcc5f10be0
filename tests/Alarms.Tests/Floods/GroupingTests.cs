using Monitoring.Contracts;
using static Monitoring.Alarms.Tests.SeatRig;

namespace Monitoring.Alarms.Tests;

/// <summary>How a flood is folded.</summary>
public sealed class GroupingTests
{
    [Fact]
    public void View_Trip_FirstOutOnTopCausesUnitsAndLowFolded()
    {
        var (rig, board) = Trip();
        var view = board.View("hall", rig.Now);

        Assert.Equal("PSLL-201", view.FirstOuts[0].PointId);
        Assert.Equal("K-201", view.FirstOuts[0].Equipment);
        Assert.Equal(["GT-1"], Points(rig, view.Critical));
        var cause = view.Groups[0];
        Assert.Equal(("cause", "空压机跳车"), (cause.Kind, cause.Name));
        Assert.Equal("XS-201", Points(rig, [cause.CauseAlarmId!]).Single());
        Assert.Equal(["XS-201", "FI-1", "FI-2", "FI-3"], Points(rig, cause.AlarmIds));
        Assert.Equal(["V-1", "K-201", "330100000001"], view.Groups.Skip(1).Select(group => group.Name));
        Assert.Equal(["L-1", "L-2", "L-3"], Points(rig, view.Low!.AlarmIds));
        Assert.Equal(3, view.Low.Count);
    }

    [Fact]
    public void View_AlarmBeforeTheCause_IsNotItsConsequence()
    {
        var rig = new JournalRig();
        rig.Occur(A, "FI-1");
        rig.Wait(120);
        rig.Occur(A, "XS-201");
        for (var i = 0; i < 10; i++)
        {
            rig.Occur(A, $"P-{i}");
        }

        var board = Running(rig.All);
        board.Configure(Plant());
        var cause = board.View("hall", rig.Now).Groups.Single(group => group.Kind == "cause");
        Assert.Equal(["XS-201"], Points(rig, cause.AlarmIds));
    }

    [Fact]
    public void View_ConsequenceSuppressedByDesign_CountedUnderItsCause()
    {
        var rig = new JournalRig();
        var hidden = rig.Occur(A, "FI-3");
        rig.Wait(1);
        rig.Occur(A, "XS-201");
        for (var i = 0; i < 10; i++)
        {
            rig.Occur(A, $"P-{i}");
        }

        rig.Move(A, "FI-3", AlarmState.SuppressedByDesign, TransitionReason.Suppressed);
        var board = Running(rig.All);
        board.Configure(Plant());
        var view = board.View("hall", rig.Now);
        Assert.Equal([hidden!.Id], view.Groups.Single(group => group.Kind == "cause").Suppressed);
        Assert.DoesNotContain(hidden.Id, board.Grouped("hall", rig.Now).Lines.SelectMany(line => line.AlarmIds));
    }

    [Fact]
    public void View_AlarmThatBecomesCritical_LeavesItsGroup()
    {
        var (rig, board) = Trip();
        rig.Worsen(A, "LI-1", AlarmPriority.Critical);
        board.Take(rig.All[^1]);
        Assert.Equal(["LI-1", "GT-1"], Points(rig, board.View("hall", rig.Now).Critical).OrderDescending());
    }

    [Fact]
    public void Grouped_InAFlood_FirstOutThenCriticalThenFolded()
    {
        var (rig, board) = Trip();
        var lines = board.Grouped("hall", rig.Now).Lines;
        Assert.Equal(("PSLL-201", true), (lines[0].Name, lines[0].FirstOut));
        Assert.Equal("GT-1", lines[1].Name);
        Assert.Equal("XS-201", lines[2].Name);
        Assert.Equal(("cause", 3), (lines[3].Kind, lines[3].Count));
        Assert.Equal(("low", 3), (lines[^1].Kind, lines[^1].Count));
    }

    [Fact]
    public void Grouped_AfterTheFlood_LineByLine()
    {
        var (rig, board) = Trip();
        var list = board.Grouped("hall", rig.Now.AddMinutes(11));
        Assert.All(list.Lines, line => Assert.Equal("alarm", line.Kind));
        Assert.Equal(14, list.Lines.Length);
        Assert.Empty(list.Standing);
        Assert.Equal(14, board.Grouped("hall", rig.Now.AddHours(25)).Standing.Length);
    }

    private static (JournalRig Rig, FloodBoard Board) Trip()
    {
        var rig = new JournalRig();
        rig.Wait(3_600);
        rig.Occur(A, "PSLL-201", AlarmPriority.Low);
        foreach (var (point, priority) in ((string, AlarmPriority)[])
            [("XS-201", AlarmPriority.High), ("FI-1", AlarmPriority.Medium), ("FI-2", AlarmPriority.Low), ("FI-3", AlarmPriority.Medium), ("LI-1", AlarmPriority.Medium),
             ("LI-2", AlarmPriority.High), ("TI-1", AlarmPriority.Medium), ("PI-201", AlarmPriority.Medium), ("HZ-1", AlarmPriority.Medium),
             ("L-1", AlarmPriority.Low), ("L-2", AlarmPriority.Low), ("L-3", AlarmPriority.Low), ("GT-1", AlarmPriority.Critical)])
        {
            rig.Wait(2);
            rig.Occur(A, point, priority);
        }

        var withHazard = rig.All.Select(row => row.Alarm.PointId == "HZ-1" ? row with { Alarm = row.Alarm with { HazardId = "330100000001" } } : row);
        var board = Running(withHazard);
        board.Configure(Plant());
        return (rig, board);
    }

    private static SiteConfig Plant() => new()
    {
        SiteId = A,
        Points =
        [
            .. new (string Point, string Unit)[] { ("PSLL-201", "K-201"), ("XS-201", "K-201"), ("PI-201", "K-201"), ("FI-1", "E-1"), ("FI-2", "E-1"), ("FI-3", "E-2"),
                ("LI-1", "V-1"), ("LI-2", "V-1"), ("TI-1", "V-1"), ("L-1", "V-1") }
                .Select(row => new PointConfig { PointId = row.Point, Equipment = row.Unit }),
        ],
        Suppressions =
        [
            new SuppressionConfig
            {
                Name = "空压机跳车",
                Cause = new ConditionRef { PointId = "XS-201", Condition = ConditionKind.High },
                Consequences = [new ConditionSelector { Equipment = "E-1" }, new ConditionSelector { PointId = "FI-3", Condition = ConditionKind.High }],
            },
        ],
    };

    private static string[] Points(JournalRig rig, string[] ids) =>
        [.. ids.Select(id => rig.All.First(row => row.Alarm.Id == id).Alarm.PointId)];
}
