using System.Diagnostics.Metrics;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>Instruments of the stage. Tag values come from fixed sets, never from a payload.</summary>
internal sealed class IngestMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Monitoring.Ingest";

    private readonly Counter<long> _messages;
    private readonly Counter<long> _samples;
    private readonly Counter<long> _repeated;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _turnedAway;
    private readonly UpDownCounter<int> _connections;
    private readonly Histogram<double> _duration;
    private readonly long[] _refusedByReason = new long[PayloadReasons.Count];
    private readonly Tally _droppedByQueue = new();
    private readonly Tally _faultsByReason = new();
    private readonly Tally _turnedAwayByReason = new();
    private static readonly object False = false;
    private static readonly object True = true;
    private long _openConnections;

    public IngestMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _messages = meter.CreateCounter<long>("monitoring.ingest.messages", "{message}", "Messages whose samples are durable.");
        _samples = meter.CreateCounter<long>("monitoring.ingest.samples", "{sample}", "Samples in them.");
        _repeated = meter.CreateCounter<long>("monitoring.ingest.repeated", "{message}", "Messages that a site had seen before.");
        _refused = meter.CreateCounter<long>("monitoring.ingest.refused", "{message}", "Messages not taken, by reason.");
        _dropped = meter.CreateCounter<long>("monitoring.ingest.dropped", "{item}", "What a full queue or a failed write let go, by queue.");
        _faults = meter.CreateCounter<long>("monitoring.ingest.protocol_faults", "{packet}", "Packets that ended a connection, by reason code.");
        _turnedAway = meter.CreateCounter<long>("monitoring.ingest.turned_away", "{connection}", "Connections not let in, by reason code.");
        _connections = meter.CreateUpDownCounter<int>("monitoring.ingest.connections", "{connection}", "Open connections.");
        _duration = meter.CreateHistogram<double>("monitoring.ingest.duration", "s", "From the reading of messages to the moment at which all of them are durable, by whether they are.");
    }

    /// <summary>Open connections now.</summary>
    public long OpenConnections => Volatile.Read(ref _openConnections);

    public void Taken(int messages, int samples, int repeated)
    {
        _messages.Add(messages);
        _samples.Add(samples);
        if (repeated > 0)
        {
            _repeated.Add(repeated);
        }
    }

    /// <summary>What one read of a connection brought has been answered by its sites.</summary>
    public void Answered(TimeSpan took, bool failed) =>
        _duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("durable", failed ? False : True));

    public void Refused(PayloadReason reason)
    {
        Interlocked.Increment(ref _refusedByReason[(int)reason]);
        _refused.Add(1, new KeyValuePair<string, object?>("reason", reason.Name()));
    }

    /// <summary>How often a message was refused for that reason.</summary>
    public long RefusedFor(PayloadReason reason) => Volatile.Read(ref _refusedByReason[(int)reason]);

    public void Dropped(string queue, int count = 1)
    {
        _droppedByQueue.Add(queue, count);
        _dropped.Add(count, new KeyValuePair<string, object?>("queue", queue));
    }

    /// <summary>What a queue let go.</summary>
    public long DroppedFrom(string queue) => _droppedByQueue.Of(queue);

    public void ProtocolFault(Mqtt.ReasonCode reason)
    {
        _faultsByReason.Add(reason.ToString(), 1);
        _faults.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
    }

    /// <summary>Packets that ended a connection, by reason.</summary>
    public Dictionary<string, long> ProtocolFaults => _faultsByReason.Read();

    public void TurnedAway(Mqtt.ReasonCode reason)
    {
        _turnedAwayByReason.Add(reason.ToString(), 1);
        _turnedAway.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
    }

    /// <summary>Connections not let in, by reason.</summary>
    public Dictionary<string, long> TurnedAwayFor => _turnedAwayByReason.Read();

    public void ConnectionOpened()
    {
        Interlocked.Increment(ref _openConnections);
        _connections.Add(1);
    }

    public void ConnectionClosed()
    {
        Interlocked.Decrement(ref _openConnections);
        _connections.Add(-1);
    }
}
