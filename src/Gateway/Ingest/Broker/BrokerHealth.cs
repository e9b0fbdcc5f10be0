using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>Health part <c>broker</c>: well while the line is up and no site has failed lately. Names no site: anybody may read it.</summary>
internal sealed class BrokerHealth(BrokerState state) : IServiceHealth
{
    public PartHealth Check() => new()
    {
        Name = "broker",
        Ok = state.IsConnected && state.Fault is null,
        Detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{(state.IsConnected ? "connected" : "not connected")}, {state.InFlight} in flight{(state.Fault is { } fault ? $", last end: {fault.Name()}" : "")}"),
    };
}
