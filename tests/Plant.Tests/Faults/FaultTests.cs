using Monitoring.Plant.Catalog;
using Monitoring.Plant.Faults;
using Monitoring.Plant.Physics;
using Monitoring.Plant.Simulation;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Faults;

public sealed class FaultTests
{
    private static readonly DateTimeOffset Start = Crossings.Start;

    public static TheoryData<string> SitesWithTanks => ["330100001", "330100002", "330100004", "330100005", "330100007", "330100009", "330100011"];

    public static TheoryData<string> AllSites => [.. SiteCatalog.Build(1).Select(site => site.Id)];

    [Theory]
    [MemberData(nameof(SitesWithTanks))]
    public void Overfill_CrossesHThenHHWithinItsTimeAndComesBack(string id)
    {
        var site = Sites.One(id);
        var crossings = Crossings.Of(site);
        var desk = Crossings.Desk(site);
        var answer = desk.Do(Command(FaultKind.Overfill, id), Start);
        var (point, until) = (desk.Active.Single().Target, desk.Active.Single().Until);
        crossings.Simulation.Stepping += desk.Tick;

        crossings.Run(until - Start);

        Assert.StartsWith("started: overfill", answer, StringComparison.Ordinal);
        Assert.InRange(until - Start, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(30));
        Assert.True(crossings.First[(id, point, "H")] < crossings.First[(id, point, "HH")]);
        crossings.Run(TimeSpan.FromHours(3));
        var (vessel, _) = site.Vessels.Single(v => site.Config.Points[v.LevelPoint].PointId == point);
        Assert.True(vessel.Level < 0.83 * vessel.Height);
    }

    [Fact]
    public void Overfill_AnySite_TakesOneThatShowsWithinMinutes()
    {
        var sites = SiteCatalog.Build(1);
        var desk = Crossings.Desk(sites);
        desk.Do(Command(FaultKind.Overfill, null), Start);
        Assert.InRange(desk.Active.Single().Until - Start, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20));
    }

    [Theory]
    [MemberData(nameof(AllSites))]
    public void Leak_AnySiteWithDetectors_CrossesLevelOneWithinTwoMinutes(string id)
    {
        // Whatever the wind: several seeds are several prevailing winds.
        for (ulong seed = 1; seed <= 6; seed++)
        {
            var site = Sites.One(id, seed);
            var crossings = Crossings.Of(site);
            crossings.Run(TimeSpan.FromMinutes(1));
            Crossings.Desk(site).Do(Command(FaultKind.Leak, id), crossings.Simulation.Now);

            crossings.Run(TimeSpan.FromMinutes(2));

            Assert.Contains(crossings.First.Keys, key => key.Point.StartsWith("GT-", StringComparison.Ordinal) && key.Level == "H");
        }
    }

    [Fact]
    public void Stuck_GaugeStaysWhileTheContentMoves()
    {
        var site = Sites.One("330100005");
        var simulation = new PlantSimulation([site], Start);
        simulation.AdvanceTo(Start.AddMinutes(2), (_, _) => { });
        var desk = Crossings.Desk(site);
        desk.Do(Command(FaultKind.Stuck, site.Id), simulation.Now);
        var index = site.IndexOf(desk.Active.Single().Target);
        var vessel = site.Vessels.Single(v => v.LevelPoint == index).Vessel;
        var before = vessel.Content;
        var readings = new HashSet<double>();

        simulation.AdvanceTo(simulation.Now.AddMinutes(5), (_, row) => readings.Add(row.Values[index]));

        Assert.Single(readings);
        Assert.True(Math.Abs(vessel.Content - before) > 0.5);
    }

    [Fact]
    public void Chatter_CrossesItsLimitAtLeastThreeTimesAMinute()
    {
        var site = Sites.One("330100001");
        var crossings = Crossings.Of(site);
        var desk = Crossings.Desk(site);
        desk.Do(Command(FaultKind.Chatter, site.Id), Start);
        var point = desk.Active.Single().Target;

        crossings.Run(TimeSpan.FromMinutes(1));

        Assert.True(crossings.Times.Single(t => t.Key.Point == point).Value >= 3);
    }

    [Fact]
    public void Chatter_PointHasNoDelay_SoThatItRaisesAlarms()
    {
        foreach (var site in SiteCatalog.Build(1).Where(s => s.Trains.Count > 0 || s.Config.Points.Any(p => p.PointId.StartsWith("II-", StringComparison.Ordinal))))
        {
            var desk = Crossings.Desk(site);
            desk.Do(Command(FaultKind.Chatter, site.Id), Start);
            var point = site.Config.Points[site.IndexOf(desk.Active.Single().Target)];
            Assert.InRange(Math.Max(point.Conditions[0].OnDelay ?? 99, point.Conditions[0].OffDelay ?? 99), 0, 5);
        }
    }

    [Fact]
    public void Flood_MoreThanFortyAlarmsInTenMinutesWithTheMotorFirst()
    {
        var sites = SiteCatalog.Build(1);
        var crossings = Crossings.Of(sites);
        crossings.Run(TimeSpan.FromMinutes(1));
        Crossings.Desk(sites).Do(Command(FaultKind.Flood, null), crossings.Simulation.Now);

        crossings.Run(TimeSpan.FromMinutes(10));

        Assert.InRange(crossings.First.Count, 40, 80);
        Assert.Equal("II-101", crossings.First.MinBy(f => f.Value).Key.Point);
        Assert.Single(crossings.First.Keys.Select(key => key.Site).Distinct());
    }

    [Fact]
    public void Pinned_ReadsTheEndOfTheRange()
    {
        var site = Sites.One("330100004");
        var simulation = new PlantSimulation([site], Start);
        Crossings.Desk(site).Do(Command(FaultKind.Pinned, site.Id) with { PointId = "ti-101" }, Start);
        var readings = new HashSet<double>();

        simulation.AdvanceTo(Start.AddMinutes(1), (_, row) => readings.Add(row.Values[site.IndexOf("TI-101")]));

        Assert.Equal([100.0], readings);
    }

    [Fact]
    public void Bad_MarksOnlyItsPoint()
    {
        var site = Sites.One("330100004");
        var simulation = new PlantSimulation([site], Start);
        Crossings.Desk(site).Do(Command(FaultKind.Bad, site.Id) with { PointId = "TI-101" }, Start);
        Row? last = null;

        simulation.AdvanceTo(Start.AddMinutes(1), (_, row) => last = row);

        Assert.Equal([site.IndexOf("TI-101")], last!.Bad!.Index().Where(b => b.Item).Select(b => b.Index));
    }

    [Fact]
    public void Cooling_CrossesTheReactorsTemperatureLimits()
    {
        var sites = SiteCatalog.Build(1);
        var crossings = Crossings.Of(sites);
        Crossings.Desk(sites).Do(Command(FaultKind.Cooling, null), Start);

        crossings.Run(TimeSpan.FromMinutes(7));

        Assert.Contains(("330100006", "TI-101", "H"), crossings.First.Keys);
        Assert.Contains(("330100006", "TI-101", "HH"), crossings.First.Keys);
    }

    [Fact]
    public void Tick_TimeOver_EndsTheFault()
    {
        var site = Sites.One("330100003");
        var desk = Crossings.Desk(site);
        desk.Do(Command(FaultKind.LineDown, site.Id, "120s"), Start);
        Assert.True(site.LineDown);

        desk.Tick(Start.AddSeconds(119));
        Assert.True(site.LineDown);
        desk.Tick(Start.AddSeconds(120));
        Assert.False(site.LineDown);
        Assert.Empty(desk.Active);
    }

    [Fact]
    public void Clear_EndsEverything()
    {
        var sites = SiteCatalog.Build(1);
        var desk = Crossings.Desk(sites);
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            Assert.StartsWith("started", desk.Do(Command(kind, null), Start), StringComparison.Ordinal);
        }

        Assert.Equal("9 cleared", desk.Do(new FaultCommand(FaultVerb.Clear), Start));
        Assert.All(sites.SelectMany(s => s.Instruments), i => Assert.Equal(InstrumentFault.None, i.Fault));
    }

    [Theory]
    [InlineData("330100005", FaultKind.Cooling)]
    [InlineData("330100012", FaultKind.Overfill)]
    [InlineData("330100099", FaultKind.Leak)]
    public void Start_SiteCannotHaveIt_SaysSo(string id, object kind) =>
        Assert.Contains(id, Crossings.Desk(SiteCatalog.Build(1)).Do(Command((FaultKind)kind, id), Start), StringComparison.Ordinal);

    private static FaultCommand Command(FaultKind kind, string? site, string? duration = null)
    {
        Assert.True(FaultCommandParser.TryParse($"{kind} {site} {duration}", out var command, out var fault), fault);
        return command;
    }
}
