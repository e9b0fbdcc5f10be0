using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>Methanol tanks with internal floating roofs and a day tank of the plant.</summary>
internal static class MethanolSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100005", "沐原甲醇储运（演示）", "Muyuan methanol terminal (demo)", "330114", 120.531, 30.278, period: 5);
        b.Hazard("甲醇罐区", "Methanol tank area", 3);
        b.Tank(new TankSpec(101, "101甲醇罐", "Methanol tank 101", new UprightCylinder(15, 12), 220, 140) { InletValve = false });
        b.Tank(new TankSpec(102, "102甲醇罐", "Methanol tank 102", new UprightCylinder(15, 12), 220, 120) { InletValve = false });
        b.Hazard("甲醇日用罐", "Methanol day tank", 4);
        var day = b.Tank(new TankSpec(201, "201甲醇日用罐", "Methanol day tank 201", new UprightCylinder(2.6, 5), 48, 30) { DayTank = true });
        b.GasField(201, Gas.Methanol, "日用罐", "V-201", (40, 0), [(0, 6), (120, 6), (240, 6)], day);
        b.Pump(301, "301甲醇泵", "Methanol pump 301", 31, 0.4);
        b.WeatherStation(full: true);
        return b.Build();
    }
}
