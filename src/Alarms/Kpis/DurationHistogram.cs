namespace Monitoring.Alarms;

/// <summary>
/// Durations counted in buckets of a logarithmic scale, eight to each doubling from 1 s on: counts of any parts can be added, and
/// a quantile of the sum is right within 5 % (half a bucket). Above 1 s; what is shorter counts as 1 s.
/// </summary>
internal static class DurationHistogram
{
    /// <summary>Buckets: the last one begins above a year.</summary>
    public const int Buckets = 202;

    private const int PerDoubling = 8;

    /// <summary>The bucket of a duration, ms.</summary>
    public static int BucketOf(long milliseconds) =>
        milliseconds <= 1_000 ? 0 : Math.Min(Buckets - 1, 1 + (int)(Math.Log2(milliseconds / 1_000d) * PerDoubling));

    /// <summary>Seconds in the middle of a bucket.</summary>
    public static double SecondsOf(int bucket) => bucket == 0 ? 1 : Math.Pow(2, (bucket - 0.5) / PerDoubling);

    /// <summary>Seconds that a share of all durations does not exceed; null if there are none.</summary>
    /// <param name="counts">Counts by bucket.</param>
    /// <param name="share">0 to 1: 0.5 for the median.</param>
    public static double? Quantile(ReadOnlySpan<long> counts, double share)
    {
        var total = 0L;
        foreach (var count in counts)
        {
            total += count;
        }

        // The nearest-rank definition: the smallest duration that at least this share does not exceed.
        var rank = Math.Max(1, (long)Math.Ceiling(total * share));
        var seen = 0L;
        for (var bucket = 0; bucket < counts.Length && total > 0; bucket++)
        {
            seen += counts[bucket];
            if (seen >= rank)
            {
                return SecondsOf(bucket);
            }
        }

        return null;
    }
}
