namespace Monitoring.Plant.Physics;

/// <summary>Air temperature (season, time of day, passing air masses), humidity and wind of one site near Hangzhou.</summary>
internal sealed class Weather
{
    // Hangzhou's monthly means run from about 5 °C in January to about 30 °C in July.
    private const double YearMean = 17.5;
    private const double YearSwing = 12.5;
    private const double DaySwing = 4;
    private readonly Wander _airMass = new(1.2, 86_400);
    private readonly Wander _gust = new(0.7, 120);
    private readonly Wander _veer = new(25, 3_600);
    private readonly double _prevailing;

    public Weather(NoiseSource noise) => _prevailing = noise.Between(0, 360);

    public double AirTemperature { get; private set; } = YearMean;

    public double Humidity { get; private set; } = 70;

    /// <summary>m/s.</summary>
    public double WindSpeed { get; set; } = 2.5;

    /// <summary>Degrees from north, clockwise: where the wind comes from.</summary>
    public double WindFrom { get; set; }

    public void Step(DateTimeOffset now, double dt, NoiseSource noise)
    {
        _airMass.Step(dt, noise);
        _gust.Step(dt, noise);
        _veer.Step(dt, noise);
        var local = now.ToOffset(TimeSpan.FromHours(8));
        var season = Math.Cos(2 * Math.PI * (local.DayOfYear - 20) / 365.25);
        var hour = local.TimeOfDay.TotalHours;
        var day = Math.Cos(2 * Math.PI * (hour - 14) / 24);
        AirTemperature = YearMean - (YearSwing * season) + (DaySwing * day) + _airMass.Value;
        Humidity = Math.Clamp(70 - (12 * day) - (2 * _airMass.Value), 20, 98);
        WindSpeed = Math.Max(0.4, 2.6 + (0.8 * day) + _gust.Value);
        WindFrom = (_prevailing + _veer.Value + 360) % 360;
    }
}
