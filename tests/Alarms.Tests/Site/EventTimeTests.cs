using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Event time (alarms.md §3).</summary>
public sealed class EventTimeTests
{
    private readonly SiteRig _site = new(Configs.Point("P", Configs.High(80, 90)));

    [Fact]
    public void Apply_SameSampleTwice_JudgedOnce()
    {
        Assert.Single(_site.Sample("P", 85, 0));
        Assert.Empty(_site.Sample("P", 85, 0));
        Assert.Equal(1, _site.Engine.HistoryOnly);
    }

    [Fact]
    public void Apply_BatchOutOfOrder_OldSamplesAreHistoryOnly()
    {
        Assert.Single(_site.Sample("P", 85, 10));
        Assert.Empty(_site.Samples(11, ("P", 50, 8, Quality.Good), ("P", 50, 9, Quality.Good)));
        Assert.Equal(2, _site.Engine.HistoryOnly);
        Assert.Equal(AlarmState.Unacknowledged, _site.Alarm.State);
        Assert.Equal(SiteRig.At(10), _site.Engine.Snapshot().Points[0].At);
    }

    [Fact]
    public void Apply_LongBackfillWithAnAlarmThatIsOver_SilentHistory()
    {
        _site.Sample("P", 50, 0);
        var made = _site.Samples(
            3600, ("P", 85, 600, Quality.Good), ("P", 95, 610, Quality.Good), ("P", 50, 700, Quality.Good), ("P", 50, 3599, Quality.Good));

        Assert.Equal(["NORM→UNACK occurred H ~", "UNACK→UNACK worsened HH ~", "UNACK→RTNUN cleared ~", "RTNUN→NORM latehistory ~"], made.Brief());
        Assert.Equal((SiteRig.At(600), SiteRig.At(700)), (made[^1].Alarm.OccurredAt, made[^1].Alarm.ClearedAt));
        Assert.Null(made[^1].Alarm.AnnunciatedAt);
        Assert.True(made[^1].Alarm.Late);
        Assert.Empty(_site.Alarms);
    }

    [Fact]
    public void Apply_LongBackfillWithAnAlarmThatHolds_ToldOnceWithItsTrueStart()
    {
        var made = _site.Samples(3600, ("P", 85, 600, Quality.Good), ("P", 86, 700, Quality.Good));
        Assert.Equal(["NORM→UNACK occurred H ~"], made.Brief());

        var told = _site.Sample("P", 86, 3601);
        Assert.Equal(["UNACK→UNACK caughtup H"], told.Brief());
        Assert.Equal(SiteRig.At(600), told[0].Alarm.OccurredAt);
        Assert.Equal(SiteRig.At(3601), told[0].Alarm.AnnunciatedAt);
        Assert.Empty(_site.Sample("P", 86, 3602));
        Assert.Empty(_site.Advance(4000));
    }

    [Fact]
    public void Advance_NothingFollowsTheBackfill_ToldAfterTenSeconds()
    {
        _site.Samples(3600, ("P", 85, 600, Quality.Good));
        _site.Samples(3605, ("P", 85, 700, Quality.Good));
        Assert.Empty(_site.Advance(3614.999));
        Assert.Equal(["UNACK→UNACK caughtup H"], _site.Advance(3615).Brief());
        Assert.Empty(_site.Advance(9000));
    }

    [Fact]
    public void Apply_LiveSampleMakesALateAlarmWorse_ToldByThatTransitionAlone()
    {
        _site.Samples(3600, ("P", 85, 600, Quality.Good));
        var made = _site.Sample("P", 95, 3600);
        Assert.Equal(["UNACK→UNACK worsened HH"], made.Brief());
        Assert.Equal(SiteRig.At(3600), made[0].Alarm.AnnunciatedAt);
    }

    [Fact]
    public void Apply_LiveSampleEndsALateAlarm_NobodyIsTold()
    {
        _site.Samples(3600, ("P", 85, 600, Quality.Good));
        Assert.Equal(["UNACK→RTNUN cleared ~", "RTNUN→NORM latehistory ~"], _site.Sample("P", 50, 3600).Brief());
    }

    [Fact]
    public void Apply_BackfillClearsALiveAlarm_WaitsForItsAcknowledgement()
    {
        _site.Sample("P", 85, 0);
        Assert.Equal(["UNACK→RTNUN cleared ~"], _site.Late("P", 50, 10, 600).Brief());
        Assert.Equal(AlarmState.Normal, _site.Acknowledge(601).Alarm!.State);
    }

    [Fact]
    public void Apply_LateAlarmOfALatchingLevel_ToldAlthoughItIsOver()
    {
        var site = new SiteRig(Configs.Point("G", Configs.High(25, 50, latching: true)));
        site.Samples(3600, ("G", 60, 600, Quality.Good), ("G", 1, 700, Quality.Good));
        Assert.Equal(["LTUNK→LTUNK caughtup"], site.Sample("G", 1, 3601).Brief());
    }

    [Fact]
    public void Apply_OlderThanTheLiveWindowByOneMillisecond_Late()
    {
        Assert.Equal(["NORM→UNACK occurred H"], _site.Late("P", 85, 0, 120).Brief());
        var site = new SiteRig(Configs.Point("P", Configs.High(80, 90)));
        Assert.Equal(["NORM→UNACK occurred H ~"], site.Late("P", 85, 0, 120.001).Brief());
    }

    [Fact]
    public void Acknowledge_LateAlarmNotYetTold_IsNotToldAnyMore()
    {
        _site.Samples(3600, ("P", 85, 600, Quality.Good));
        Assert.Equal(CommandOutcome.Done, _site.Acknowledge(3601).Outcome);
        Assert.Empty(_site.Sample("P", 85, 3602));
        Assert.Empty(_site.Advance(5000));
    }

    [Fact]
    public void Apply_LateAlarm_DoesNotBeginAnEpisode()
    {
        _site.Samples(3600, ("P", 85, 600, Quality.Good));
        Assert.False(_site.Alarm.FirstOut);
    }
}
