using Monitoring.Plant.Config;

namespace Monitoring.Plant.Catalog;

/// <summary>The bench of the public contract §1, fed by nobody but the reader. Period 0: it never goes stale.</summary>
internal static class TryOutBench
{
    public static SiteConfig Config { get; } = new()
    {
        SiteId = "330100099",
        Name = "试验台",
        NameEn = "Try-out bench",
        RegionCode = "330106",
        Longitude = 120.13,
        Latitude = 30.26,
        Hazards = [new HazardConfig("330100099001", "试验台", "Try-out bench", 4)],
        Points =
        [
            Point("LI-912", "912罐液位", "Tank 912 level", "level", "m", 0, 16,
                High(0.1, null, 0, new LevelConfig("H", 13.2, "medium"), new LevelConfig("HH", 14.0, "high")),
                Low(0.1, null, new LevelConfig("L", 1.0, "medium"))),
            Point("TI-1", "试验温度", "Bench temperature", "temperature", "°C", -20, 200,
                High(1, null, 10, new LevelConfig("H", 60, "medium"), new LevelConfig("HH", 80, "high"))),
            Point("GT-1", "试验可燃气体", "Bench combustible gas", "combustibleGas", "%LEL", 0, 100,
                High(null, 2, 0, new LevelConfig("H", 25, "medium"), new LevelConfig("HH", 50, "high", Latching: true))),
            Point("FI-1", "试验流量", "Bench flow", "flow", "m³/h", 0, 1000),
            Point("PI-1", "试验压力", "Bench pressure", "pressure", "MPa", 0, 2.5,
                High(null, 2, 0, new LevelConfig("H", 1.6, "medium"), new LevelConfig("HH", 1.77, "high")),
                Low(null, 2, new LevelConfig("L", 0.2, "medium"))),
        ],
    };

    private static PointConfig Point(
        string id, string name, string nameEn, string kind, string unit, double low, double high, params ConditionConfig[] conditions) => new()
        {
            PointId = id,
            Name = name,
            NameEn = nameEn,
            Kind = kind,
            Unit = unit,
            RangeLow = low,
            RangeHigh = high,
            Period = 0,
            HazardId = "330100099001",
            Equipment = "BENCH",
            Conditions = conditions,
        };

    private static ConditionConfig High(double? deadband, double? percent, int onDelay, params LevelConfig[] levels) => new()
    {
        Condition = "high",
        Levels = levels,
        Deadband = deadband,
        DeadbandPercent = percent,
        OnDelay = onDelay,
        OffDelay = 0,
    };

    private static ConditionConfig Low(double? deadband, double? percent, params LevelConfig[] levels) => new()
    {
        Condition = "low",
        Levels = levels,
        Deadband = deadband,
        DeadbandPercent = percent,
        OnDelay = 0,
        OffDelay = 0,
    };
}
