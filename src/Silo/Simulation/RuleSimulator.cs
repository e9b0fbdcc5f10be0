using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Feeds stored samples to <see cref="RuleSimulation"/>, beside the service's own work and bounded.</summary>
internal sealed class RuleSimulator(ISampleHistory history, TimeProvider time) : IRuleSimulator, IDisposable
{
    /// <summary>Most samples of one simulation; beyond it the span is drawn in. A month of 37 points at 1 Hz, or of 370 every 10 s.</summary>
    public const long MostSamples = 100_000_000;

    private readonly SemaphoreSlim _places = new(2, 2);

    /// <inheritdoc/>
    public (string Text, string TextEn)? Unavailable => history.CannotStream;

    /// <inheritdoc/>
    public int MostAtOnce => 2;

    /// <inheritdoc/>
    public async Task<SimulationReport?> RunAsync(SimulationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_places.Wait(0, CancellationToken.None))
        {
            return null;
        }

        try
        {
            return await Task.Run(() => SimulateAsync(request, cancellationToken), cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<SimulationReport> SimulateAsync(SimulationRequest request, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var simulation = new RuleSimulation(request.Present, request.Proposed, request.From);
        var query = new SampleHistoryQuery { SiteId = request.Present.SiteId, Points = simulation.PointIds, From = request.From, To = request.To };
        var (to, cut) = (request.To, false);
        await foreach (var piece in history.ReadAsync(query, cancellationToken))
        {
            simulation.Feed(piece);
            if (simulation.Samples >= MostSamples)
            {
                (to, cut) = (piece.Span[^1].Timestamp + 1, true);
                break;
            }
        }

        var report = simulation.Finish(to);
        return report with
        {
            CutShort = report.CutShort || cut,
            Present = request.Present.RuleSet,
            RanAt = time.GetUtcNow(),
            By = request.By,
            Seconds = time.GetElapsedTime(began).TotalSeconds,
        };
    }
}
