namespace Monitoring.Contracts;

/// <summary>What a site tells the gateways: the fast path; the journal is the truth.</summary>
[GenerateSerializer, Alias("site-push"), Immutable]
public sealed record SitePush
{
    /// <summary>The site.</summary>
    [Id(0)] public required string SiteId { get; init; }

    /// <summary>Journaled transitions in the order of their sequence numbers; may be empty.</summary>
    [Id(1)] public required AlarmTransition[] Transitions { get; init; }

    /// <summary>The site as it is after them.</summary>
    [Id(2)] public required SiteView Site { get; init; }

    /// <summary>The configuration changed: limits and names have to be read again.</summary>
    [Id(3)] public bool Reconfigured { get; init; }
}

/// <summary>Names of the push streams.</summary>
public static class PushStreams
{
    /// <summary>Stream provider.</summary>
    public const string Provider = "push";

    /// <summary>Stream namespace.</summary>
    public const string Namespace = "site-push";

    /// <summary>Number of streams. A gateway reads all of them; a site always writes to the same.</summary>
    public const int Partitions = 8;

    /// <summary>The stream of a site: a stable hash (FNV-1a) of its id, so that all processes agree.</summary>
    public static string PartitionOf(string siteId)
    {
        ArgumentNullException.ThrowIfNull(siteId);
        var hash = 2166136261u;
        foreach (var c in siteId)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return KeyOf((int)(hash % Partitions));
    }

    /// <summary>The key of stream 0 … <see cref="Partitions"/> − 1.</summary>
    public static string KeyOf(int partition) => partition.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
