namespace Monitoring.Plant.Physics;

/// <summary>
/// From the true value to what is sent: first-order lag, Gaussian noise, the instrument's range, its resolution; and the
/// ways an instrument fails.
/// </summary>
internal sealed class Instrument(Func<double> source, (double Low, double High) range, double lagSeconds, double sigma, int decimals)
{
    private Decay _lag = new(lagSeconds);
    private double _lagged = double.NaN;
    private double _held;
    private bool _above;

    public InstrumentFault Fault { get; private set; }

    /// <summary>The two readings between which a chattering one jumps.</summary>
    public (double Below, double Above) Jumps { get; private set; }

    public bool IsBad => Fault == InstrumentFault.Bad;

    public void Fail(InstrumentFault fault, (double Below, double Above) jumps = default) => (Fault, Jumps) = (fault, jumps);

    public void Repair() => Fault = InstrumentFault.None;

    public void Step(double dt)
    {
        var value = source();
        _lagged = double.IsNaN(_lagged) || lagSeconds == 0 ? value : _lagged + ((value - _lagged) * _lag.Follow(dt));
    }

    public double Read(NoiseSource noise)
    {
        _held = Fault switch
        {
            InstrumentFault.Stuck => _held,
            InstrumentFault.Pinned => range.High,
            InstrumentFault.Chatter => (_above = !_above) ? Jumps.Above : Jumps.Below,
            _ => Math.Round(Math.Clamp(_lagged + (sigma * noise.Gaussian()), range.Low, range.High), decimals),
        };
        return _held;
    }
}
