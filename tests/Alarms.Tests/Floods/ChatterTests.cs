using Monitoring.Contracts;
using static Monitoring.Alarms.Tests.SeatRig;

namespace Monitoring.Alarms.Tests;

/// <summary>Sources that come and go.</summary>
public sealed class ChatterTests
{
    [Theory]
    [InlineData(2, 1, 0)]
    [InlineData(3, 29, 3)]
    [InlineData(3, 30, 0)]
    [InlineData(9, 10, 9)]
    public void View_Activations_ThreeWithinAMinuteChatter(int activations, double seconds, int counted)
    {
        var rig = Cycle(activations, seconds);
        Assert.Equal(counted, Running(rig.All).View("hall", rig.Now).Chattering.SingleOrDefault()?.Count ?? 0);
    }

    [Fact]
    public void View_QuietForTenMinutes_NoLongerChattering()
    {
        var rig = Cycle(5, 10);
        var last = rig.All.Last(Annunciation.Is).At;
        var board = Running(rig.All);
        Assert.Single(board.View("hall", last.AddSeconds(599)).Chattering);
        Assert.Empty(board.View("hall", last.AddSeconds(600)).Chattering);
    }

    [Fact]
    public void View_TwoConditionsOfAPoint_AreTwoSources()
    {
        var rig = new JournalRig();
        for (var i = 0; i < 2; i++)
        {
            rig.Occur(A, "P-1");
            rig.Wait(5);
            rig.Acknowledge(A, "P-1");
            rig.Clear(A, "P-1");
            rig.Occur(A, "P-1", condition: ConditionKind.Low);
            rig.Wait(5);
            rig.Acknowledge(A, "P-1");
            rig.Clear(A, "P-1");
        }

        Assert.Empty(Running(rig.All).View("hall", rig.Now).Chattering);
    }

    [Fact]
    public void Grouped_OutsideAFlood_ChatteringIsOneLineWithItsCount()
    {
        var rig = Cycle(6, 10);
        rig.Occur(A, "CHATTER");
        rig.Occur(B, "OTHER");
        var list = Running(rig.All).Grouped("hall", rig.Now);
        var line = Assert.Single(list.Lines, row => row.Kind == "chattering");
        Assert.Equal(("CHATTER high", 1, 7L), (line.Name, line.Count, line.Activations));
        Assert.Equal(2, list.Total);
    }

    private static JournalRig Cycle(int activations, double seconds)
    {
        var rig = new JournalRig();
        for (var i = 0; i < activations; i++)
        {
            rig.Occur(A, "CHATTER");
            rig.Wait(seconds / 2);
            rig.Clear(A, "CHATTER");
            rig.Acknowledge(A, "CHATTER");
            rig.Wait(seconds / 2);
        }

        return rig;
    }
}
