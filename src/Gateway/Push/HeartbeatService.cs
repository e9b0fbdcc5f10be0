using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>Tells every wall once a second that the feed lives, and what of the service does not.</summary>
internal sealed class HeartbeatService(WallPicture picture, IEnumerable<IServiceHealth> parts, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly IServiceHealth[] _parts = [.. parts];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                picture.Beat(Now());
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. When it stops because it could not start, it would report this as a fault of its own.
            return;
        }
    }

    private Heartbeat Now()
    {
        string[] failing = [.. _parts.Select(part => part.Check()).Where(part => !part.Ok).Select(part => part.Name)];
        return new Heartbeat
        {
            ServerTime = clock.GetUtcNow(),
            Feed = failing.Length == 0 ? "ok" : "degraded",
            Reasons = failing,
        };
    }
}
