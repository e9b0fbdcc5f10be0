using System.Text;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Ingest.Points;

namespace Monitoring.Gateway.Ingest.Sessions;

/// <summary>Publishes a will on the same path as a PUBLISH.</summary>
internal static class WillPublisher
{
    public static async Task PublishAsync(IngestContext context, Will will, PublishIntake intake, GatewayCounter counter)
    {
        var round = context.Pool.TakeRound();
        var topic = Encoding.UTF8.GetBytes(will.Topic);
        if (intake.Take(topic, will.Payload, 0, 0, round, context.Now()) == IntakeStep.NeedsSite)
        {
            if (!await SiteLoader.TryLoadAsync(context, intake.Wanted!))
            {
                context.Metrics.Dropped("will");
                return;
            }

            intake.Take(topic, will.Payload, 0, 0, round, context.Now());
        }

        PublishIntake.CloseRound(round);
        context.Runner.Start(round);
        await context.Runner.CompleteAsync(round, counter);
        if (!round.Failed)
        {
            context.Pool.Return(round);
        }
    }
}
