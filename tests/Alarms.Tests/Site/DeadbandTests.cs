using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>A level ends only when the value is back by more than the deadband; it begins at its limit.</summary>
public sealed class DeadbandTests
{
    [Theory]
    [InlineData(80, "H")]
    [InlineData(90, "HH")]
    [InlineData(20, "L")]
    [InlineData(10, "LL")]
    public void Apply_AtEachLevel_BeginsAtTheLimitAndEndsBehindTheDeadband(double limit, string level)
    {
        var site = new SiteRig(Configs.Point("P", Configs.High(80, 90, deadband: 2), Configs.Low(20, 10, deadband: 2)));
        var inward = limit > 50 ? -1 : 1;
        Assert.Empty(site.Sample("P", 50, 0));

        Assert.Equal($"{level}", Last(site.Sample("P", limit, 1)));
        Assert.Empty(site.Sample("P", limit + (inward * 1.9), 2));
        Assert.Empty(site.Sample("P", limit + (inward * 2), 3));
        Assert.NotEmpty(site.Sample("P", limit + (inward * 2.1), 4));
        Assert.Empty(site.Sample("P", limit + (inward * 0.1), 5));
        Assert.Equal($"{level}", Last(site.Sample("P", limit, 6)));
    }

    private static string Last(AlarmTransition[] made) => made[^1].Alarm.CurrentLevel.ToString();
}
