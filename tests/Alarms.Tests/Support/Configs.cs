using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Short ways to write configurations.</summary>
internal static class Configs
{
    public const string SiteId = "330100099";

    public static SiteConfig Site(params PointConfig[] points) => new()
    {
        SiteId = SiteId,
        Name = "试验台",
        NameEn = "Try-out bench",
        RegionCode = "330100",
        Longitude = 120.2,
        Latitude = 30.3,
        Points = points,
        RuleSet = 1,
        Escalation = NoEscalation,
    };

    /// <summary>Nothing is escalated, so that a test can let hours pass.</summary>
    public static EscalationConfig NoEscalation { get; } = new() { Critical = 0, High = 0, Medium = 0, Low = 0 };

    /// <summary>A point with a range of 0 to 100 of which nothing is expected (never stale).</summary>
    public static PointConfig Point(string id, params ConditionRule[] rules) =>
        new() { PointId = id, Name = id, Unit = "m", RangeLow = 0, RangeHigh = 100, Conditions = rules };

    public static HighRule High(double h, double? hh = null, double on = 0, double off = 0, double deadband = 0, bool latching = false) => new()
    {
        Levels = Levels(AlarmLevel.H, h, AlarmLevel.HH, hh, latching),
        OnDelay = on,
        OffDelay = off,
        Deadband = deadband,
    };

    public static LowRule Low(double l, double? ll = null, double on = 0, double off = 0, double deadband = 0) => new()
    {
        Levels = Levels(AlarmLevel.L, l, AlarmLevel.LL, ll, false),
        OnDelay = on,
        OffDelay = off,
        Deadband = deadband,
    };

    /// <summary>The try-out bench of contract.md §1, exactly as described there.</summary>
    public static SiteConfig TryOutBench() => Site(
        Point("LI-912", Low(1.0, deadband: 0.1), High(13.2, 14.0, deadband: 0.1)) with { Kind = PointKind.Level, RangeHigh = 16 },
        Point("TI-1", High(60, 80, on: 10, deadband: 1)) with { Kind = PointKind.Temperature, Unit = "°C", RangeLow = -20, RangeHigh = 200 },
        Point("GT-1", High(25, 50, latching: true)) with { Kind = PointKind.CombustibleGas, Unit = "%LEL" },
        Point("FI-1") with { Kind = PointKind.Flow, Unit = "m³/h", RangeHigh = 1000 },
        Point("PI-1", Low(0.2) with { Deadband = null, DeadbandPercent = 2 }, High(1.6, 1.77) with { Deadband = null, DeadbandPercent = 2 })
            with { Kind = PointKind.Pressure, Unit = "MPa", RangeHigh = 2.5 });

    private static LevelLimit[] Levels(AlarmLevel first, double limit, AlarmLevel second, double? worse, bool latching)
    {
        var one = new LevelLimit { Level = first, Limit = limit, Priority = AlarmPriority.Medium };
        return worse is { } w
            ? [one, new LevelLimit { Level = second, Limit = w, Priority = AlarmPriority.High, Latching = latching }]
            : [one];
    }
}
