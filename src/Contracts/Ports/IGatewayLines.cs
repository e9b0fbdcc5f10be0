namespace Monitoring.Contracts;

/// <summary>What one process knows of an edge gateway.</summary>
/// <param name="Counters">What it did.</param>
/// <param name="Traffic">What it sent lately; null unless somebody looks at it.</param>
public sealed record GatewayLine(GatewayCounters Counters, GatewayTraffic? Traffic = null);

/// <summary>
/// What each of several gateway processes knows of the edge gateways, told to the others through the store: who asks one of them may mean a
/// gateway that is connected to another. Registered only where there are several.
/// </summary>
public interface IGatewayLines
{
    /// <summary>Tells that this process lives, and what it knows. To be called every second: whoever is silent for 15 s counts as gone.</summary>
    /// <param name="changed">What changed since it was told last.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The gateways that somebody looks at: their traffic is to be told too, every time.</returns>
    /// <exception cref="System.Data.Common.DbException">The store is away; nothing was told.</exception>
    Task<string[]> TellAsync(GatewayLine[] changed, CancellationToken cancellationToken);

    /// <summary>What the other processes know, several of a gateway. Of one that is gone only when it last saw its gateways, for a day.</summary>
    /// <exception cref="System.Data.Common.DbException">The store is away.</exception>
    Task<GatewayLine[]> ReadOthersAsync(CancellationToken cancellationToken);

    /// <summary>What the other processes know of one gateway, and begins to look at it: some seconds later its traffic is among it. Looking ends after 30 s.</summary>
    /// <exception cref="System.Data.Common.DbException">The store is away.</exception>
    Task<GatewayLine[]> WatchOthersAsync(string gatewayId, CancellationToken cancellationToken);
}
