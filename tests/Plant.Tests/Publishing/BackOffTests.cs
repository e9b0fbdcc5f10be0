using Monitoring.Plant.Physics;
using Monitoring.Plant.Publishing;

namespace Monitoring.Plant.Tests.Publishing;

public sealed class BackOffTests
{
    [Fact]
    public void Next_DoublesUpToTheLongest_AndResetBeginsAnew()
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), new NoiseSource(1), TimeProvider.System);

        Assert.All(
            new[] { 1, 2, 4, 4, 4 },
            seconds => Assert.InRange(backOff.Next().TotalSeconds, seconds, seconds * 1.25));
        backOff.Reset();
        Assert.InRange(backOff.Next().TotalSeconds, 1, 1.25);
    }
}
