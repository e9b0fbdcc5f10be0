using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>LPG depot: two 1,000 m³ spheres, a filling-hall day tank, transfer pumps.</summary>
internal static class LpgSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100001", "禾澜液化气储配站（演示）", "Helan LPG depot (demo)", "330109", 120.352, 30.186, period: 3);
        b.Hazard("液化石油气球罐区", "LPG sphere area", 1);
        var first = b.Tank(Sphere(101, "101球罐", "Sphere 101"));
        b.Tank(Sphere(102, "102球罐", "Sphere 102"));
        b.GasField(101, Gas.Lpg, "101球罐底阀", "V-101", (0, 0), GasUnit.Around(9), first, "critical");
        b.Hazard("灌装间", "Filling hall", 3);
        var day = b.Tank(new TankSpec(201, "201灌装缓冲罐", "Filling tank 201", new LyingCylinder(2.0, 4.5), 40, 28)
        {
            Medium = Medium.Lpg, Pressure = (1.0, 1.4, 2.5), DayTank = true,
        });
        b.GasField(201, Gas.Lpg, "灌装间", "V-201", (60, 10), [(30, 6), (150, 6), (270, 6)], day);
        b.Pump(301, "301烃泵", "LPG pump 301", 42, 1.6);
        b.Rule("II-301", Logic.State("II-301 < 5")).Hides("301烃泵停运", "II-301", new Config.ConsequenceConfig("PI-301", "low"));
        b.WeatherStation(full: true);
        return b.Build();
    }

    private static TankSpec Sphere(int tag, string name, string nameEn) => new(tag, name, nameEn, new Sphere(12.3), 120, 60)
    {
        Medium = Medium.Lpg, Pressure = (1.0, 1.4, 2.5), InletValve = tag == 101,
    };
}
