using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Trends out of InfluxDB while it is up to date; out of the embedded series, which are kept beside it, while it is not: an outage of the
/// database must not take the last hours away from a duty officer. What is older than the embedded series is asked of InfluxDB in any case.
/// </summary>
internal sealed partial class InfluxOrEmbeddedHistory(
    InfluxHistory influx, SeriesHistory embedded, InfluxSink sink, SeriesOptions series, TimeProvider clock, ILogger<InfluxOrEmbeddedHistory> logger) : IHistory
{
    /// <inheritdoc/>
    public async Task<Trend[]> ReadAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var reaches = query.From >= (clock.GetUtcNow() - series.Retention).ToUnixTimeMilliseconds();
        if (sink.IsUpToDate || !reaches)
        {
            try
            {
                return await influx.ReadAsync(query, cancellationToken);
            }
            catch (HttpRequestException error)
            {
                LogEmbedded(error.Message);
            }
        }

        return await embedded.ReadAsync(query, cancellationToken);
    }

    [LoggerMessage(4304, LogLevel.Warning, "A trend could not be read from InfluxDB and comes from the embedded series: {Reason}")]
    private partial void LogEmbedded(string reason);
}
