using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>Benzene tanks with a loading buffer tank.</summary>
internal static class BenzeneSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100009", "栖桐芳烃储罐（演示）", "Qitong aromatics tanks (demo)", "330182", 119.284, 29.478, period: 6);
        b.Hazard("苯罐区", "Benzene tank area", 2);
        b.Tank(Tank(101, "101苯罐", "Benzene tank 101"));
        b.Tank(Tank(102, "102苯罐", "Benzene tank 102"));
        var buffer = b.Tank(new TankSpec(201, "201装车缓冲罐", "Loading tank 201", new UprightCylinder(2.8, 5), 55, 40)
        {
            DayTank = true, HeldAt = 20,
        });
        b.GasField(201, Gas.Benzene, "装车台", "V-201", (45, -15), [(0, 5), (120, 5), (240, 5)], buffer);
        b.Pump(301, "301苯泵", "Benzene pump 301", 36, 0.5);
        b.WeatherStation();
        return b.Build();
    }

    // Benzene freezes at 5.5 °C: the tanks are kept warm.
    private static TankSpec Tank(int tag, string name, string nameEn) => new(tag, name, nameEn, new UprightCylinder(12, 11), 160, 90) { HeldAt = 20, InletValve = false };
}
