using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Monitoring.Gateway.Ingest.Connections;

/// <summary>MQTT over WebSocket (MQTT 5.0 §6): binary frames whose boundaries mean nothing, fed to the same code through pipes.</summary>
internal sealed class MqttWebSocket(MqttConnectionHandler handler, IngestContext context)
{
    /// <summary>The name registered with IANA [MQTT-6.0.0-3].</summary>
    public const string SubProtocol = "mqtt";

    public async Task ServeAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest || !http.WebSockets.WebSocketRequestedProtocols.Contains(SubProtocol))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync(SubProtocol);

        // As Kestrel does for TCP: a reader that is behind stops the socket.
        var options = new PipeOptions(pauseWriterThreshold: 1024 * 1024, resumeWriterThreshold: 512 * 1024, useSynchronizationContext: false);
        var up = new Pipe(options);
        var down = new Pipe(new PipeOptions(useSynchronizationContext: false));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var receiving = ReceiveAsync(socket, up.Writer, stop.Token);
        var sending = SendAsync(socket, down.Reader, stop.Token);
        var remote = http.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        await handler.ServeAsync(new MqttTransport(new DuplexPipe(up.Reader, down.Writer), socket.Abort, remote));
        await down.Writer.CompleteAsync();
        await sending;
        try
        {
            // The client has a moment to answer the closing frame.
            await receiving.WaitAsync(TimeSpan.FromSeconds(2), context.Clock);
        }
        catch (TimeoutException)
        {
            await stop.CancelAsync();
            await receiving;
        }
    }

    private static async Task ReceiveAsync(WebSocket socket, PipeWriter writer, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(writer.GetMemory(4096), cancellationToken);

                // Text is no MQTT [MQTT-6.0.0-1].
                if (received.MessageType != WebSocketMessageType.Binary)
                {
                    break;
                }

                writer.Advance(received.Count);
                var flushed = await writer.FlushAsync(cancellationToken);
                if (flushed.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The client is gone; the pipe's end says so.
        }

        await writer.CompleteAsync();
    }

    private static async Task SendAsync(WebSocket socket, PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var result = await reader.ReadAsync(cancellationToken);
                foreach (var segment in result.Buffer)
                {
                    await socket.SendAsync(segment, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
                }

                reader.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                    break;
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The client is gone; the receiving side ends the connection.
        }

        await reader.CompleteAsync();
    }

    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
