using Monitoring.Plant.Hosting;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Hosting;

public sealed class PlantClockTests
{
    [Fact]
    public void GetUtcNow_RunsFactorTimesAsFastFromTheAnchor()
    {
        var wall = new ManualTime(Crossings.Start);
        var clock = new PlantClock(wall, 60, Crossings.Start);
        Assert.Equal(Crossings.Start, clock.GetUtcNow());

        wall.Move(TimeSpan.FromSeconds(10));

        Assert.Equal(Crossings.Start.AddMinutes(10), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(60, 30)]
    [InlineData(600, 300)]
    public void Freshness_GrowsWithTheFactor(double factor, double seconds) =>
        Assert.Equal(seconds, new PlantClock(TimeProvider.System, factor, Crossings.Start).Freshness.TotalSeconds);
}
