namespace Monitoring.Plant.Physics;

/// <summary>SplitMix64 with Box–Muller: small, seedable per site and the same on every runtime, unlike System.Random.</summary>
internal sealed class NoiseSource(ulong seed)
{
    private ulong _state = seed;
    private double _spare = double.NaN;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * Uniform());

    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Standard normal.</summary>
    public double Gaussian()
    {
        if (!double.IsNaN(_spare))
        {
            var spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform()));
        var (sin, cos) = Math.SinCos(2 * Math.PI * Uniform());
        _spare = radius * sin;
        return radius * cos;
    }
}
