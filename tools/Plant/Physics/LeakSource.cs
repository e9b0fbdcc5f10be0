namespace Monitoring.Plant.Physics;

/// <summary>A place that can leak: position in metres (east, north) from the site's origin.</summary>
internal sealed class LeakSource(string name, double x, double y, Vessel? vessel = null) : Equipment
{
    private DateTimeOffset? _began;
    private DateTimeOffset? _ended;
    private double _rate;

    public string Name { get; } = name;

    public double X { get; } = x;

    public double Y { get; } = y;

    /// <summary>Fault: share of the reference release, 0 (tight) and more.</summary>
    public double Opening { get; set; }

    public bool EverLeaked => _began is not null;

    /// <summary>The release that left the source at a moment: what the wind carries is older than what leaves now.</summary>
    public double RateAt(DateTimeOffset moment) =>
        _began <= moment && !(_ended <= moment) ? _rate : 0;

    public override void Step(in Surroundings around, double dt)
    {
        var rate = Opening + (vessel?.Overflow > 0 ? 1 : 0);
        if (vessel is not null)
        {
            // The reference release is a flange leak of some 2 m³/h.
            vessel.LeakFlow = 2 * Opening;
        }

        if (rate > 0)
        {
            _began = _ended is null ? _began ?? around.Now : around.Now;
            _ended = null;
            _rate = rate;
        }
        else if (_began is not null)
        {
            _ended ??= around.Now;
        }
    }
}
