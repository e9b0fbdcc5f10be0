namespace Monitoring.Contracts;

/// <summary>What the service heard or saw of a gateway's line to one site.</summary>
[GenerateSerializer, Alias("gateway-link")]
public enum GatewayLink : byte
{
    /// <summary>The gateway says that it is online (topic <c>status</c>).</summary>
    Online = 0,

    /// <summary>The gateway, or its last will, says that it is offline.</summary>
    Offline = 1,

    /// <summary>The connection ended without a word.</summary>
    ConnectionLost = 2,
}

/// <summary>A change of a gateway's line, told to the site.</summary>
[GenerateSerializer, Alias("gateway-report"), Immutable]
public sealed record GatewayReport
{
    /// <summary>The site.</summary>
    [Id(0)] public required string SiteId { get; init; }

    /// <summary>The gateway.</summary>
    [Id(1)] public required string GatewayId { get; init; }

    /// <summary>What was heard.</summary>
    [Id(2)] public required GatewayLink Link { get; init; }

    /// <summary>Arrival time, Unix milliseconds.</summary>
    [Id(3)] public required long ReceivedAt { get; init; }
}

/// <summary>An alarm that the gateway itself raised or ended (topic <c>alarm</c>, condition <c>edge</c>).</summary>
[GenerateSerializer, Alias("edge-alarm"), Immutable]
public sealed record EdgeAlarm
{
    /// <summary>The site.</summary>
    [Id(0)] public required string SiteId { get; init; }

    /// <summary>The gateway.</summary>
    [Id(1)] public required string GatewayId { get; init; }

    /// <summary>The point it is about.</summary>
    [Id(2)] public required string PointId { get; init; }

    /// <summary>The gateway's own name of the condition, e.g. <c>high</c>.</summary>
    [Id(3)] public string? Condition { get; init; }

    /// <summary>The level it names.</summary>
    [Id(4)] public AlarmLevel Level { get; init; }

    /// <summary>True when it begins, false when it ends.</summary>
    [Id(5)] public required bool Active { get; init; }

    /// <summary>The limit that the gateway applied, in the point's unit.</summary>
    [Id(6)] public double? Limit { get; init; }

    /// <summary>The value that it saw, in the point's unit.</summary>
    [Id(7)] public double? Value { get; init; }

    /// <summary>When, Unix milliseconds.</summary>
    [Id(8)] public required long Timestamp { get; init; }

    /// <summary>Arrival time, Unix milliseconds.</summary>
    [Id(9)] public required long ReceivedAt { get; init; }
}
