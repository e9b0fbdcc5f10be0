using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>Cold store with an ammonia plant: compressors, receiver, two cold rooms.</summary>
internal static class RefrigerationSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100003", "霁川冷链氨制冷（演示）", "Jichuan cold store, ammonia (demo)", "330110", 119.972, 30.402, period: 5);
        b.Hazard("氨制冷机房", "Ammonia machine room", 3);
        var train = b.Add(new Train("K-101 compressor"));
        b.Pump(101, "101压缩机油泵", "Compressor 101 oil pump", 18, 0.6, train);
        Controlled(b, train, "II-102", "压缩机电流", "Compressor current", "current", "A", 0, 400, 236, 0, 2, Alarms.Low("current", 90, delay: 2));
        Controlled(b, train, "PI-102", "吸气压力", "Suction pressure", "pressure", "MPa", -0.1, 0.6, 0.12, 0.42, 60, Alarms.High("pressure", 0.3));
        Controlled(b, train, "TI-102", "排气温度", "Discharge temperature", "temperature", "°C", 0, 200, 96, 40, 90, Alarms.High("temperature", 130, 145));
        Controlled(b, train, "TI-201", "1号冷库温度", "Cold room 1", "temperature", "°C", -40, 40, -20, -8, 500, Alarms.High("temperature", -16));
        Controlled(b, train, "TI-202", "2号冷库温度", "Cold room 2", "temperature", "°C", -40, 40, -22, -9, 600, Alarms.High("temperature", -18));
        var receiver = b.Tank(new TankSpec(103, "103贮氨器", "Ammonia receiver 103", new LyingCylinder(1.6, 5), 14, 14)
        {
            Medium = Medium.Ammonia, Pressure = (1.65, 1.85, 2.5), DayTank = true, HeldAt = 32, FlowMeters = false,
        });
        b.GasField(101, Gas.Ammonia, "机房贮氨器", "V-103", (0, 0), GasUnit.Around(6), receiver);
        b.WeatherStation();
        return b.Build();
    }

    private static void Controlled(
        SiteBuilder b, Train train, string id, string name, string nameEn, string kind, string unit, double low, double high,
        double running, double stopped, double lag, Config.ConditionConfig alarm) =>
        b.Controlled(
            new PointSpec(id, name, nameEn, kind, unit, low, high) { Equipment = "K-101", Decimals = kind == "pressure" ? 3 : 1, Conditions = [alarm] },
            running, train, stopped, lag);
}
