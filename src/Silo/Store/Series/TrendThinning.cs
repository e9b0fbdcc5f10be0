using System.Runtime.InteropServices;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Thins a trend so that a line drawn through what is left looks the same: of each of equal spans of time the least and the
/// greatest good or uncertain value stay, the first bad sample too, and the first and last of all.
/// </summary>
internal static class TrendThinning
{
    /// <summary>Samples in order, at most <paramref name="max"/> of them; all if there are no more than that.</summary>
    /// <param name="samples">In order of time, one per time.</param>
    /// <param name="from">Begin of the first span, Unix milliseconds.</param>
    /// <param name="to">End of the last span.</param>
    /// <param name="max">At least 5.</param>
    public static List<Sample> Thin(List<Sample> samples, long from, long to, int max)
    {
        if (samples.Count <= max)
        {
            return samples;
        }

        var span = CollectionsMarshal.AsSpan(samples);
        from = Math.Max(from, span[0].Timestamp);
        to = Math.Min(to, span[^1].Timestamp + 1);
        var bad = samples.Exists(static sample => sample.Quality == Quality.Bad);
        var buckets = Math.Max(1, (max - 2) / (bad ? 3 : 2));
        List<Sample> kept = new(max) { span[0] };
        var rest = span[1..^1];
        for (var bucket = 0; rest.Length > 0; bucket++)
        {
            // 128 bits: the span may be all of time.
            var end = bucket >= buckets - 1 ? long.MaxValue : from + (long)((Int128)(to - from) * (bucket + 1) / buckets);
            var count = 0;
            while (count < rest.Length && rest[count].Timestamp < end)
            {
                count++;
            }

            if (count > 0)
            {
                AddBucket(rest[..count], kept);
                rest = rest[count..];
            }
        }

        kept.Add(span[^1]);
        return kept;
    }

    private static void AddBucket(ReadOnlySpan<Sample> bucket, List<Sample> kept)
    {
        int least = -1, greatest = -1, bad = -1;
        for (var i = 0; i < bucket.Length; i++)
        {
            var value = bucket[i].Value;
            if (bucket[i].Quality == Quality.Bad)
            {
                bad = bad < 0 ? i : bad;
            }
            else if (double.IsFinite(value))
            {
                least = least < 0 || value < bucket[least].Value ? i : least;
                greatest = greatest < 0 || value > bucket[greatest].Value ? i : greatest;
            }
        }

        Span<int> places = [least, greatest, bad];
        places.Sort();
        var last = -1;
        foreach (var place in places)
        {
            if (place > last)
            {
                kept.Add(bucket[place]);
                last = place;
            }
        }
    }
}
