using Monitoring.Contracts;
using static Monitoring.Alarms.Tests.SeatRig;

namespace Monitoring.Alarms.Tests;

/// <summary>When a flood begins and ends, and what is seen of it (alarms.md §4).</summary>
public sealed class FloodBoardTests
{
    [Fact]
    public void View_NineAlarmsInTenMinutes_NoFlood()
    {
        var rig = Burst(9, 1);
        Assert.False(Running(rig.All).View("hall", rig.Now).Flood);
    }

    [Fact]
    public void View_TenthAlarmWithinTenMinutes_FloodFromThatMoment()
    {
        var rig = Burst(10, 59);
        var view = Running(rig.All).View("hall", rig.Now);
        Assert.True(view.Flood);
        Assert.Equal(rig.Now, view.Since);
        Assert.Equal(10, view.Alarms);
        Assert.Equal(10, view.InWindow);
    }

    [Fact]
    public void View_TenthAlarmExactlyTenMinutesAfterTheFirst_NoFlood()
    {
        var rig = Burst(9, 1);
        rig.Wait(600 - 8);
        rig.Occur(A, "P-99");
        Assert.False(Running(rig.All).View("hall", rig.Now).Flood);
    }

    [Fact]
    public void View_AlarmAtTheMomentWhenAllOthersLeaveTheWindow_FloodHasEnded()
    {
        var rig = Burst(10, 0);
        rig.Wait(600);
        rig.Occur(A, "P-99");
        Assert.False(Running(rig.All).View("hall", rig.Now).Flood);
    }

    [Fact]
    public void View_FewerThanFiveLeftInTheWindow_FloodEndsAtThatMoment()
    {
        var rig = Burst(10, 10);
        var board = Running(rig.All);
        var end = JournalRig.Start.AddSeconds((5 * 10) + 600);
        Assert.Equal(end, board.View("hall", rig.Now).EndsAt);
        Assert.True(board.View("hall", end.AddMilliseconds(-1)).Flood);
        var after = board.View("hall", end);
        Assert.False(after.Flood);
        Assert.Equal(end, after.EndedAt);
        Assert.Empty(after.Groups);
    }

    [Fact]
    public void View_FiveMoreEveryTenMinutes_FloodGoesOn()
    {
        var rig = Burst(10, 1);
        for (var i = 0; i < 30; i++)
        {
            rig.Wait(119);
            rig.Occur(A, $"Q-{i}");
        }

        var view = Running(rig.All).View("hall", rig.Now);
        Assert.True(view.Flood);
        Assert.Equal(40, view.Alarms);
    }

    [Fact]
    public void View_OwnLimitsOfASeat_Hold()
    {
        var rig = Burst(4, 1);
        Assert.True(Running(rig.All, new FloodLimits { Start = 3, End = 2, Window = 60 }).View("hall", rig.Now).Flood);
    }

    [Fact]
    public void View_LateShelvedAndAcknowledgedTransitions_AreNoAlarms()
    {
        var rig = new JournalRig();
        for (var i = 0; i < 20; i++)
        {
            rig.Wait(1);
            rig.Occur(A, $"P-{i}", late: true);
        }

        rig.Occur(A, "S-1");
        rig.Move(A, "S-1", AlarmState.Shelved, TransitionReason.Shelved, "duty");
        for (var i = 0; i < 20; i++)
        {
            rig.Wait(1);
            rig.Move(A, "S-1", AlarmState.Shelved, TransitionReason.Occurred);
            rig.Move(A, "S-1", AlarmState.Shelved, TransitionReason.Cleared);
        }

        var view = Running(rig.All).View("hall", rig.Now);
        Assert.False(view.Flood);
        Assert.Equal(1, view.InWindow);
    }

    [Fact]
    public void View_SiteOutOfScope_DoesNotCount()
    {
        var rig = Burst(10, 1);
        var seats = new SeatSet { Items = [new SeatConfig { Id = "other", Scope = [B, "3302"] }] };
        var board = new FloodBoard(seats);
        board.Add([new JournalTail(A, "330100", 0, []), new JournalTail(B, "330100", 0, []), new JournalTail(C, "330200", 0, [])]);
        rig.All.ForEach(board.Take);
        Assert.Equal(0, board.View("other", rig.Now).InWindow);
        Assert.Equal([B, C], board.SitesOf("other").Order());
    }

    [Fact]
    public void View_FirstOut_IsTheFirstBySampleTimeThoughDecidedLater()
    {
        var rig = new JournalRig();
        rig.Wait(100);
        rig.Occur(A, "P-0");
        rig.Wait(1);
        var trip = rig.Occur(A, "TRIP", sampleAge: 30);
        for (var i = 1; i < 12; i++)
        {
            rig.Wait(1);
            rig.Occur(A, $"P-{i}");
        }

        var first = Assert.Single(Running(rig.All).View("hall", rig.Now).FirstOuts);
        Assert.Equal(trip!.Id, first.AlarmId);
        Assert.Equal(13, first.Alarms);
    }

    [Fact]
    public void View_FirstOut_OfTheSiteWithMostAlarmsComesFirst()
    {
        var rig = new JournalRig();
        rig.Occur(B, "NOISE");
        rig.Wait(60);
        var trip = rig.Occur(A, "TRIP");
        for (var i = 0; i < 10; i++)
        {
            rig.Wait(1);
            rig.Occur(A, $"P-{i}");
        }

        var view = Running(rig.All).View("hall", rig.Now);
        Assert.Equal([A, B], view.FirstOuts.Select(first => first.SiteId));
        Assert.Equal(trip!.Id, view.FirstOuts[0].AlarmId);
    }

    [Fact]
    public void View_AfterTenQuietMinutesOfASite_NewFirstOut()
    {
        var rig = new JournalRig();
        rig.Occur(A, "OLD");
        rig.Wait(600);
        var first = rig.Occur(A, "NEW");
        for (var i = 0; i < 10; i++)
        {
            rig.Occur(A, $"P-{i}");
        }

        Assert.Equal(first!.Id, Running(rig.All).View("hall", rig.Now).FirstOuts[0].AlarmId);
    }

    private static JournalRig Burst(int count, double seconds)
    {
        var rig = new JournalRig();
        for (var i = 0; i < count; i++)
        {
            rig.Wait(i == 0 ? 0 : seconds);
            rig.Occur(A, $"P-{i}");
        }

        return rig;
    }
}
