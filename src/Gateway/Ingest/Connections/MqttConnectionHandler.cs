using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Monitoring.Gateway.Ingest.Connections;

/// <summary>MQTT over TCP or TLS: one call per accepted connection.</summary>
internal sealed class MqttConnectionHandler(IngestContext context) : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var remote = (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "unknown";
        await ServeAsync(new MqttTransport(connection.Transport, connection.Abort, remote));
    }

    public async Task ServeAsync(MqttTransport transport)
    {
        var client = new MqttConnection(context, transport);
        if (!context.Registry.TryAdd(client))
        {
            transport.Abort();
            return;
        }

        try
        {
            await client.RunAsync();
        }
        finally
        {
            context.Registry.Remove(client);
        }
    }
}
