using Monitoring.Plant.Physics;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Physics;

public sealed class ReactorTests
{
    [Fact]
    public void Step_Cooled_StaysAtItsSetPoint()
    {
        var reactor = new Reactor();
        Run(reactor, 12 * 3600, () => Assert.InRange(reactor.Temperature, Reactor.SetPoint - 2, Reactor.SetPoint + 2));
    }

    [Fact]
    public void Step_CoolingLost_HeatsUpTripsTheFeedAndComesBack()
    {
        var reactor = new Reactor { CoolingLost = true };
        var hottest = 0.0;
        Run(reactor, 420, () => hottest = Math.Max(hottest, reactor.Temperature));
        Assert.True(reactor.Interlocked);
        Assert.True(reactor.Feed < 0.01);
        Assert.InRange(hottest, Reactor.TripAt, 120);

        reactor.CoolingLost = false;
        Run(reactor, 3600, () => { });
        Assert.False(reactor.Interlocked);
        Assert.InRange(reactor.Temperature, Reactor.SetPoint - 5, Reactor.SetPoint + 5);
    }

    private static void Run(Reactor reactor, int seconds, Action check)
    {
        var noise = new NoiseSource(5);
        var around = new Surroundings(Crossings.Start, new Weather(noise), noise);
        for (var i = 0; i < seconds; i++)
        {
            reactor.Step(around, 1);
            check();
        }
    }
}
