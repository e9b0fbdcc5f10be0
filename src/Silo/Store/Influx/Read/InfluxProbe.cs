using Microsoft.Extensions.Hosting;

namespace Monitoring.Silo;

/// <summary>Asks the server now and then, so that who only reads knows of an outage before somebody wants a trend.</summary>
/// <param name="server">The way to the server; it notes what the answers are.</param>
/// <param name="time">Clock of pauses: real time.</param>
internal sealed class InfluxProbe(InfluxQuery server, TimeProvider time) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                await AskAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await server.AskAsync([InfluxQl.Probe(server.Options.Measurement)], cancellationToken);
        }
        catch (HttpRequestException)
        {
            // It is noted where health is read.
            return;
        }
    }
}
