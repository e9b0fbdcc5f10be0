using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>Hydrogen filling station: 20 MPa tube trailer, compressor, 45 MPa banks, dispenser.</summary>
internal static class HydrogenSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100008", "氢沐加氢站（演示）", "Qingmu hydrogen station (demo)", "330108", 120.207, 30.189, period: 2);
        b.Hazard("储氢瓶组", "Hydrogen banks", 4);
        var train = b.Add(new Train("K-101 hydrogen compressor"));
        foreach (var (tag, pressure) in new[] { (101, 42.0), (102, 40.0), (103, 38.0) })
        {
            b.Controlled(
                new PointSpec($"PI-{tag}", $"{tag}储氢瓶组压力", $"Bank {tag} pressure", "pressure", "MPa", 0, 60)
                {
                    Equipment = $"B-{tag}", Decimals = 2, Conditions = [Alarms.High("pressure", 45, 47.5, "medium"), Alarms.Low("pressure", 10)],
                },
                pressure, train, 25, lag: 900);
        }

        b.Pump(201, "201压缩机", "Compressor 201", 110, 44, train);
        b.Controlled(
            new PointSpec("TI-201", "压缩机排气温度", "Compressor discharge temperature", "temperature", "°C", -50, 250)
            {
                Equipment = "K-101", Decimals = 1, Conditions = [Alarms.High("temperature", 160, 180)],
            },
            128, train, 40, lag: 120);
        b.Controlled(
            new PointSpec("TI-301", "加氢机预冷温度", "Dispenser pre-cooling", "temperature", "°C", -60, 40)
            {
                Equipment = "D-301", Decimals = 1, Conditions = [Alarms.High("temperature", -25)],
            },
            -36, train, -10, lag: 400);
        b.GasField(101, Gas.Hydrogen, "储氢区", "B-101", (0, 0), GasUnit.Around(5));
        b.WeatherStation();
        return b.Build();
    }
}
