namespace Monitoring.Gateway.Ingest;

/// <summary>Sends messages down to gateways: <c>hm/v1/{siteId}/down/…</c>.</summary>
public interface IDownlink
{
    /// <summary>Publishes to every session that subscribed. QoS 1 where the subscription asks for it; kept sessions queue, bounded.</summary>
    /// <param name="topic">A topic below <c>hm/v1/{siteId}/down/</c>.</param>
    /// <param name="payload">Payload; copied.</param>
    /// <param name="retain">Keep it for later subscribers. An empty payload ends what was kept.</param>
    /// <returns>False if the topic is not one of these, or the store of retained messages is full.</returns>
    bool Publish(string topic, ReadOnlyMemory<byte> payload, bool retain);

    /// <summary>Reads the site's configuration and publishes <c>down/limits</c>, retained, if it is another version than the one kept. To be called after a change.</summary>
    /// <param name="siteId">Site.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RefreshLimitsAsync(string siteId, CancellationToken cancellationToken);
}
