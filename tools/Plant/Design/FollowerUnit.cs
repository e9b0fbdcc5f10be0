using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Design;

/// <summary>Controlled variables, pumps and the weather station.</summary>
internal static class FollowerUnit
{
    /// <summary>
    /// A controlled variable: its value while running and when its train has stopped, with lag and dead time in seconds.
    /// The limit on the side of the stopped value is passed on the way there.
    /// </summary>
    public static Follower Controlled(
        this SiteBuilder b, in PointSpec spec, double running, Train? train = null, double stopped = 0, double lag = 20, double dead = 0)
    {
        var span = spec.High - spec.Low;
        var follower = b.Add(new Follower(train, running, train is null ? running : stopped, lag, dead, 0.004 * span));
        b.Point(spec with { Noise = spec.Noise == 0 ? 0.001 : spec.Noise }, () => follower.Value);
        return follower;
    }

    /// <summary>
    /// Current, vibration and discharge pressure of a pump. Its discharge switch has neither delay nor much deadband, as
    /// found on many a skid: the bad actor of the site when it chatters.
    /// </summary>
    public static void Pump(this SiteBuilder b, int tag, string name, string nameEn, double amperes, double dischargeMPa, Train? train = null, double dead = 0)
    {
        var equipment = $"P-{tag}";
        b.Controlled(
            new PointSpec($"II-{tag}", $"{name}电流", $"{nameEn} current", "current", "A", 0, Math.Ceiling(amperes * 0.16) * 10)
            {
                Equipment = equipment, Decimals = 1,
                Conditions = [Alarms.High("current", Math.Round(amperes * 1.25, 1)), Alarms.Low("current", Math.Round(amperes * 0.5, 1), delay: 2)],
            },
            amperes, train, 0, lag: 2, dead);
        b.Controlled(
            new PointSpec($"VI-{tag}", $"{name}振动", $"{nameEn} vibration", "vibration", "mm/s", 0, 20)
            {
                Equipment = equipment, Decimals = 2,
                Conditions = [Alarms.High("vibration", 7.1, 11.2)],
            },
            2.4, train, 0.1, lag: 4, dead);
        b.Controlled(
            new PointSpec($"PI-{tag}", $"{name}出口压力", $"{nameEn} discharge pressure", "pressure", "MPa", 0, Math.Ceiling(dischargeMPa * 16) / 10)
            {
                Equipment = equipment, Lag = 1, Decimals = 3,
                Conditions = [Alarms.Low("pressure", Math.Round(dischargeMPa * 0.7, 2), delay: 0) with { DeadbandPercent = 0.5 }],
            },
            dischargeMPa, train, 0, lag: 3, dead);
    }

    /// <summary>Wind and, in full, air temperature and humidity, as AQ 3036 asks of a tank area; a high level at force 6 (13.8 m/s).</summary>
    public static void WeatherStation(this SiteBuilder b, bool full = false)
    {
        var weather = b.Weather;
        b.Common();
        b.Point(
            new PointSpec("WS-901", "风速", "Wind speed", "wind", "m/s", 0, 60)
            {
                Noise = 0.002, Decimals = 1, Conditions = [Alarms.High("wind", 13.8)],
            },
            () => weather.WindSpeed);
        b.Point(new PointSpec("WD-901", "风向", "Wind direction", "wind", "°", 0, 360) { Noise = 0.004, Decimals = 0 }, () => weather.WindFrom);
        if (!full)
        {
            return;
        }

        b.Point(new PointSpec("TI-901", "气温", "Air temperature", "temperature", "°C", -30, 60) { Lag = 20, Noise = 0.0005, Decimals = 1 }, () => weather.AirTemperature);
        b.Point(new PointSpec("MI-901", "湿度", "Relative humidity", "other", "%RH", 0, 100) { Lag = 20, Noise = 0.002, Decimals = 0 }, () => weather.Humidity);
    }
}
