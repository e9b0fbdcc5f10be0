using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>Liquid chlorine store: two tanks of 17 m³ in a closed hall with absorption of accidental releases.</summary>
internal static class ChlorineSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100002", "澄泊氯碱液氯库（演示）", "Chengbo liquid chlorine store (demo)", "330114", 120.488, 30.305, period: 2);
        b.Hazard("液氯储罐厂房", "Liquid chlorine hall", 1);
        var first = b.Tank(Tank(101, "101液氯罐", "Chlorine tank 101"));
        b.Tank(Tank(102, "102液氯罐", "Chlorine tank 102"));
        b.GasField(101, Gas.Chlorine, "液氯厂房", "V-101", (0, 0), GasUnit.Around(5), first, "critical");
        b.Hazard("液氯充装", "Chlorine filling", 2);
        b.GasField(201, Gas.Chlorine, "充装台", "L-201", (30, -10), [(60, 4), (180, 4), (300, 4)]);
        b.Pump(301, "301碱液循环泵", "Caustic pump 301", 28, 0.45);
        b.Controlled(
            new PointSpec("AI-301", "吸收塔碱液浓度", "Absorber caustic", "composition", "%", 0, 30)
            {
                Equipment = "T-301", Decimals = 1, Conditions = [Alarms.Low("composition", 10, 6)],
            },
            16);
        b.Controlled(
            new PointSpec("PI-302", "厂房负压", "Hall vacuum", "pressure", "Pa", -200, 50)
            {
                Equipment = "K-302", Decimals = 0, Conditions = [Alarms.High("pressure", -10)],
            },
            -60);
        b.WeatherStation();
        return b.Build();
    }

    private static TankSpec Tank(int tag, string name, string nameEn) => new(tag, name, nameEn, new LyingCylinder(2.0, 5.5), 25, 15)
    {
        Medium = Medium.Chlorine, Pressure = (1.05, 1.25, 2.0), DayTank = true, InletValve = tag == 101,
    };
}
