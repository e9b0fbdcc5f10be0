using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>What one gateway did, over all its connections. Written once per read.</summary>
internal sealed class GatewayCounter(string gatewayId)
{
    private long _messages;
    private long _samples;
    private long _repeated;
    private long _rejected;
    private long _lastSeen;
    private long _lastFutureNote = long.MinValue;
    private int _connections;

    public string GatewayId => gatewayId;

    /// <summary>Its last messages.</summary>
    public TrafficLog Traffic { get; } = new();

    /// <summary>Arrival of its last packet, Unix milliseconds.</summary>
    public long LastSeen => Volatile.Read(ref _lastSeen);

    /// <summary>Connections of this gateway now.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Counts a connection in; false if there are <paramref name="maximum"/> already.</summary>
    public bool TryConnect(int maximum)
    {
        if (Interlocked.Increment(ref _connections) <= maximum)
        {
            return true;
        }

        Interlocked.Decrement(ref _connections);
        return false;
    }

    public void Disconnect() => Interlocked.Decrement(ref _connections);

    public void Seen(long unixMilliseconds) => Volatile.Write(ref _lastSeen, unixMilliseconds);

    public void Taken(int messages, int samples, int repeated)
    {
        Interlocked.Add(ref _messages, messages);
        Interlocked.Add(ref _samples, samples);
        Interlocked.Add(ref _repeated, repeated);
    }

    public void Rejected() => Interlocked.Increment(ref _rejected);

    /// <summary>True at most once a minute: a clock that is ahead makes every message a note.</summary>
    public bool MayNoteFuture(long now)
    {
        var last = Volatile.Read(ref _lastFutureNote);
        return (last == long.MinValue || now - last >= 60_000)
            && Interlocked.CompareExchange(ref _lastFutureNote, now, last) == last;
    }

    public GatewayCounters Snapshot()
    {
        var seen = Volatile.Read(ref _lastSeen);
        return new GatewayCounters
        {
            GatewayId = gatewayId,
            Connected = Connections > 0,
            LastSeenAt = seen == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(seen),
            Messages = Volatile.Read(ref _messages),
            Samples = Volatile.Read(ref _samples),
            Duplicates = Volatile.Read(ref _repeated),
            Rejected = Volatile.Read(ref _rejected),
        };
    }
}
