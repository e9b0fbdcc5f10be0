namespace Monitoring.Plant.Physics;

/// <summary>
/// A tank that receives, rests, delivers and rests again between two levels. Content integrates the flows; a full one
/// overflows. Temperature follows the air with a long lag, or is held by a cooler.
/// </summary>
internal sealed class Vessel : Equipment
{
    private const double FlowLagSeconds = 6;

    // A valve that throttles the receipt to its rate lets twice as much through when it is stuck wide open.
    private const double WideOpen = 2;
    private Decay _flowLag = new(FlowLagSeconds);
    private readonly VesselShape _shape;
    private readonly double _receiveRate;
    private readonly double _deliverRate;
    private readonly double? _heldAt;
    private readonly double _lowTarget;
    private readonly double _highTarget;
    private readonly Wander _rateWander = new(0.02, 300);
    private readonly Wander _coolerWander = new(0.25, 1_800);
    private double _restSeconds;

    /// <summary>
    /// Rates in m³/h while receiving and delivering; the range is the cycle's lowest and highest level as shares of the height;
    /// <c>heldAt</c> is the temperature in °C kept by a cooler, or null to follow the air.
    /// </summary>
    public Vessel(VesselShape shape, double receiveRate, double deliverRate, (double Low, double High) range, double? heldAt, NoiseSource noise)
    {
        (_shape, _receiveRate, _deliverRate, _heldAt) = (shape, receiveRate, deliverRate, heldAt);
        (_lowTarget, _highTarget) = (shape.Height * range.Low, shape.Height * range.High);
        Content = shape.Volume(noise.Between(_lowTarget, _highTarget));
        Level = shape.Level(Content);
        Temperature = heldAt ?? double.NaN;
        Phase = noise.Uniform() < 0.5 ? VesselPhase.Receiving : VesselPhase.Delivering;
    }

    public VesselPhase Phase { get; private set; }

    /// <summary>m³.</summary>
    public double Content { get; private set; }

    /// <summary>m.</summary>
    public double Level { get; private set; }

    public double Height => _shape.Height;

    public double Temperature { get; private set; }

    /// <summary>m³/h through the inlet and outlet meters.</summary>
    public double InFlow { get; private set; }

    public double OutFlow { get; private set; }

    /// <summary>m³/h lost through a hole; no meter sees it.</summary>
    public double LeakFlow { get; set; }

    /// <summary>m³/h over the top of a full vessel.</summary>
    public double Overflow { get; private set; }

    /// <summary>Fault: the inlet valve is wide open and does not close.</summary>
    public bool InletStuckOpen { get; set; }

    /// <summary>Inlet valve position, %.</summary>
    public double InletPosition => InletStuckOpen || Phase == VesselPhase.Receiving ? 100 : 0;

    /// <summary>Seconds until a level with the inlet stuck open, from the geometry.</summary>
    public double SecondsTo(double level) => Math.Max(0, _shape.Volume(level) - Content) / (WideOpen * _receiveRate) * 3600;

    /// <summary>Starts a movement of goods now: in when there is room for it, else out.</summary>
    public void StartMovement() => Phase = Level < (_lowTarget + _highTarget) / 2 ? VesselPhase.Receiving : VesselPhase.Delivering;

    /// <summary>Ends an overfilling in the way an operator does: inlet shut, pump out.</summary>
    public void DrawDown()
    {
        InletStuckOpen = false;
        Phase = VesselPhase.Delivering;
    }

    public override void Step(in Surroundings around, double dt)
    {
        _rateWander.Step(dt, around.Noise);
        _coolerWander.Step(dt, around.Noise);
        StepPhase(around.Noise, dt);
        var follow = _flowLag.Follow(dt);
        var open = InletStuckOpen || Phase == VesselPhase.Receiving;
        var drawing = !InletStuckOpen && Phase == VesselPhase.Delivering;
        var inlet = _receiveRate * (InletStuckOpen ? WideOpen : 1) * (1 + _rateWander.Value);
        InFlow += ((open ? inlet : 0) - InFlow) * follow;
        OutFlow += ((drawing ? _deliverRate * (1 + _rateWander.Value) : 0) - OutFlow) * follow;
        StepContent(dt);
        StepTemperature(around.Weather, dt);
    }

    private void StepContent(double dt)
    {
        var next = Content + ((InFlow - OutFlow - LeakFlow) * dt / 3600);
        var surplus = Math.Max(0, next - _shape.Capacity);
        Overflow = surplus * 3600 / dt;
        Content = Math.Max(0, next - surplus);
        Level = _shape.Level(Content);
    }

    private void StepTemperature(Weather weather, double dt)
    {
        var target = _heldAt + _coolerWander.Value ?? weather.AirTemperature;
        Temperature = double.IsNaN(Temperature) ? target : Temperature + ((target - Temperature) * dt / 14_400);
    }

    private void StepPhase(NoiseSource noise, double dt)
    {
        switch (Phase)
        {
            case VesselPhase.Receiving when Level >= _highTarget:
                Rest(VesselPhase.RestingFull, noise);
                break;
            case VesselPhase.Delivering when Level <= _lowTarget:
                Rest(VesselPhase.RestingEmpty, noise);
                break;
            case VesselPhase.RestingFull or VesselPhase.RestingEmpty when (_restSeconds -= dt) <= 0:
                Phase = Phase == VesselPhase.RestingFull ? VesselPhase.Delivering : VesselPhase.Receiving;
                break;
        }
    }

    private void Rest(VesselPhase phase, NoiseSource noise)
    {
        Phase = phase;
        _restSeconds = noise.Between(120, 900);
    }
}
