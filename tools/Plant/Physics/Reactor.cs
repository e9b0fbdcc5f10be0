namespace Monitoring.Plant.Physics;

/// <summary>
/// A cooled semi-continuous nitration: fed acid accumulates and reacts faster the hotter it is; a controller moves the
/// cooling valve; the interlock stops the feed at its trip temperature.
/// </summary>
internal sealed class Reactor : Equipment
{
    public const double SetPoint = 45;
    public const double TripAt = 62;
    private const double KelvinPerSecondAtFullFeed = 0.05;
    private const double HoldSeconds = 300;
    private const double ActivationKelvin = 9_000;
    private const double CoolingPerSecond = 0.004;
    private readonly Wander _feed = new(0.015, 600);
    private double _accumulated = HoldSeconds;
    private double _integral = 0.5;

    public double Temperature { get; private set; } = SetPoint;

    public double JacketTemperature { get; private set; } = 20;

    /// <summary>Share of the full feed, 0–1.</summary>
    public double Feed { get; private set; } = 1;

    /// <summary>Cooling valve, 0–1.</summary>
    public double Valve { get; private set; } = 0.5;

    /// <summary>Unreacted acid as a share of what one steady hold-up contains; 1 is normal.</summary>
    public double Accumulation => _accumulated / HoldSeconds;

    /// <summary>Fault: no cooling water.</summary>
    public bool CoolingLost { get; set; }

    public bool Interlocked { get; private set; }

    public override void Step(in Surroundings around, double dt)
    {
        _feed.Step(dt, around.Noise);
        Interlocked = Interlocked ? Temperature > SetPoint + 2 : Temperature >= TripAt;
        Feed += ((Interlocked ? 0 : 1 + _feed.Value) - Feed) * Math.Min(1, dt / 5);

        var error = Temperature - SetPoint;
        _integral = Math.Clamp(_integral + (error * dt * 0.0005), 0, 1);
        Valve = CoolingLost ? 0 : Math.Clamp(_integral + (error * 0.15), 0, 1);

        var rate = Math.Exp(ActivationKelvin * ((1 / (SetPoint + 273.15)) - (1 / (Temperature + 273.15)))) / HoldSeconds;
        var reacted = _accumulated * (1 - Math.Exp(-rate * dt));
        _accumulated += (Feed * dt) - reacted;
        Temperature += (reacted * KelvinPerSecondAtFullFeed) - (CoolingPerSecond * Valve * (Temperature - JacketTemperature) * dt);
        JacketTemperature += ((CoolingLost ? Temperature - 5 : 20) - JacketTemperature) * dt / 120;
    }
}
