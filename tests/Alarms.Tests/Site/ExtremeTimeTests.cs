using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Sample times that no clock could have meant.</summary>
public sealed class ExtremeTimeTests
{
    private readonly SiteRig _site = new(Configs.Point("P", Configs.High(80, on: 10), Configs.Low(10)));

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MinValue + 1)]
    [InlineData(-62_135_596_800_001)]
    [InlineData(-1)]
    public void Apply_BeforeTheEpoch_StoredButNotJudged(long timestamp)
    {
        Assert.Empty(Apply(timestamp, 5));
        Assert.Equal(1, _site.Engine.HistoryOnly);
        Assert.Equal(["NORM→UNACK occurred L"], _site.Sample("P", 5, 2).Brief());
    }

    [Fact]
    public void Apply_AtTheEpoch_LateAndToldAfterTheGrace()
    {
        Assert.Equal(["NORM→UNACK occurred L ~"], Apply(0, 5).Brief());
        Assert.Empty(_site.Advance(10.999));
        var told = Assert.Single(_site.Advance(11));
        Assert.Equal(TransitionReason.CaughtUp, told.Reason);
        Assert.Equal(SiteRig.At(11), told.DecidedAt);
        Assert.Equal(DateTimeOffset.UnixEpoch, told.Alarm.OccurredAt);
    }

    [Fact]
    public void Advance_DelayOfAVeryLateSample_EndsADelayLater()
    {
        Assert.Empty(Apply(0, 90));
        Assert.Empty(_site.Advance(10.999));
        Assert.Equal(["NORM→UNACK occurred H ~", "UNACK→UNACK caughtup H"], _site.Advance(11).Brief());
        Assert.All(_site.Journal, t => Assert.Equal(SiteRig.At(11), t.DecidedAt));
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(253_402_300_800_000)]
    public void Apply_FarFuture_JudgedAtItsArrival(long timestamp)
    {
        var made = Apply(timestamp, 5);
        Assert.Equal(["NORM→UNACK occurred", "NORM→UNACK occurred L"], made.Brief());
        Assert.Equal(SiteRig.At(1), made[1].At);
        Assert.Empty(_site.Sample("P", 5, 2));
        Assert.Equal(SiteRig.At(2), _site.Engine.Snapshot().Points[0].At);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void Report_EdgeAlarmAtAnImpossibleTime_TakenAtItsArrival(long timestamp)
    {
        _site.Engine.Report(new EdgeAlarm
        {
            SiteId = Configs.SiteId,
            GatewayId = "gw",
            PointId = "P",
            Active = true,
            Timestamp = timestamp,
            ReceivedAt = SiteRig.Ms(1),
        });
        Assert.Equal(SiteRig.At(1), Assert.Single(_site.Save()).At);
    }

    private AlarmTransition[] Apply(long timestamp, double value) =>
        _site.Apply(SiteRig.Message(1, BatchMessage.NoSeq, 0, [new Sample(0, timestamp, value, Quality.Good)]));
}
