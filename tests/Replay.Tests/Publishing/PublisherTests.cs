using System.Text;
using Monitoring.Replay.Publishing;

namespace Monitoring.Replay.Tests;

public sealed class PublisherTests
{
    private static readonly Recording Two = new(["A", "B"], [new Row(1000, [1.5, double.NaN]), new Row(2000, [0, -2], 9000)]);

    [Theory]
    [InlineData(0, """{"seq":7,"backfill":false,"ts":1000,"points":{"A":1.5}}""")]
    [InlineData(1, """{"seq":7,"backfill":true,"ts":2000,"points":{"A":0,"B":-2}}""")]
    public void Payload_OfARow_IsABatchOfTheContract(int row, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(Publisher.Payload(Two, Two.Rows[row], 7)));

    [Fact]
    public void StartingAt_KeepsAllDistances()
    {
        var moved = Two.StartingAt(51_000);
        Assert.Equal([(51_000L, 51_000L), (52_000L, 59_000L)], moved.Rows.Select(r => (r.Ts, r.Arrival)));
    }

    [Fact]
    public void Only_OfAPointThatIsNotThere_HasNoValue() =>
        Assert.Equal([-2, double.NaN], Two.Only("B", "C").Rows[1].Values);
}
