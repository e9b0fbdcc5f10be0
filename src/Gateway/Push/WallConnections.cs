using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;

namespace Monitoring.Gateway.Push;

/// <summary>The walls that are connected to this process, by connection.</summary>
internal sealed class WallConnections(
    IHubContext<WallHub, IWallClient> hub, WallPicture picture, IAlarmArchive archive, GatewayOptions options, TimeProvider clock, ILoggerFactory logs)
{
    private readonly ConcurrentDictionary<string, WallConnection> _connections = new(StringComparer.Ordinal);
    private readonly ILogger _log = logs.CreateLogger<WallConnection>();

    /// <summary>Begins a watch; an earlier one of the same connection ends first.</summary>
    public async Task StartAsync(HubCallerContext caller, Scope account, Scope wanted, Dictionary<string, long> lastSeqBySite)
    {
        await StopAsync(caller.ConnectionId);
        var outbox = new WallOutbox(account, wanted, options.WallCapacity);
        var connection = new WallConnection(hub.Clients.Client(caller.ConnectionId), picture, outbox, archive, clock, caller.Abort, _log);
        _connections[caller.ConnectionId] = connection;
        connection.Start(lastSeqBySite);
    }

    public async Task StopAsync(string connectionId)
    {
        if (_connections.TryRemove(connectionId, out var connection))
        {
            await connection.DisposeAsync();
        }
    }
}
