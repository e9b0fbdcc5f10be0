namespace Monitoring.Alarms.Tests;

/// <summary>The first alarm of an episode after ten quiet minutes.</summary>
public sealed class FirstOutTests
{
    private readonly SiteRig _site = new(
        Configs.Point("A", Configs.High(80)), Configs.Point("B", Configs.High(80)), Configs.Point("C", Configs.High(80)));

    [Fact]
    public void Apply_SeveralAlarms_TheFirstIsFirstOut()
    {
        Assert.True(_site.Sample("A", 90, 0)[0].Alarm.FirstOut);
        Assert.False(_site.Sample("B", 90, 599)[0].Alarm.FirstOut);
        Assert.True(_site.Sample("C", 90, 1199)[0].Alarm.FirstOut);
    }

    [Fact]
    public void Apply_AnAlarmThatKeepsComingBack_IsNoQuiet()
    {
        _site.Sample("A", 90, 0);
        for (var t = 100; t <= 1000; t += 100)
        {
            _site.Sample("A", 50, t);
            _site.Sample("A", 90, t + 1);
        }

        Assert.False(_site.Sample("B", 90, 1100)[0].Alarm.FirstOut);
    }
}
