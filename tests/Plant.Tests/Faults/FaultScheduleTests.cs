using Monitoring.Plant.Catalog;
using Monitoring.Plant.Faults;
using Monitoring.Plant.Physics;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Faults;

public sealed class FaultScheduleTests
{
    [Fact]
    public void Schedule_FourHours_FirstLeakSoonThenOneFaultAtATimeEveryFewMinutes()
    {
        var begins = new List<(DateTimeOffset At, string Text)>();
        var sites = SiteCatalog.Build(1);
        var desk = new FaultDesk(sites, new NoiseSource(2), (at, text) => begins.Add((at, text)));
        var schedule = new FaultSchedule(desk, new NoiseSource(3), Crossings.Start);
        for (var now = Crossings.Start; now < Crossings.Start.AddHours(4); now += TimeSpan.FromSeconds(1))
        {
            schedule.Tick(now);
            Assert.InRange(desk.Active.Count, 0, 1);
        }

        begins.RemoveAll(b => !b.Text.StartsWith("begins", StringComparison.Ordinal));
        Assert.Equal(Crossings.Start.AddSeconds(30), begins[0].At);
        Assert.Contains("leak", begins[0].Text, StringComparison.Ordinal);
        Assert.InRange(begins.Count, 15, 100);
        Assert.True(begins.Select(b => b.Text.Split(' ')[1]).Distinct().Count() >= 6);
    }
}
