using System.Runtime.InteropServices;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Samples that are not yet in blocks, by site and point, in the order in which they came.</summary>
internal sealed class SeriesHeads
{
    private readonly Dictionary<string, List<List<Sample>?>> _sites = [];

    /// <summary>Samples in it.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the samples of a batch.</summary>
    public void Add(SampleBatch batch)
    {
        if (!_sites.TryGetValue(batch.SiteId, out var points))
        {
            _sites.Add(batch.SiteId, points = []);
        }

        foreach (ref readonly var sample in batch.SampleSpan)
        {
            while (points.Count <= sample.Point)
            {
                points.Add(null);
            }

            ref var head = ref CollectionsMarshal.AsSpan(points)[sample.Point];
            head ??= [];
            head.Add(sample);
        }

        Count += batch.SampleCount;
    }

    /// <summary>Copies the samples of one point within a span of time.</summary>
    public void Copy(string siteId, int point, long from, long to, List<Sample> into)
    {
        if (!_sites.TryGetValue(siteId, out var points) || point >= points.Count || points[point] is not { } head)
        {
            return;
        }

        foreach (ref readonly var sample in CollectionsMarshal.AsSpan(head))
        {
            if (sample.Timestamp >= from && sample.Timestamp < to)
            {
                into.Add(sample);
            }
        }
    }

    /// <summary>All points that have samples.</summary>
    public IEnumerable<(string SiteId, int Point, List<Sample> Samples)> All()
    {
        foreach (var (site, points) in _sites)
        {
            for (var i = 0; i < points.Count; i++)
            {
                if (points[i] is { Count: > 0 } samples)
                {
                    yield return (site, i, samples);
                }
            }
        }
    }
}
