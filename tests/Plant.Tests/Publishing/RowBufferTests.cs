using Monitoring.Plant.Publishing;
using Monitoring.Plant.Simulation;

namespace Monitoring.Plant.Tests.Publishing;

public sealed class RowBufferTests
{
    [Fact]
    public void Add_Full_DropsTheOldestAndCounts()
    {
        var buffer = Filled(capacity: 3, rows: 5);

        Assert.Equal(2, buffer.Dropped);
        Assert.Equal([3, 4, 5], buffer.Take(9, upTo: 99).Select(r => r.Ts));
    }

    [Fact]
    public void Take_UpToATime_LeavesYoungerRows() => Assert.Equal([1, 2], Filled(9, 4).Take(9, upTo: 2).Select(r => r.Ts));

    [Fact]
    public void Take_AllYounger_GivesTheOldestAlone() => Assert.Equal([1], Filled(9, 4).Take(9, upTo: 0).Select(r => r.Ts));

    [Fact]
    public void Take_WithoutConfirm_RowsStay()
    {
        var buffer = Filled(9, 2);
        buffer.Take(9, 99);
        Assert.Equal(2, buffer.Count);
        buffer.Confirm();
        Assert.Equal(0, buffer.Count);
    }

    [Fact]
    public void Confirm_RowsDroppedMeanwhile_RemovesOnlyTheRestOfTheBatch()
    {
        var buffer = Filled(capacity: 3, rows: 3);
        buffer.Take(2, upTo: 99);
        buffer.Add(new Row(4, [], null));

        buffer.Confirm();

        Assert.Equal([3, 4], buffer.Take(9, upTo: 99).Select(r => r.Ts));
    }

    private static RowBuffer Filled(int capacity, int rows)
    {
        var buffer = new RowBuffer(capacity);
        for (var ts = 1; ts <= rows; ts++)
        {
            buffer.Add(new Row(ts, [], null));
        }

        return buffer;
    }
}
