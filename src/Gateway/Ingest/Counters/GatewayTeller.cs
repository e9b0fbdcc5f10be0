using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>
/// Tells other processes what this one knows of edge gateways: what changed every 5 s, what somebody looks at every second. Does nothing where
/// there is one process.
/// </summary>
internal sealed class GatewayTeller(IngestCounters counters, TimeProvider clock, IGatewayLines? lines = null) : BackgroundService
{
    private const int Seconds = 5;

    private readonly Dictionary<string, GatewayCounters> _told = new(StringComparer.Ordinal);
    private string[] _watched = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (lines is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            for (var second = 0L; await timer.WaitForNextTickAsync(stoppingToken); second++)
            {
                await TellAsync(lines, all: second % Seconds == 0, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task TellAsync(IGatewayLines to, bool all, CancellationToken cancellationToken)
    {
        var changed = new Dictionary<string, GatewayLine>(StringComparer.Ordinal);
        foreach (var known in all ? counters.All() : [])
        {
            if (_told.GetValueOrDefault(known.GatewayId) != known)
            {
                changed[known.GatewayId] = new GatewayLine(known);
            }
        }

        foreach (var id in _watched)
        {
            if (counters.Find(id) is { } known)
            {
                changed[id] = new GatewayLine(known, counters.FindTraffic(id));
            }
        }

        try
        {
            _watched = await to.TellAsync([.. changed.Values], cancellationToken);
            foreach (var line in changed.Values)
            {
                _told[line.Counters.GatewayId] = line.Counters;
            }
        }
        catch (DbException)
        {
            // The store tells that it is away; what was not told is told when it is back.
            return;
        }
    }
}
