namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>The topic filters that a process subscribes to at the broker.</summary>
internal static class BrokerFilters
{
    private static readonly string[] Rests = ["telemetry", "telemetry/+", "status", "alarm"];

    /// <summary>Subscriptions, shared unless told otherwise, to everything that gateways publish, of all sites or of those named.</summary>
    public static string[] Of(BrokerOptions options) =>
    [
        .. from site in options.Sites.Count == 0 ? ["+"] : options.Sites
           from rest in Rests
           select $"{(options.Shared ? $"$share/{options.Group}/" : "")}hm/v1/{site}/{rest}",
    ];
}
