using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Alarms that the gateway itself raises.</summary>
public sealed class EdgeAlarmTests
{
    private readonly SiteRig _site = new(Configs.Point("P", Configs.High(80)));

    [Fact]
    public void Report_BeginsAndEnds_OneAlarmWithItsEvidence()
    {
        var made = Assert.Single(_site.Edge("P", true, 10, value: 70.5, limit: 70));
        Assert.Equal((ConditionKind.Edge, 70.5, 70.0, "m"), (made.Alarm.Condition, made.Alarm.Value, made.Alarm.Limit, made.Alarm.Unit));
        Assert.Empty(_site.Edge("P", true, 11));
        Assert.Equal(["UNACK→RTNUN cleared"], _site.Edge("P", false, 12).Brief());
    }

    [Fact]
    public void Report_UnknownPoint_Refused() => Assert.False(_site.Engine.Report(new EdgeAlarm
    {
        SiteId = Configs.SiteId,
        GatewayId = "gw",
        PointId = "X",
        Active = true,
        Timestamp = SiteRig.T0,
        ReceivedAt = SiteRig.T0,
    }));

    [Fact]
    public void Report_DeliveredAgainAfterItEnded_DoesNotBeginAgain()
    {
        _site.Edge("P", true, 10);
        _site.Edge("P", false, 12);
        Assert.Empty(_site.Edge("P", true, 10, arrival: 13));
        Assert.Empty(_site.Edge("P", false, 12, arrival: 13));
        Assert.Equal(["RTNUN→UNACK occurred"], _site.Edge("P", true, 14).Brief());
    }

    [Fact]
    public void Report_DeliveredAgainAfterARestart_DoesNotBeginAgain()
    {
        _site.Edge("P", true, 10);
        _site.Edge("P", false, 12);
        _site.Restart(20);
        Assert.Empty(_site.Edge("P", true, 10, arrival: 21));
    }

    [Fact]
    public void Report_NewsThatChangeNothing_AreStillNewerAfterARestart()
    {
        _site.Edge("P", false, 12);
        _site.Restart(20);
        Assert.Empty(_site.Edge("P", true, 10, arrival: 21));
    }

    [Fact]
    public void Report_HoursLate_ToldOnce()
    {
        Assert.Equal(["NORM→UNACK occurred ~"], _site.Edge("P", true, 0, arrival: 7200).Brief());
        Assert.Equal(["UNACK→UNACK caughtup"], _site.Sample("P", 50, 7201).Brief());
    }

    [Fact]
    public void Report_HoursLateAndNoSampleFollows_ToldAfterTheGrace()
    {
        _site.Edge("P", true, 0, arrival: 7200);
        Assert.Equal(["UNACK→UNACK caughtup"], _site.Advance(7210).Brief());
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void Report_ValueThatIsNoNumber_RecordHasNone(double value) =>
        Assert.Null(Assert.Single(_site.Edge("P", true, 1, value: value, limit: value)).Alarm.Value);
}
