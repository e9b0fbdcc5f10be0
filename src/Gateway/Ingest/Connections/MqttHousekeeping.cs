using Microsoft.Extensions.Hosting;
using Monitoring.Gateway.Ingest.Sessions;

namespace Monitoring.Gateway.Ingest.Connections;

/// <summary>Once a second: silent clients, sessions and wills whose time has come. One timer for all, none per connection.</summary>
internal sealed class MqttHousekeeping(IngestContext context, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // Kestrel stops before this service and waits for its connections: they must be sent away when the stopping begins.
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(context.Registry.CloseAll);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, context.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                context.Registry.CheckSilence();
                foreach (var due in context.Sessions.TakeDue())
                {
                    await WillPublisher.PublishAsync(context, due.Will, due.Intake, due.Counter);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
