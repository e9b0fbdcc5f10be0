namespace Monitoring.Plant.Physics;

/// <summary>
/// Slow deviation of a controlled variable: an Ornstein–Uhlenbeck process, exactly discretised, cut at three sigma because
/// a working controller does not let it go further.
/// </summary>
internal sealed class Wander(double sigma, double correlationSeconds)
{
    private Decay _decay = new(correlationSeconds);

    public double Value { get; private set; }

    public void Step(double dt, NoiseSource noise)
    {
        var keep = _decay.Keep(dt);
        var next = (Value * keep) + (sigma * Math.Sqrt(1 - (keep * keep)) * noise.Gaussian());
        Value = Math.Clamp(next, -3 * sigma, 3 * sigma);
    }
}
