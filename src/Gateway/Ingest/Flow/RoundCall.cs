using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Ingest.Flow;

/// <summary>One call to one site out of a round: its samples, or one report, or one edge alarm.</summary>
internal sealed class RoundCall
{
    public SiteLane? Lane { get; set; }

    public BatchBuilder? Builder { get; set; }

    public GatewayReport? Report { get; set; }

    public EdgeAlarm? Alarm { get; set; }

    /// <summary>QoS 0 messages in it: they are lost if the call fails.</summary>
    public int Unanswered { get; set; }

    /// <summary>The call under way. Awaited once.</summary>
    public ValueTask<IngestReceipt> Pending { get; set; }

    /// <summary>What became of it.</summary>
    public IngestOutcome Outcome { get; set; }

    public void Clear()
    {
        Lane = null;
        Builder = null;
        Report = null;
        Alarm = null;
        Unanswered = 0;
        Pending = default;
        Outcome = IngestOutcome.Durable;
    }
}
