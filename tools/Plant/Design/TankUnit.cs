using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Design;

/// <summary>Level, temperature, pressure, inlet valve and flows of one tank.</summary>
internal static class TankUnit
{
    public static Vessel Tank(this SiteBuilder b, TankSpec t)
    {
        var vessel = b.Add(new Vessel(t.Shape, t.Receive, t.Deliver, (0.25, 0.78), t.HeldAt, b.Noise));
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
