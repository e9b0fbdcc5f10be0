using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Design;

/// <summary>Level, temperature, pressure, inlet valve and flows of one tank.</summary>
internal static class TankUnit
{
    // Shares of the height between which goods are moved.
    private const double Lowest = 0.25;
    private const double Highest = 0.78;

    public static Vessel Tank(this SiteBuilder b, TankSpec t)
    {
        var vessel = b.Add(new Vessel(t.Shape, t.Receive, t.Deliver, (Lowest, Highest), t.HeldAt, b.Noise));
        b.Level(vessel, b.Level(t, vessel));
        b.Temperature(t, vessel);
        if (t.Medium is { } medium)
        {
            b.Point(
                new PointSpec($"PI-{t.Tag}", $"{t.Name}压力", $"{t.NameEn} pressure", "pressure", "MPa", 0, t.Pressure.Range)
                {
                    Equipment = Equipment(t), Lag = 2, Noise = 0.0008, Decimals = 3,
                    Conditions = [Alarms.High("pressure", t.Pressure.H, t.Pressure.HH)],
                },
                () => medium.GaugePressure(vessel.Temperature) + t.Pad);
        }

        if (t.FlowMeters)
        {
            b.Flow(t, "A", "进料流量", "inlet flow", t.Receive, () => vessel.InFlow);
            b.Flow(t, "B", "出料流量", "outlet flow", t.Deliver, () => vessel.OutFlow);
            b.Watch(t);
        }

        if (!t.InletValve)
        {
            return vessel;
        }

        b.Point(
            new PointSpec($"XV-{t.Tag}", $"{t.Name}进料阀位", $"{t.NameEn} inlet valve", "valvePosition", "%", 0, 100)
            {
                Equipment = Equipment(t), Lag = 4, Decimals = 0,
            },
            () => vessel.InletPosition);
        return vessel;
    }

    /// <summary>What the level says together with its meters, and where it is going.</summary>
    private static void Watch(this SiteBuilder b, TankSpec t)
    {
        var (level, inlet, outlet) = ($"LI-{t.Tag}", $"FI-{t.Tag}A", $"FI-{t.Tag}B");
        var slower = Math.Min(t.Receive, t.Deliver);
        b.Rule(level, Logic.StillReceiving(level, Round(0.85 * t.Shape.Height), inlet, t.Receive, t.Name, t.NameEn));
        b.Rule(level, Logic.Frozen([inlet, outlet], slower));
        if (t.Shape is UprightCylinder)
        {
            b.Rule(level, Logic.Balance(inlet, outlet, t.Shape.Volume(1), slower));
        }

        if (!t.DayTank)
        {
            b.Rule(level, Logic.Eta(Horizon(t)));
        }
    }

    /// <summary>Half of the time from where a movement of goods ends to the limit behind it, whole minutes: in good order no warning.</summary>
    private static double Horizon(TankSpec t)
    {
        double Content(double share) => t.Shape.Volume(share * t.Shape.Height);
        var toHigh = (Content(0.85) - Content(Highest)) / t.Receive;
        var toLow = (Content(Lowest) - Content(0.15)) / t.Deliver;
        return Math.Max(60, Math.Floor(Math.Min(toHigh, toLow) * 30) * 60);
    }

    private static int Level(this SiteBuilder b, TankSpec t, Vessel vessel)
    {
        var range = Math.Ceiling(t.Shape.Height * 2) / 2;
        var h = t.Shape.Height;
        int? delay = t.DayTank ? 5 : null;
        return b.Point(
            new PointSpec($"LI-{t.Tag}", $"{t.Name}液位", $"{t.NameEn} level", "level", "m", 0, range)
            {
                Equipment = Equipment(t), Lag = 3, Noise = 0.0003, Decimals = 3,
                Conditions =
                [
                    Alarms.High("level", Round(0.85 * h), Round(0.92 * h), t.LevelPriority, delay),
                    Alarms.Low("level", Round(0.15 * h), Round(0.08 * h), delay: delay),
                ],
            },
            () => vessel.Level);
    }

    private static void Temperature(this SiteBuilder b, TankSpec t, Vessel vessel)
    {
        var low = t.HeldAt < -20 ? -200 : -30;
        b.Point(
            new PointSpec($"TI-{t.Tag}", $"{t.Name}温度", $"{t.NameEn} temperature", "temperature", "°C", low, t.HeldAt < -20 ? 50 : 100)
            {
                Equipment = Equipment(t), Lag = 30, Noise = 0.0005, Decimals = 1,
                Conditions = [Alarms.High("temperature", t.Hot.H, t.Hot.HH)],
            },
            () => vessel.Temperature);
    }

    private static void Flow(this SiteBuilder b, TankSpec t, string suffix, string name, string nameEn, double rate, Func<double> source) =>
        b.Point(
            new PointSpec($"FI-{t.Tag}{suffix}", t.Name + name, $"{t.NameEn} {nameEn}", "flow", "m³/h", 0, Math.Ceiling(rate * 0.24) * 10)
            {
                Equipment = Equipment(t), Lag = 2, Noise = 0.001, Decimals = 1,
                Conditions = [Alarms.High("flow", Round(rate * 1.3))],
            },
            source);

    private static string Equipment(TankSpec t) => $"V-{t.Tag}";

    private static double Round(double value) => Math.Round(value, 2);
}
