using Microsoft.Extensions.Options;
using Monitoring.Gateway.Ingest.Connections;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Sessions;

/// <summary>
/// Sessions by gateway and client id: one gateway cannot take over another's. In memory; a client that finds no session after a
/// restart of the service subscribes again.
/// </summary>
internal sealed class SessionStore(IOptions<MqttOptions> options, IngestMetrics metrics, TimeProvider clock)
{
    /// <summary>How long a new connection waits for the one it takes over from.</summary>
    public static readonly TimeSpan TakeOverPatience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Gateway, string Client), Session> _sessions = [];

    /// <summary>Sessions, connected or kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>
    /// Opens the session of a client. A connection that has it is ended first (0x8E) and waited for, so that its will and its last
    /// messages come before anything of the new one. Null session: there is no room.
    /// </summary>
    public async ValueTask<SessionOpening> OpenAsync(string gatewayId, string clientId, bool cleanStart, MqttConnection connection)
    {
        MqttConnection? former = null;
        while (true)
        {
            MqttConnection? other;
            lock (_gate)
            {
                _sessions.TryGetValue((gatewayId, clientId), out var known);
                other = known?.Connection;
                if (other is null)
                {
                    return Open(gatewayId, clientId, cleanStart, known, connection) with { TakenFrom = former };
                }
            }

            former = other;
            other.RequestClose(ReasonCode.SessionTakenOver);
            try
            {
                await other.Ended.WaitAsync(TakeOverPatience, clock);
            }
            catch (TimeoutException)
            {
                return new SessionOpening(null, false, null);
            }
        }
    }

    /// <summary>The connection ended: keeps the session for its time, or forgets it. True if it is kept.</summary>
    public bool Release(Session session)
    {
        lock (_gate)
        {
            session.Detach();
            if (session.Expiry > 0)
            {
                session.ExpiresAt = session.Expiry == uint.MaxValue ? long.MaxValue : After(TimeSpan.FromSeconds(session.Expiry));
                return true;
            }

            _sessions.Remove((session.GatewayId, session.ClientId));
            return false;
        }
    }

    /// <summary>All sessions at this moment.</summary>
    public Session[] ToArray()
    {
        lock (_gate)
        {
            return [.. _sessions.Values];
        }
    }

    /// <summary>Forgets the sessions that are over at this moment, and takes out the wills to publish.</summary>
    public List<PendingWill> TakeDue()
    {
        var wills = new List<PendingWill>();
        var ended = new List<Session>();
        var now = clock.GetTimestamp();
        lock (_gate)
        {
            foreach (var session in _sessions.Values)
            {
                if (session.Connection is not null)
                {
                    continue;
                }

                var over = session.ExpiresAt <= now;
                if (session.Will is { } will && (over || will.DueAt <= now))
                {
                    session.Will = null;
                    wills.Add(will);
                }

                if (over)
                {
                    ended.Add(session);
                }
            }

            foreach (var session in ended)
            {
                _sessions.Remove((session.GatewayId, session.ClientId));
            }
        }

        return wills;
    }

    private SessionOpening Open(string gatewayId, string clientId, bool cleanStart, Session? known, MqttConnection connection)
    {
        var will = known?.Will;
        if (known is not null)
        {
            known.Will = null;
        }

        if (known is not null && !cleanStart && known.ExpiresAt > clock.GetTimestamp())
        {
            // A client that is back in time has not died: its waiting will is dropped [MQTT-3.1.3-9].
            known.Attach(connection);
            return new SessionOpening(known, true, null);
        }

        if (known is null && _sessions.Count >= options.Value.MaximumSessions && !EvictOne())
        {
            return new SessionOpening(null, false, will);
        }

        var session = new Session(gatewayId, clientId, options.Value.MaximumQueuedMessages, metrics);
        _sessions[(gatewayId, clientId)] = session;
        session.Attach(connection);
        return new SessionOpening(session, false, will);
    }

    private bool EvictOne()
    {
        Session? first = null;
        foreach (var session in _sessions.Values)
        {
            if (session.Connection is null && session.Will is null && (first is null || session.ExpiresAt < first.ExpiresAt))
            {
                first = session;
            }
        }

        metrics.Dropped("sessions");
        return first is not null && _sessions.Remove((first.GatewayId, first.ClientId));
    }

    private long After(TimeSpan span) => clock.GetTimestamp() + (long)(span.TotalSeconds * clock.TimestampFrequency);
}

/// <summary>The answer to a client that wants its session.</summary>
/// <param name="Session">Null: no room, or the connection that has it does not end.</param>
/// <param name="Present">For CONNACK.</param>
/// <param name="Will">A will that was waiting in the session that ended: to be published now.</param>
internal readonly record struct SessionOpening(Session? Session, bool Present, PendingWill? Will)
{
    /// <summary>The connection that was ended for this one, if there was one.</summary>
    public MqttConnection? TakenFrom { get; init; }
}
