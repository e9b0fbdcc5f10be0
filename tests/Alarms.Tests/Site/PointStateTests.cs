namespace Monitoring.Alarms.Tests;

/// <summary>When a point's next delay ends, kept in four bytes: may be said too early, by less than a second, never too late.</summary>
public sealed class PointStateTests
{
    [Theory]
    [InlineData(1_767_225_600_000)]
    [InlineData(1_767_225_600_001)]
    [InlineData(1_767_225_600_999)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4_294_967_295_999)]
    [InlineData(4_294_967_296_000)]
    [InlineData(253_402_300_799_999)]
    public void MayFlip_AtTheTimeAndLater_Yes(long due)
    {
        var point = default(PointState);

        point.NoteFlip(due);

        Assert.True(point.MayFlip(Math.Max(due, 0)));
        Assert.True(point.MayFlip(Math.Max(due, 0) + 1));
    }

    [Fact]
    public void MayFlip_ASecondBefore_No()
    {
        var point = default(PointState);

        point.NoteFlip(1_767_225_600_999);

        Assert.False(point.MayFlip(1_767_225_599_999));
    }

    [Fact]
    public void MayFlip_NothingNoted_Yes() => Assert.True(default(PointState).MayFlip(0));

    [Fact]
    public void MayFlip_NothingWaits_NotInThisCentury()
    {
        var point = default(PointState);

        point.NoteFlip(LevelGate.Never);

        Assert.False(point.MayFlip(4_102_444_799_000));
    }
}
