using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>Petrol depot: two floating-roof tanks of 5,000 m³, a slop tank, truck loading.</summary>
internal static class PetrolSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100004", "陌桥成品油库（演示）", "Moqiao petrol depot (demo)", "330111", 119.958, 30.052, period: 5);
        b.Hazard("汽油罐区", "Petrol tank area", 3);
        b.Tank(new TankSpec(101, "101汽油罐", "Petrol tank 101", new UprightCylinder(22, 14.3), 550, 300) { InletValve = false });
        b.Tank(new TankSpec(102, "102汽油罐", "Petrol tank 102", new UprightCylinder(22, 14.3), 550, 280) { InletValve = false });
        b.Hazard("付油区", "Truck loading", 4);
        var slop = b.Tank(new TankSpec(201, "201污油罐", "Slop tank 201", new UprightCylinder(3.2, 4.5), 45, 38) { DayTank = true, FlowMeters = false });
        b.GasField(201, Gas.Petrol, "付油台", "V-201", (90, 20), [(45, 8), (165, 8), (285, 8)], slop);
        b.Pump(301, "301付油泵", "Loading pump 301", 65, 0.5);
        b.WeatherStation(full: true);
        return b.Build();
    }
}
