using Microsoft.Extensions.Hosting;
using Monitoring.Gateway.Ingest.Sessions;

namespace Monitoring.Gateway.Ingest.Connections;

/// <summary>Once a second: silent clients, sessions and wills whose time has come. One timer for all, none per connection.</summary>
internal sealed class MqttHousekeeping(IngestContext context) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await context.Registry.CloseAllAsync().WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
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
