using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>The value changes faster than a limit, measured over a window, from good samples only.</summary>
[GenerateSerializer, Alias("rate-rule"), Immutable]
public sealed record RateRule : SignalRule
{
    /// <summary>Change per minute, in the point's unit, &gt; 0.</summary>
    [Id(0)] public required double Limit { get; init; }

    /// <summary>Over how long the change is measured; seconds, 1 to 86,400.</summary>
    [Id(1)] public double Window { get; set; } = 60;

    /// <summary>Which way it must go.</summary>
    [Id(2)] public RateDirection Direction { get; init; }

    /// <summary>How far the rate must fall below the limit to end it, in % of the limit, 0 to 90.</summary>
    [Id(3)] public double DeadbandPercent { get; set; } = 10;

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Rate;
}

/// <summary>Direction of a change.</summary>
[GenerateSerializer, Alias("rate-direction")]
[JsonConverter(typeof(JsonStringEnumConverter<RateDirection>))]
public enum RateDirection : byte
{
    /// <summary>Up or down.</summary>
    [JsonStringEnumMemberName("both")] Both = 0,

    /// <summary>Up.</summary>
    [JsonStringEnumMemberName("up")] Up = 1,

    /// <summary>Down.</summary>
    [JsonStringEnumMemberName("down")] Down = 2,
}
