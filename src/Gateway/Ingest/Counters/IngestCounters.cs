using System.Collections.Concurrent;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>Counts by gateway. Only gateways that exist have one, so the number is that of the accounts.</summary>
internal sealed class IngestCounters(TimeProvider clock) : IIngestCounters
{
    private readonly ConcurrentDictionary<string, GatewayCounter> _gateways = new(StringComparer.Ordinal);

    public GatewayCounter Get(string gatewayId) => _gateways.GetOrAdd(gatewayId, static id => new GatewayCounter(id));

    public GatewayCounters? Find(string gatewayId) => _gateways.TryGetValue(gatewayId, out var counter) ? counter.Snapshot() : null;

    /// <summary>Of all gateways that were seen.</summary>
    public IEnumerable<GatewayCounters> All() => _gateways.Values.Select(static counter => counter.Snapshot());

    public GatewayTraffic? FindTraffic(string gatewayId) =>
        _gateways.TryGetValue(gatewayId, out var counter) ? counter.Traffic.Read(counter.Snapshot(), clock.GetUtcNow().ToUnixTimeMilliseconds()) : null;
}
