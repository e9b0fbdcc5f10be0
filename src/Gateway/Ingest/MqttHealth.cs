using System.Globalization;
using Microsoft.Extensions.Options;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Connections;
using Monitoring.Gateway.Ingest.Sessions;

namespace Monitoring.Gateway.Ingest;

/// <summary>Health part <c>mqtt</c>: not well when no further connection would be let in.</summary>
internal sealed class MqttHealth(ConnectionRegistry registry, SessionStore sessions, IOptions<MqttOptions> options) : IServiceHealth
{
    public PartHealth Check() => new()
    {
        Name = "mqtt",
        Ok = registry.Count < options.Value.MaximumConnections,
        Detail = string.Create(CultureInfo.InvariantCulture, $"{registry.Count} connections, {sessions.Count} sessions"),
    };
}
