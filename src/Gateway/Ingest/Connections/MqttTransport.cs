using System.IO.Pipelines;

namespace Monitoring.Gateway.Ingest.Connections;

/// <summary>Bytes of a client, over TCP, TLS or WebSocket.</summary>
/// <param name="Pipe">In and out.</param>
/// <param name="Abort">Ends it at once.</param>
/// <param name="Remote">Address of the client without its port, for logs and for counting failed sign-ins.</param>
internal sealed record MqttTransport(IDuplexPipe Pipe, Action Abort, string Remote);
