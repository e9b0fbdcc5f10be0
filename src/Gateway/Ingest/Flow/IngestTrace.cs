using System.Diagnostics;

namespace Monitoring.Gateway.Ingest.Flow;

/// <summary>Spans of the Ingest stage: source <c>Monitoring.Ingest</c>. Nothing is made while nobody traces.</summary>
internal static class IngestTrace
{
    /// <summary>One read of a connection, until all its sites have answered.</summary>
    public const string Round = "ingest.round";

    /// <summary>The source.</summary>
    public static ActivitySource Source { get; } = new("Monitoring.Ingest");

    /// <summary>The round is answered.</summary>
    public static void End(IngestRound round)
    {
        if (round.Span is not { } span)
        {
            return;
        }

        span.SetTag("monitoring.messages", round.Messages);
        span.SetTag("monitoring.samples", round.Samples);
        span.SetTag("monitoring.sites", round.CallCount);
        if (round.Failed)
        {
            span.SetStatus(ActivityStatusCode.Error, "not durable");
        }

        span.Dispose();
        round.Span = null;
    }
}
