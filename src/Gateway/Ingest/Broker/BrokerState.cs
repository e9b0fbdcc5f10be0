using System.Diagnostics.Metrics;
using Monitoring.Gateway.Ingest.Counters;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>What the line to the broker does: for health, figures and metrics.</summary>
internal sealed class BrokerState
{
    private readonly Tally _ends = new();
    private readonly Counter<long> _ended;
    private readonly Counter<long> _again;
    private int _fault = -1;
    private BrokerSession? _session;
    private long _redelivered;
    private int _held;
    private int _connected;

    public BrokerState(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(IngestMetrics.MeterName);
        Gauge("monitoring.ingest.broker.connected", "{connection}", "1 while the line to the broker is up and subscribed.", () => IsConnected ? 1 : 0);
        Gauge("monitoring.ingest.broker.in_flight", "{message}", "Messages of the broker that are not acknowledged yet.", () => InFlight);
        _ended = meter.CreateCounter<long>("monitoring.ingest.broker.ended", "{connection}", "Connections to the broker that ended or did not come about, by reason.");
        _again = meter.CreateCounter<long>("monitoring.ingest.broker.redelivered", "{message}", "Messages that the broker delivered again.");

        void Gauge(string name, string unit, string description, Func<int> read) => meter.CreateObservableGauge(name, read, unit, description);
    }

    /// <summary>Connected and subscribed.</summary>
    public bool IsConnected => Volatile.Read(ref _connected) == 1;

    /// <summary>Why the last line ended or did not come about; null if a later one has held.</summary>
    public BrokerEnd? Fault => Volatile.Read(ref _fault) is >= 0 and var fault ? (BrokerEnd)fault : null;

    /// <summary>QoS 1 messages that are not acknowledged yet.</summary>
    public int InFlight => Volatile.Read(ref _session)?.Owed ?? 0;

    /// <summary>QoS 0 messages that wait for their site.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Messages with the DUP flag.</summary>
    public long Redelivered => Volatile.Read(ref _redelivered);

    /// <summary>Ends by reason.</summary>
    public Dictionary<string, long> Ends => _ends.Read();

    public void Up() => Volatile.Write(ref _connected, 1);

    /// <summary>A line has held and no site fails.</summary>
    public void Well() => Volatile.Write(ref _fault, -1);

    /// <summary>A site fails; the line is still up for the others.</summary>
    public void SiteFails() => Volatile.Write(ref _fault, (int)BrokerEnd.SiteFailed);

    public void Down(BrokerEnd end)
    {
        Volatile.Write(ref _connected, 0);
        if (end == BrokerEnd.Stopping)
        {
            return;
        }

        Volatile.Write(ref _fault, (int)end);
        var name = end.Name();
        _ends.Add(name, 1);
        _ended.Add(1, new KeyValuePair<string, object?>("reason", name));
    }

    /// <summary>The connection that is tried or held from now on.</summary>
    public void Began(BrokerSession session) => Volatile.Write(ref _session, session);

    /// <summary>The broker delivered a message again.</summary>
    public void CameAgain()
    {
        Interlocked.Increment(ref _redelivered);
        _again.Add(1);
    }

    /// <summary>A QoS 0 message is to wait; false if <paramref name="most"/> do.</summary>
    public bool TryHold(int most)
    {
        if (Interlocked.Increment(ref _held) <= most)
        {
            return true;
        }

        LetGo();
        return false;
    }

    /// <summary>It waits no more.</summary>
    public void LetGo() => Interlocked.Decrement(ref _held);
}
