using System.Runtime.CompilerServices;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Streams samples out of InfluxDB in order of time: stretch by stretch, each so long that it holds about as many samples as are aimed at.
/// A stretch that turns out to hold too much is thrown away and halved, so memory is bounded wherever a quiet plant becomes a busy one.
/// What the sinks have not yet delivered is not in it.
/// </summary>
/// <param name="server">The way to the server.</param>
/// <param name="target">Samples of a stretch that are aimed at; four times as many at most: 20 MB, and as much again while they are sorted.</param>
internal sealed class InfluxSampleHistory(InfluxQuery server, int target = 200_000) : ISampleHistory, IDisposable
{
    /// <summary>Points asked for at once: a row has three columns of each, most of them empty where points have times of their own.</summary>
    public const int PointsAtOnce = 50;

    /// <summary>Most numbers of one answer for each sample aimed at: 1.6 million, with their text some 40 MB.</summary>
    private const int CellsPerSample = 8;

    private const long FirstStretch = 600_000;
    private const long LongestStretch = 24 * 3_600_000;

    /// <inheritdoc/>
    public (string Text, string TextEn)? CannotStream => server.Reads.IsForeign
        ? ("时序库不支持InfluxQL查询，无法读取历史样本", "The time-series database does not answer InfluxQL, so samples cannot be read back")
        : null;

    /// <inheritdoc/>
    /// <exception cref="SeriesUnavailableException">The server did not answer as it should.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<Sample>> ReadAsync(SampleHistoryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (stretch, halved) = (FirstStretch, false);
        for (var from = query.From; from < query.To && query.Points.Length > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var to = query.To - from <= stretch ? query.To : from + stretch;
            if (await ReadAsync(query, from, to, cancellationToken) is not { } samples)
            {
                (stretch, halved) = (Math.Max(1, (to - from) / 2), true);
                continue;
            }

            if (samples.Length > 0)
            {
                yield return samples;
            }

            // Twice at most, so that a plant that begins to work is not met by a day of it; and not at once after it was too much.
            var growth = Math.Min(halved ? 1 : 2, (double)target / Math.Max(1, samples.Length));
            (stretch, halved) = (Math.Clamp((long)(stretch * growth), 1, LongestStretch), false);
            from = to;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => server.Dispose();

    /// <summary>One stretch; null if it holds too much and can be halved.</summary>
    private async Task<Sample[]?> ReadAsync(SampleHistoryQuery query, long from, long to, CancellationToken cancellationToken)
    {
        List<Sample> samples = [];
        for (var first = 0; first < query.Points.Length; first += PointsAtOnce)
        {
            var count = Math.Min(PointsAtOnce, query.Points.Length - first);
            var rows = Math.Max(1, target * CellsPerSample / (3 * count));
            var table = await AskAsync(InfluxQl.Samples(server.Options.Measurement, query.SiteId, query.Points.AsSpan(first, count), from, to, rows + 1), cancellationToken);
            if ((table.Count > rows || table.IsCut) && to - from > 1)
            {
                return null;
            }

            Take(table, first, count, samples);
            if (samples.Count > target * 4 && to - from > 1)
            {
                return null;
            }
        }

        return Sorted(samples);
    }

    private async Task<InfluxTable> AskAsync(string statement, CancellationToken cancellationToken)
    {
        try
        {
            return (await server.AskAsync([statement], cancellationToken))[0];
        }
        catch (HttpRequestException error)
        {
            throw new SeriesUnavailableException(error.Message, error);
        }
    }

    private static void Take(InfluxTable table, int first, int count, List<Sample> samples)
    {
        for (var row = 0; row < table.Count; row++)
        {
            for (var i = 0; i < count; i++)
            {
                if (InfluxRow.TryRead(first + i, table.Time(row), table.Number(row, 3 * i), table.Number(row, (3 * i) + 1), table.Number(row, (3 * i) + 2), out var sample))
                {
                    samples.Add(sample);
                }
            }
        }
    }

    private static Sample[] Sorted(List<Sample> samples)
    {
        var sorted = samples.ToArray();
        Array.Sort(sorted, static (a, b) => a.Timestamp != b.Timestamp ? a.Timestamp.CompareTo(b.Timestamp) : a.Point.CompareTo(b.Point));
        return sorted;
    }
}
