using Monitoring.Plant.Design;
using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Catalog;

/// <summary>Fine chemicals: a nitration reactor, mixed-acid tank and NOx scrubber.</summary>
internal static class NitrationSite
{
    public static SiteModel Build(ulong seed)
    {
        var b = new SiteBuilder(seed, "330100006", "砚岭精细化工硝化（演示）", "Yanling fine chemicals, nitration (demo)", "330122", 119.685, 29.802, period: 1);
        b.Hazard("硝化装置", "Nitration unit", 2);
        var reactor = b.Add(new Reactor());
        Point(b, "TI-101", "硝化釜温度", "Reactor temperature", "temperature", "°C", -20, 150, () => reactor.Temperature, 4, 1,
            Alarms.High("temperature", 52, 60, "high", delay: 3));
        Point(b, "TI-102", "夹套出口温度", "Jacket outlet temperature", "temperature", "°C", -20, 150, () => reactor.JacketTemperature, 6, 1,
            Alarms.High("temperature", 40, delay: 10));
        Point(b, "FI-101", "混酸进料流量", "Mixed acid feed", "flow", "m³/h", 0, 4, () => reactor.Feed * 2.4, 2, 2,
            Alarms.High("flow", 3.0), Alarms.Low("flow", 1.2));
        Point(b, "FI-102", "冷却盐水流量", "Cooling brine", "flow", "m³/h", 0, 60, () => reactor.CoolingLost ? 0 : 6 + (44 * reactor.Valve), 2, 1,
            Alarms.Low("flow", 4, 1, "medium"));
        Point(b, "TV-101", "冷却阀位", "Cooling valve", "valvePosition", "%", 0, 100, () => reactor.Valve * 100, 1, 0);
        Point(b, "AI-101", "未反应酸比例", "Unreacted acid", "composition", "%", 0, 300, () => reactor.Accumulation * 100, 30, 0,
            Alarms.High("composition", 150, 200, "medium"));
        Point(b, "PI-101", "釜内压力", "Reactor pressure", "pressure", "kPa", 0, 100, () => 8 + (0.9 * Math.Max(0, reactor.Temperature - Reactor.SetPoint)), 2, 1,
            Alarms.High("pressure", 20, 35, "medium"));
        Point(b, "XS-101", "安全联锁", "Safety interlock", "switch", "", 0, 1, () => reactor.Interlocked ? 1 : 0, 0, 0);
        b.Rule("XS-101", Logic.Discrete(1, "high")).Rule("XS-101", Logic.State("XS-101 = 1"));
        b.Hides("安全联锁动作", "XS-101", new Config.ConsequenceConfig("FI-101", "low"));
        b.Pump(102, "102搅拌机", "Agitator 102", 24, 0.3);
        var acid = b.Tank(new TankSpec(201, "201混酸罐", "Mixed acid tank 201", new UprightCylinder(2.4, 4), 20, 12) { DayTank = true });
        b.GasField(101, Gas.NitrogenDioxide, "硝化釜", "R-101", (0, 0), [(0, 5), (120, 5), (240, 5)], acid);
        b.Common();
        b.Controlled(
            new PointSpec("AI-301", "尾气塔出口氮氧化物", "Scrubber outlet NOx", "composition", "mg/m³", 0, 500)
            {
                Equipment = "T-301", Decimals = 0, Conditions = [Alarms.High("composition", 200)],
            },
            70);
        b.WeatherStation();
        return b.Build();
    }

    private static void Point(
        SiteBuilder b, string id, string name, string nameEn, string kind, string unit, double low, double high, Func<double> source,
        double lag, int decimals, params Config.ConditionConfig[] alarms) =>
        b.Point(
            new PointSpec(id, name, nameEn, kind, unit, low, high)
            {
                Equipment = "R-101", Lag = lag, Noise = kind == "switch" ? 0 : 0.0006, Decimals = decimals, Conditions = alarms,
            },
            source);
}
