namespace Monitoring.Plant.Physics;

/// <summary>exp(−dt / τ), computed once while dt stays the same: half the time of a simulated day went into it.</summary>
internal struct Decay(double seconds)
{
    private double _dt = double.NaN;
    private double _keep;

    public double Keep(double dt)
    {
        if (dt != _dt)
        {
            (_dt, _keep) = (dt, Math.Exp(-dt / seconds));
        }

        return _keep;
    }

    /// <summary>The share of the way to a new value that is gone in dt.</summary>
    public double Follow(double dt) => 1 - Keep(dt);
}
