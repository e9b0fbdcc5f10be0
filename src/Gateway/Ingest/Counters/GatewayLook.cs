using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>What is known of edge gateways: in this process, and in the others if there are any.</summary>
internal sealed class GatewayLook(IIngestCounters own, IGatewayLines? lines = null)
{
    /// <summary>Counters of any gateway, as they are now; null for one that was never seen.</summary>
    public async Task<Func<string, GatewayCounters?>> CountersAsync(CancellationToken cancellationToken)
    {
        if (lines is null)
        {
            return own.Find;
        }

        var others = (await lines.ReadOthersAsync(cancellationToken)).ToLookup(line => line.Counters.GatewayId, line => line.Counters, StringComparer.Ordinal);
        return id => GatewaySums.Of(own.Find(id) is { } counters ? others[id].Append(counters) : others[id]);
    }

    /// <summary>What a gateway sent lately. From another process the first answer has counts only, the next ones all.</summary>
    public async Task<GatewayTraffic> TrafficAsync(string gatewayId, CancellationToken cancellationToken)
    {
        var here = own.FindTraffic(gatewayId);
        if (lines is null)
        {
            return here ?? new GatewayTraffic();
        }

        var others = (await lines.WatchOthersAsync(gatewayId, cancellationToken)).Select(line => line.Traffic ?? new GatewayTraffic
        {
            Online = line.Counters.Connected,
            LastSeenAt = line.Counters.LastSeenAt,
            Accepted = line.Counters.Messages,
        });
        return GatewaySums.Of([.. others, .. here is null ? (GatewayTraffic[])[] : [here]]);
    }
}
