using Monitoring.Plant.Config;
using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>
/// Acrylonitrile by ammoxidation: the air compressor feeds everything, so its trip raises more than forty alarms within ten
/// minutes, its own motor current first.
/// </summary>
internal static class AcrylonitrileSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100013", "霖岸丙烯腈装置（演示）", "Lin'an-bank acrylonitrile unit (demo)", "330109", 120.612, 30.142, period: 2);
        b.Hazard("丙烯腈装置", "Acrylonitrile unit", 1);
        var train = b.Add(new Train("K-101 air compressor"));
        Low(b, train, "II-101", "空压机电流", "Air compressor current", "current", "A", 800, 520, 0, 1);
        Low(b, train, "SI-101", "空压机转速", "Air compressor speed", "other", "r/min", 12_000, 8_600, 4, 15);
        Low(b, train, "PI-101", "空气总管压力", "Air header pressure", "pressure", "kPa", 400, 220, 6, 20);
        Low(b, train, "FI-101", "反应空气流量", "Reaction air flow", "flow", "kNm³/h", 80, 46, 8, 10);
        Low(b, train, "FI-102", "丙烯进料流量", "Propylene feed", "flow", "t/h", 10, 5.6, 14, 5);
        Low(b, train, "FI-103", "氨进料流量", "Ammonia feed", "flow", "t/h", 5, 2.8, 15, 5);
        for (var i = 1; i <= 8; i++)
        {
            Low(b, train, $"TI-10{i}", $"反应器床层温度{i}", $"Reactor bed temperature {i}", "temperature", "°C", 600, 430 + i, 30 + (i * 9), 80);
        }

        Low(b, train, "PI-102", "反应器压力", "Reactor pressure", "pressure", "kPa", 200, 72, 20, 25);
        Low(b, train, "FI-104", "撤热水流量", "Cooling coil flow", "flow", "t/h", 400, 260, 60, 40);
        Low(b, train, "FI-105", "副产蒸汽流量", "By-product steam", "flow", "t/h", 60, 34, 70, 60);
        Low(b, train, "PI-103", "蒸汽管网压力", "Steam header pressure", "pressure", "MPa", 6, 4.1, 95, 60);
        for (var i = 1; i <= 6; i++)
        {
            Low(b, train, $"II-20{i}", $"20{i}泵电流", $"Pump 20{i} current", "current", "A", 100, 45 + (3 * i), 40 + (i * 11), 2);
            Low(b, train, $"PI-20{i}", $"20{i}泵出口压力", $"Pump 20{i} discharge", "pressure", "MPa", 2, 0.8 + (0.05 * i), 42 + (i * 11), 4);
        }

        foreach (var (tag, zh, en) in new[] { (301, "急冷塔", "Quench tower"), (302, "吸收塔", "Absorber"), (303, "回收塔", "Recovery column"), (304, "脱氰塔", "Heads column"), (305, "成品塔", "Product column") })
        {
            var dead = 60 + ((tag - 300) * 25);
            Low(b, train, $"TI-{tag}", $"{zh}釜温", $"{en} bottom temperature", "temperature", "°C", 150, 70 + (5 * (tag - 300)), dead, 90);
            Low(b, train, $"FI-{tag}", $"{zh}回流量", $"{en} reflux", "flow", "t/h", 40, 20, dead + 10, 15);
            Low(b, train, $"PI-{tag}", $"{zh}压力", $"{en} pressure", "pressure", "kPa", 200, 90, dead + 15, 40);
        }

        b.GasField(101, Gas.Acrylonitrile, "成品塔", "T-305", (0, 0), [(0, 6), (120, 6), (240, 6)], priority: "high");
        b.GasField(201, Gas.HydrogenCyanide, "脱氰塔", "T-304", (25, 0), [(60, 5), (180, 5), (300, 5)], priority: "high");
        b.WeatherStation();
        return b.Build();
    }

    /// <summary>A variable that falls to a fifth when the compressor stops; L at 75 %, short delays so that the order can be seen.</summary>
    private static void Low(
        SiteBuilder b, Train train, string id, string name, string nameEn, string kind, string unit, double range, double running, double dead, double lag)
    {
        var decimals = range >= 100 ? 1 : 2;
        ConditionConfig alarm = Alarms.Low(kind, Math.Round(0.75 * running, decimals), delay: id == "II-101" ? 0 : 5);
        b.Controlled(
            new PointSpec(id, name, nameEn, kind, unit, 0, range) { Equipment = "K-101", Decimals = decimals, Conditions = [alarm] },
            running, train, 0.2 * running, lag, dead);
    }
}
