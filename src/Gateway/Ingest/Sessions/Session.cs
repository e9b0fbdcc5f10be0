using Monitoring.Gateway.Ingest.Connections;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Sessions;

/// <summary>
/// What outlives a connection: subscriptions, QoS 1 messages down, QoS 2 identifiers up. Lock order: session, then output.
/// </summary>
internal sealed class Session(string gatewayId, string clientId, int maximumQueued, IngestMetrics metrics)
{
    private readonly Lock _gate = new();
    private readonly List<SubscribeEntry> _subscriptions = [];
    private readonly Queue<OutgoingMessage> _waiting = new();
    private readonly List<OutgoingMessage> _inFlight = [];
    private readonly HashSet<ushort> _exactlyOnce = [];
    private MqttConnection? _connection;
    private MqttConnection? _ready;
    private ushort _lastPacketId;

    public string GatewayId => gatewayId;

    public string ClientId => clientId;

    /// <summary>The connection that has it; null while it is kept for later. Changed only by the store.</summary>
    public MqttConnection? Connection => Volatile.Read(ref _connection);

    /// <summary>Seconds it is kept after the connection ended.</summary>
    public uint Expiry { get; set; }

    /// <summary>When it ends, clock timestamp; while it is not connected.</summary>
    public long ExpiresAt { get; set; }

    /// <summary>A will that waits for its delay.</summary>
    public PendingWill? Will { get; set; }

    /// <summary>QoS 2 messages between PUBREC and PUBREL.</summary>
    public int ExactlyOnceCount
    {
        get
        {
            lock (_gate)
            {
                return _exactlyOnce.Count;
            }
        }
    }

    /// <summary>Gives it to a connection. Nothing is sent before <see cref="Resume"/>.</summary>
    public void Attach(MqttConnection connection)
    {
        lock (_gate)
        {
            Volatile.Write(ref _connection, connection);
        }
    }

    /// <summary>CONNACK is out: sends again what was not answered, and what waits.</summary>
    public void Resume(MqttConnection connection)
    {
        lock (_gate)
        {
            _ready = connection;
            foreach (var message in _inFlight)
            {
                connection.SendDown(message, duplicate: true);
            }

            SendWaiting(connection);
        }
    }

    public void Detach()
    {
        lock (_gate)
        {
            Volatile.Write(ref _connection, null);
            _ready = null;
        }
    }

    public bool IsExactlyOncePending(ushort packetId)
    {
        lock (_gate)
        {
            return _exactlyOnce.Contains(packetId);
        }
    }

    public void AddExactlyOnce(ushort packetId)
    {
        lock (_gate)
        {
            _exactlyOnce.Add(packetId);
        }
    }

    public bool RemoveExactlyOnce(ushort packetId)
    {
        lock (_gate)
        {
            return _exactlyOnce.Remove(packetId);
        }
    }

    /// <summary>Adds or replaces a subscription. Null if there are too many; else whether it is new.</summary>
    public bool? Subscribe(in SubscribeEntry entry, int maximum)
    {
        lock (_gate)
        {
            var filter = entry.Filter;
            var index = _subscriptions.FindIndex(known => known.Filter == filter);
            if (index >= 0)
            {
                _subscriptions[index] = entry;
                return false;
            }

            if (_subscriptions.Count >= maximum)
            {
                return null;
            }

            _subscriptions.Add(entry);
            return true;
        }
    }

    public bool Unsubscribe(string filter)
    {
        lock (_gate)
        {
            return _subscriptions.RemoveAll(known => known.Filter == filter) > 0;
        }
    }

    /// <summary>The filters subscribed to now.</summary>
    public string[] Filters()
    {
        lock (_gate)
        {
            return [.. _subscriptions.Select(entry => entry.Filter)];
        }
    }

    /// <summary>Delivers a message if a subscription matches, once, at the highest QoS of those that do.</summary>
    public void Deliver(string topic, byte[] payload)
    {
        lock (_gate)
        {
            var qos = -1;
            foreach (var entry in _subscriptions)
            {
                if (Topics.Matches(entry.Filter, topic))
                {
                    qos = Math.Max(qos, Math.Min(1, entry.Qos));
                }
            }

            if (qos >= 0)
            {
                Send(new OutgoingMessage(topic, payload, Retain: false), qos);
            }
        }
    }

    /// <summary>Delivers a retained message to a subscription just made.</summary>
    public void DeliverRetained(string topic, byte[] payload, int qos)
    {
        lock (_gate)
        {
            Send(new OutgoingMessage(topic, payload, Retain: true), Math.Min(1, qos));
        }
    }

    /// <summary>The client has a message. False if it was never sent.</summary>
    public bool Acknowledge(ushort packetId)
    {
        lock (_gate)
        {
            var known = _inFlight.RemoveAll(message => message.PacketId == packetId) > 0;
            if (known && _ready is { } connection)
            {
                SendWaiting(connection);
            }

            return known;
        }
    }

    private void Send(OutgoingMessage message, int qos)
    {
        if (qos == 0)
        {
            if (_ready?.SendDown(message, duplicate: false) != true)
            {
                metrics.Dropped("down-qos0");
            }

            return;
        }

        if (_waiting.Count == maximumQueued)
        {
            _waiting.Dequeue();
            metrics.Dropped("down-queue");
        }

        _waiting.Enqueue(message);
        if (_ready is { } connection)
        {
            SendWaiting(connection);
        }
    }

    private void SendWaiting(MqttConnection connection)
    {
        while (_inFlight.Count < connection.DownReceiveMaximum && _waiting.TryDequeue(out var message))
        {
            message.PacketId = NextPacketId();
            if (connection.SendDown(message, duplicate: false))
            {
                _inFlight.Add(message);
            }
            else
            {
                metrics.Dropped("down-too-large");
            }
        }
    }

    private ushort NextPacketId()
    {
        do
        {
            _lastPacketId = _lastPacketId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastPacketId + 1);
        }
        while (_inFlight.Exists(message => message.PacketId == _lastPacketId));
        return _lastPacketId;
    }
}
