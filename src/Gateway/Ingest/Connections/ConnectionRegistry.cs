using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Connections;

/// <summary>The open connections. Bounded; when full, a new one is closed at once.</summary>
internal sealed class ConnectionRegistry(IOptions<MqttOptions> options, IngestMetrics metrics) : IGatewayConnections
{
    private readonly ConcurrentDictionary<MqttConnection, byte> _open = new();
    private int _count;
    private bool _stopping;

    /// <summary>Open connections, those before CONNECT included.</summary>
    public int Count => Volatile.Read(ref _count);

    public bool TryAdd(MqttConnection connection)
    {
        if (Interlocked.Increment(ref _count) > options.Value.MaximumConnections || Volatile.Read(ref _stopping))
        {
            Interlocked.Decrement(ref _count);
            metrics.TurnedAway(ReasonCode.ServerBusy);
            return false;
        }

        metrics.ConnectionOpened();
        return _open.TryAdd(connection, 0);
    }

    public void Remove(MqttConnection connection)
    {
        if (_open.TryRemove(connection, out _))
        {
            Interlocked.Decrement(ref _count);
            metrics.ConnectionClosed();
        }
    }

    public void CheckSilence()
    {
        foreach (var (connection, _) in _open)
        {
            connection.CheckSilence();
        }
    }

    public int Disconnect(string gatewayId)
    {
        var count = 0;
        foreach (var (connection, _) in _open)
        {
            if (connection.GatewayId == gatewayId)
            {
                connection.RequestClose(ReasonCode.AdministrativeAction);
                count++;
            }
        }

        return count;
    }

    /// <summary>Ends the connections of gateways whose account, as it was when they came, is not good any more.</summary>
    /// <returns>How many there were.</returns>
    public int DisconnectUnless(Func<GatewayAccount, bool> isGood)
    {
        var count = 0;
        foreach (var (connection, _) in _open)
        {
            if (connection.Account is { } account && !isGood(account))
            {
                connection.RequestClose(ReasonCode.AdministrativeAction);
                count++;
            }
        }

        return count;
    }

    /// <summary>Sends every client away and lets no further one in. The server then waits for them to be gone.</summary>
    public void CloseAll()
    {
        Volatile.Write(ref _stopping, true);
        foreach (var (connection, _) in _open)
        {
            connection.RequestClose(ReasonCode.ServerShuttingDown);
        }
    }
}
