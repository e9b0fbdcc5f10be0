namespace Monitoring.Replay.Scenarios;

/// <summary>Normal noise, the same for the same seed on every machine (SplitMix64 and Box–Muller).</summary>
internal sealed class Noise(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Mean 0, standard deviation 1.</summary>
    public double Next() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    private double Uniform()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
