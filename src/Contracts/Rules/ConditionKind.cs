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

    /// <summary>|change per time| beyond a limit.</summary>
    [JsonStringEnumMemberName("rate")] Rate = 6,

    /// <summary>|value − reference| beyond a limit.</summary>
    [JsonStringEnumMemberName("deviation")] Deviation = 7,

    /// <summary>No change although something moves.</summary>
    [JsonStringEnumMemberName("frozen")] Frozen = 8,

    /// <summary>Value at an end of the instrument's range.</summary>
    [JsonStringEnumMemberName("pinned")] Pinned = 9,

    /// <summary>Change of content differs from the integral of in-flow − out-flow.</summary>
    [JsonStringEnumMemberName("balance")] Balance = 10,

    /// <summary>Early warning: the trend reaches a limit within a horizon.</summary>
    [JsonStringEnumMemberName("eta")] Eta = 11,

    /// <summary>Early warning: a sustained shift of a steady signal.</summary>
    [JsonStringEnumMemberName("drift")] Drift = 12,

    /// <summary>A switch or state has a listed value.</summary>
    [JsonStringEnumMemberName("discrete")] Discrete = 13,

    /// <summary>A limit is exceeded and the gateway that should report it does not (漏报).</summary>
    [JsonStringEnumMemberName("underreport")] Underreport = 14,

    /// <summary>k of n detectors at or beyond a level.</summary>
    [JsonStringEnumMemberName("voting")] Voting = 15,

    /// <summary>A boolean expression over points of the site.</summary>
    [JsonStringEnumMemberName("expression")] Expression = 16,

    /// <summary>A state of the plant that suppresses other conditions; makes no alarm of its own.</summary>
    [JsonStringEnumMemberName("plant-state")] PlantState = 17,

    /// <summary>The gateway is not connected.</summary>
    [JsonStringEnumMemberName("gateway-offline")] GatewayOffline = 20,

    /// <summary>The gateway's clock runs ahead of ours.</summary>
    [JsonStringEnumMemberName("clock-skew")] ClockSkew = 21,
}
