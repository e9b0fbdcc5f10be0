using System.Runtime.InteropServices;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Brings samples of one point into order of time, one per time.</summary>
internal static class SampleOrder
{
    /// <summary>
    /// Sorts by time; of several with the same time the one that came last stays. So a batch that was stored twice is read once.
    /// </summary>
    public static void Arrange(List<Sample> samples)
    {
        var span = CollectionsMarshal.AsSpan(samples);
        if (!IsRising(span))
        {
            // Array.Sort is not stable, so the place breaks ties.
            var keys = new (long Time, int Place)[span.Length];
            for (var i = 0; i < span.Length; i++)
            {
                keys[i] = (span[i].Timestamp, i);
            }

            var sorted = span.ToArray();
            Array.Sort(keys, sorted);
            var kept = 0;
            for (var i = 0; i < sorted.Length; i++)
            {
                if (i + 1 == sorted.Length || sorted[i + 1].Timestamp != sorted[i].Timestamp)
                {
                    span[kept++] = sorted[i];
                }
            }

            CollectionsMarshal.SetCount(samples, kept);
        }
    }

    private static bool IsRising(ReadOnlySpan<Sample> samples)
    {
        for (var i = 1; i < samples.Length; i++)
        {
            if (samples[i].Timestamp <= samples[i - 1].Timestamp)
            {
                return false;
            }
        }

        return true;
    }
}
