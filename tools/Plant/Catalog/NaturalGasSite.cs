using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>LNG peak-shaving station: full-containment tank, boil-off compressor, send-out.</summary>
internal static class NaturalGasSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100010", "浣江液化天然气调峰站（演示）", "Huanjiang LNG peak-shaving (demo)", "330113", 120.304, 30.431, period: 5);
        b.Hazard("液化天然气储罐", "LNG tank", 2);
        var train = b.Add(new Train("K-201 boil-off compressor"));
        var tank = b.Tank(new TankSpec(101, "101储罐", "LNG tank 101", new UprightCylinder(20, 18), 180, 90) { HeldAt = -161, Hot = (-155, -150) });
        Controlled(b, train, "PI-101", "101储罐压力", "LNG tank pressure", "kPa", 0, 40, 14, 27, 150, 1, Alarms.High("pressure", 20, 25, "medium"), Alarms.Low("pressure", 4));
        b.GasField(101, Gas.Methane, "101储罐", "V-101", (0, 0), GasUnit.Around(10), tank);
        b.Hazard("气化外输", "Send-out", 3);
        b.Pump(201, "201蒸发气压缩机", "Boil-off compressor 201", 88, 0.8, train);
        Controlled(b, null, "PI-301", "外输压力", "Send-out pressure", "MPa", 0, 6, 3.6, 3.6, 20, 2, Alarms.High("pressure", 4.2, 4.6), Alarms.Low("pressure", 2.8));
        b.Controlled(
            new PointSpec("FI-301", "外输流量", "Send-out flow", "flow", "Nm³/h", 0, 20_000) { Equipment = "E-301", Decimals = 0 }, 8_200);
        b.Controlled(
            new PointSpec("TI-301", "气化器出口温度", "Vaporiser outlet", "temperature", "°C", -180, 60)
            {
                Equipment = "E-301", Decimals = 1, Conditions = [Alarms.Low("temperature", 0, -10)],
            },
            11);
        b.GasField(201, Gas.Methane, "气化区", "E-301", (50, 30), [(90, 7), (210, 7), (330, 7)]);
        b.WeatherStation(full: true);
        return b.Build();
    }

    private static void Controlled(
        SiteBuilder b, Train? train, string id, string name, string nameEn, string unit, double low, double high,
        double running, double stopped, double lag, int decimals, params Config.ConditionConfig[] alarms) =>
        b.Controlled(
            new PointSpec(id, name, nameEn, "pressure", unit, low, high) { Equipment = "V-101", Decimals = decimals, Conditions = alarms },
            running, train, stopped, lag);
}
