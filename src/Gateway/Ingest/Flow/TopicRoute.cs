using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Flow;

/// <summary>What a topic of the contract carries.</summary>
internal enum TopicKind : byte
{
    /// <summary>Not a topic that a gateway may publish to.</summary>
    None,

    /// <summary><c>hm/v1/{siteId}/telemetry</c>.</summary>
    Telemetry,

    /// <summary><c>hm/v1/{siteId}/telemetry/{pointId}</c>.</summary>
    Value,

    /// <summary><c>hm/v1/{siteId}/status</c>.</summary>
    Status,

    /// <summary><c>hm/v1/{siteId}/alarm</c>.</summary>
    Alarm,
}

/// <summary>A topic name taken apart (contract.md §2).</summary>
internal readonly ref struct TopicRoute
{
    private const int SiteAt = 6;
    private const int RestAt = 15;

    private TopicRoute(TopicKind kind, ReadOnlySpan<byte> siteId, ReadOnlySpan<byte> pointId)
    {
        Kind = kind;
        SiteId = siteId;
        PointId = pointId;
    }

    public TopicKind Kind { get; }

    /// <summary>9 characters; empty if the topic has none, set even if the rest of the topic is wrong.</summary>
    public ReadOnlySpan<byte> SiteId { get; }

    /// <summary>For <see cref="TopicKind.Value"/>.</summary>
    public ReadOnlySpan<byte> PointId { get; }

    public static TopicRoute Parse(ReadOnlySpan<byte> topic)
    {
        if (topic.Length <= RestAt || !topic.StartsWith("hm/v1/"u8) || !Identifiers.IsSiteId(topic[SiteAt..RestAt]) || topic[RestAt] != (byte)'/')
        {
            return default;
        }

        var siteId = topic[SiteAt..RestAt];
        var rest = topic[(RestAt + 1)..];
        if (rest.StartsWith("telemetry"u8))
        {
            var point = rest["telemetry"u8.Length..];
            return point.IsEmpty ? new TopicRoute(TopicKind.Telemetry, siteId, default)
                : point[0] == (byte)'/' && Identifiers.IsPointId(point[1..]) ? new TopicRoute(TopicKind.Value, siteId, point[1..])
                : new TopicRoute(TopicKind.None, siteId, default);
        }

        var kind = rest.SequenceEqual("status"u8) ? TopicKind.Status : rest.SequenceEqual("alarm"u8) ? TopicKind.Alarm : TopicKind.None;
        return new TopicRoute(kind, siteId, default);
    }
}
