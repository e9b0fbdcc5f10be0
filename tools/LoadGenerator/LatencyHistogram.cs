using System.Numerics;

namespace Monitoring.LoadGenerator;

/// <summary>Counts durations in buckets of 1/32 of a power of two: every percentile is right to about 3 %, in constant memory.</summary>
internal sealed class LatencyHistogram
{
    private const int Sub = 32;
    private readonly long[] _counts = new long[64 * Sub];

    public long Count { get; private set; }

    public long Max { get; private set; }

    public void Add(long ticks)
    {
        ticks = Math.Max(0, ticks);
        _counts[Index(ticks)]++;
        Count++;
        Max = Math.Max(Max, ticks);
    }

    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        Count += other.Count;
        Max = Math.Max(Max, other.Max);
    }

    /// <summary>The duration that a share (0–1) of all did not exceed; 0 when there are none.</summary>
    public long Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(share * Count);
        var seen = 0L;
        for (var i = 0; i < _counts.Length && wanted > 0; i++)
        {
            seen += _counts[i];
            if (seen >= wanted)
            {
                return Math.Min(UpperEnd(i), Max);
            }
        }

        return 0;
    }

    private static int Index(long value)
    {
        if (value < Sub)
        {
            return (int)value;
        }

        var shift = BitOperations.Log2((ulong)value) - 5;
        return ((shift + 1) * Sub) + (int)((value >> shift) - Sub);
    }

    private static long UpperEnd(int index)
    {
        if (index < Sub)
        {
            return index;
        }

        var shift = (index / Sub) - 1;
        return ((long)(Sub + (index % Sub) + 1) << shift) - 1;
    }
}
