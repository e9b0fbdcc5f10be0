using Monitoring.Plant.Design;

namespace Monitoring.Plant.Catalog;

/// <summary>Warehouse of oxidisers: two air-conditioned bays, early signs of fire (carbon monoxide), inert gas, oxygen.</summary>
internal static class OxidiserSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100012", "庐陌氧化剂仓储（演示）", "Lumo oxidiser warehouse (demo)", "330112", 119.718, 30.236, period: 10);
        foreach (var bay in new[] { 1, 2 })
        {
            b.Hazard($"{bay}号库", $"Warehouse {bay}", 3);
            Controlled(b, $"TI-{bay}01", $"{bay}号库温度", $"Bay {bay} temperature", "temperature", "°C", -20, 80, 21, 1, Alarms.High("temperature", 30, 37, "medium"));
            Controlled(b, $"TI-{bay}02", $"{bay}号库垛温", $"Bay {bay} pile temperature", "temperature", "°C", -20, 120, 22, 1, Alarms.High("temperature", 35, 45, "medium"));
            Controlled(b, $"MI-{bay}01", $"{bay}号库湿度", $"Bay {bay} humidity", "other", "%RH", 0, 100, 52, 0, Alarms.High("other", 75, delay: 60));
            Controlled(b, $"AT-{bay}01", $"{bay}号库氧浓度", $"Bay {bay} oxygen", "oxygen", "%", 0, 30, 20.9, 1, Alarms.Low("oxygen", 19.5, delay: 5), Alarms.High("oxygen", 23.5, delay: 5));
            b.GasField((bay * 100) + 1, Gas.CarbonMonoxide, $"{bay}号库", $"W-{bay}", (bay * 40, 0), [(0, 6), (120, 6), (240, 6)]);
        }

        b.WeatherStation();
        return b.Build();
    }

    private static void Controlled(
        SiteBuilder b, string id, string name, string nameEn, string kind, string unit, double low, double high, double value, int decimals,
        params Config.ConditionConfig[] alarms) =>
        b.Controlled(new PointSpec(id, name, nameEn, kind, unit, low, high) { Decimals = decimals, Conditions = alarms }, value);
}
