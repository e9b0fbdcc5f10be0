namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>A test by the real @microsoft/signalr client; skipped, and seen as skipped, where node or the client is missing.</summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!HubClient.IsAvailable)
        {
            Skip = "node, or `npm ci` in tests/Gateway.Tests/signalr, is missing";
        }
    }
}
