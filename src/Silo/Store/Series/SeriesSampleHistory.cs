using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Streams the embedded store in order of time: stretch by stretch, each so long that it holds about
/// <see cref="Target"/> samples, merged over the points.
/// </summary>
internal sealed class SeriesSampleHistory(SeriesStore store, IPointNames names) : ISampleHistory
{
    /// <summary>Samples of a stretch, from half of it to twice: 12 to 50 MB, and as much again while it is sorted.</summary>
    public const int Target = 500_000;

    private const long ShortestStretch = 1_000;
    private const long LongestStretch = 6 * 3_600_000;

    /// <inheritdoc/>
    public (string Text, string TextEn)? CannotStream => null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<Sample>> ReadAsync(SampleHistoryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var indexes = await names.IndexesAsync(query.SiteId, query.Points, cancellationToken);
        long stretch = 600_000;
        for (var from = query.From; from < query.To;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var to = Math.Min(query.To, from + stretch);
            var samples = Merge(query.SiteId, indexes, from, to, cancellationToken);
            if (samples.Length > 0)
            {
                yield return samples;
            }

            from = to;
            stretch = samples.Length > Target * 2 ? Math.Max(ShortestStretch, stretch / 2)
                : samples.Length < Target / 2 ? Math.Min(LongestStretch, stretch * 2)
                : stretch;
        }
    }

    private Sample[] Merge(string siteId, int?[] indexes, long from, long to, CancellationToken cancellationToken)
    {
        var samples = new List<Sample>();
        for (var place = 0; place < indexes.Length; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (indexes[place] is { } index)
            {
                foreach (ref readonly var sample in CollectionsMarshal.AsSpan(store.Read(siteId, index, from, to)))
                {
                    samples.Add(new Sample(place, sample.Timestamp, sample.Value, sample.Quality));
                }
            }
        }

        // One number that sorts by time and then by point: a stretch is below 2^25 ms, a site below 2^15 points.
        var sorted = samples.ToArray();
        var keys = Array.ConvertAll(sorted, sample => ((sample.Timestamp - from) << 16) | (uint)sample.Point);
        Array.Sort(keys, sorted);
        return sorted;
    }
}
