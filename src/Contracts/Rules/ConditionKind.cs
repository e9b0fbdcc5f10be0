using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>The conditions that exist, by their name on the wire. The numbers are stored: never change one.</summary>
[GenerateSerializer, Alias("condition-kind")]
[JsonConverter(typeof(JsonStringEnumConverter<ConditionKind>))]
public enum ConditionKind : byte
{
    /// <summary>Value at or above a limit.</summary>
    [JsonStringEnumMemberName("high")] High = 1,

    /// <summary>Value at or below a limit.</summary>
    [JsonStringEnumMemberName("low")] Low = 2,

    /// <summary>Nothing good heard for too long.</summary>
    [JsonStringEnumMemberName("stale")] Stale = 3,

    /// <summary>Quality bad or outside the instrument's range.</summary>
    [JsonStringEnumMemberName("bad")] Bad = 4,

    /// <summary>An alarm raised by the gateway itself.</summary>
    [JsonStringEnumMemberName("edge")] Edge = 5,

    /// <summary>The gateway is not connected.</summary>
    [JsonStringEnumMemberName("gateway-offline")] GatewayOffline = 20,

    /// <summary>The gateway's clock runs ahead of ours.</summary>
    [JsonStringEnumMemberName("clock-skew")] ClockSkew = 21,
}
