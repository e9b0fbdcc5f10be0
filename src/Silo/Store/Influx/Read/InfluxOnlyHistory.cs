using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Trends in a process that has no copy of the samples: one that cannot be read is a fault, and not a trend without samples.</summary>
internal sealed partial class InfluxOnlyHistory(InfluxHistory influx, ILogger<InfluxOnlyHistory> logger) : IHistory
{
    /// <inheritdoc/>
    /// <exception cref="SeriesUnavailableException">The server did not answer as it should.</exception>
    public async Task<Trend[]> ReadAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await influx.ReadAsync(query, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            LogUnreadable(error.Message);
            throw new SeriesUnavailableException(error.Message, error);
        }
    }

    [LoggerMessage(4305, LogLevel.Warning, "A trend cannot be read: {Reason}")]
    private partial void LogUnreadable(string reason);
}
