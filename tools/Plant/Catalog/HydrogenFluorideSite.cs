using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>Anhydrous hydrofluoric acid: two cooled tanks, water-spray absorption.</summary>
internal static class HydrogenFluorideSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100011", "苔原氟化工（演示）", "Taiyuan fluorochemicals (demo)", "330182", 119.342, 29.521, period: 3);
        b.Hazard("无水氟化氢罐区", "Anhydrous HF tank area", 1);
        var first = b.Tank(Tank(101, "101氟化氢罐", "HF tank 101"));
        b.Tank(Tank(102, "102氟化氢罐", "HF tank 102"));
        b.GasField(101, Gas.HydrogenFluoride, "101罐", "V-101", (0, 0), GasUnit.Around(5), first, "critical");
        b.Controlled(
            new PointSpec("PI-301", "喷淋水压力", "Spray water pressure", "pressure", "MPa", 0, 1.6)
            {
                Equipment = "P-301", Decimals = 3, Conditions = [Alarms.Low("pressure", 0.5)],
            },
            0.8);
        b.Pump(302, "302洗涤循环泵", "Scrubber pump 302", 22, 0.35);
        b.WeatherStation();
        return b.Build();
    }

    private static TankSpec Tank(int tag, string name, string nameEn) => new(tag, name, nameEn, new LyingCylinder(1.8, 5), 18, 11)
    {
        Medium = Medium.HydrogenFluoride, Pad = 0.06, Pressure = (0.12, 0.2, 0.6), HeldAt = 12, Hot = (18, 20), DayTank = true, InletValve = tag == 101,
    };
}
