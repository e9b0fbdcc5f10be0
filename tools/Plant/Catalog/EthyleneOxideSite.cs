using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>Ethylene oxide: two chilled tanks under nitrogen.</summary>
internal static class EthyleneOxideSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100007", "岑渚环氧乙烷储存（演示）", "Cenzhu ethylene oxide store (demo)", "330114", 120.562, 30.322, period: 4);
        b.Hazard("环氧乙烷罐区", "Ethylene oxide tank area", 1);
        var first = b.Tank(Tank(101, "101环氧乙烷罐", "EO tank 101"));
        b.Tank(Tank(102, "102环氧乙烷罐", "EO tank 102"));
        b.GasField(101, Gas.EthyleneOxide, "101罐", "V-101", (0, 0), GasUnit.Around(6), first);
        b.GasField(201, Gas.EthyleneOxideLel, "卸车台", "L-201", (35, 0), [(90, 6), (210, 6), (330, 6)]);
        b.Controlled(
            new PointSpec("TI-301", "冷冻盐水温度", "Brine temperature", "temperature", "°C", -30, 30)
            {
                Equipment = "E-301", Decimals = 1, Conditions = [Alarms.High("temperature", 2)],
            },
            -8);
        b.Controlled(
            new PointSpec("PI-302", "氮气总管压力", "Nitrogen header", "pressure", "MPa", 0, 1.6)
            {
                Equipment = "N2", Decimals = 3, Conditions = [Alarms.Low("pressure", 0.4, 0.3)],
            },
            0.7);
        b.WeatherStation();
        return b.Build();
    }

    private static TankSpec Tank(int tag, string name, string nameEn) => new(tag, name, nameEn, new LyingCylinder(2.4, 6), 35, 20)
    {
        Medium = Medium.EthyleneOxide, Pad = 0.22, Pressure = (0.35, 0.45, 1.0), HeldAt = 3, Hot = (10, 20), DayTank = true, InletValve = tag == 101,
    };
}
