using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Trends out of InfluxDB by InfluxQL: the samples themselves where they are few enough; else of each of equal spans the sample with the
/// least and the greatest value and a bad one, and the first and the last of all, each at its own time. What the sink has not yet
/// delivered is not in them.
/// </summary>
internal sealed class InfluxHistory(InfluxQuery server) : IHistory
{
    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The server did not answer as it should; the message says how.</exception>
    public async Task<Trend[]> ReadAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var max = Math.Clamp(query.Max, 10, 20_000);
        InfluxTrend[] trends = [.. query.Points.Select(point => new InfluxTrend(server.Options.Measurement, query, point, max))];
        if (query.From < query.To)
        {
            await AskAsync(trends, static trend => trend.Ask(), static (trend, tables) => trend.Take(tables), cancellationToken);
            await AskAsync([.. trends.Where(static trend => trend.IsLong)], static trend => trend.AskWindows(), static (trend, tables) => trend.TakeWindows(tables), cancellationToken);
        }

        return Array.ConvertAll(trends, static trend => trend.ToTrend());
    }

    /// <summary>One request for all: the statements of each, and each takes its part of the answer.</summary>
    private async Task AskAsync(InfluxTrend[] trends, Func<InfluxTrend, string[]> ask, Action<InfluxTrend, ReadOnlyMemory<InfluxTable>> take, CancellationToken cancellationToken)
    {
        if (trends.Length == 0)
        {
            return;
        }

        string[][] statements = Array.ConvertAll(trends, trend => ask(trend));
        var tables = await server.AskAsync([.. statements.SelectMany(static each => each)], cancellationToken);
        if (Array.Exists(tables, static table => table.IsCut))
        {
            throw new HttpRequestException("InfluxDB: its max-row-limit is below the number of values of a trend");
        }

        for (int i = 0, begin = 0; i < trends.Length; begin += statements[i++].Length)
        {
            take(trends[i], tables.AsMemory(begin, statements[i].Length));
        }
    }
}
