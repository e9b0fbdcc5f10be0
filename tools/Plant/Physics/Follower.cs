namespace Monitoring.Plant.Physics;

/// <summary>
/// A controlled variable: wanders about its set point while its train runs, and goes to its other value, first order and
/// after its own dead time, when the train stops.
/// </summary>
internal sealed class Follower(Train? train, double running, double stopped, double lagSeconds, double deadSeconds, double wander) : Equipment
{
    private readonly Wander _wander = new(wander, 240);
    private readonly double _running = running;
    private Decay _lag = new(lagSeconds);
    private double _base = running;

    public double Value => _base + _wander.Value;

    public override void Step(in Surroundings around, double dt)
    {
        _wander.Step(dt, around.Noise);
        var target = train is { StoppedFor: var seconds } && seconds > deadSeconds ? stopped : _running;
        _base += (target - _base) * _lag.Follow(dt);
    }
}
