using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Trends out of the embedded store.</summary>
internal sealed class SeriesHistory(SeriesStore store, IPointNames names) : IHistory
{
    /// <inheritdoc/>
    public async Task<Trend[]> ReadAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var indexes = await names.IndexesAsync(query.SiteId, query.Points, cancellationToken);
        var trends = new Trend[query.Points.Length];
        for (var i = 0; i < trends.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var samples = indexes[i] is { } index && query.From < query.To ? store.Read(query.SiteId, index, query.From, query.To) : [];
            trends[i] = ToTrend(query.Points[i], samples, query);
        }

        return trends;
    }

    private static Trend ToTrend(string point, List<Sample> samples, HistoryQuery query)
    {
        var kept = TrendThinning.Thin(samples, query.From, query.To, Math.Clamp(query.Max, 10, 20_000));
        var good = kept.TrueForAll(static sample => sample.Quality == Quality.Good);
        return new Trend
        {
            PointId = point,
            Times = [.. kept.Select(static sample => sample.Timestamp)],
            Values = [.. kept.Select(static sample => double.IsFinite(sample.Value) ? sample.Value : (double?)null)],
            Qualities = good ? [] : [.. kept.Select(static sample => (byte)sample.Quality)],
            Samples = samples.Count,
        };
    }
}
