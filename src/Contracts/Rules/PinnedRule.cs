using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>The value sits at an end of the instrument's range.</summary>
[GenerateSerializer, Alias("pinned-rule"), Immutable]
public sealed record PinnedRule : SignalRule
{
    /// <summary>How near to an end counts as at it, % of the span, 0 to 10.</summary>
    [Id(0)] public double Margin { get; set; } = 0.5;

    /// <summary>For how long; seconds, 1 to 604,800.</summary>
    [Id(1)] public double Time { get; set; } = 60;

    /// <summary>Which ends count. A gas detector or a flow rests at its lower end: there only the upper one is a fault.</summary>
    [Id(2)] public RangeEnds Ends { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Pinned;
}

/// <summary>Ends of an instrument's range.</summary>
[GenerateSerializer, Alias("range-ends")]
[JsonConverter(typeof(JsonStringEnumConverter<RangeEnds>))]
public enum RangeEnds : byte
{
    /// <summary>Either.</summary>
    [JsonStringEnumMemberName("both")] Both = 0,

    /// <summary>The upper.</summary>
    [JsonStringEnumMemberName("high")] High = 1,

    /// <summary>The lower.</summary>
    [JsonStringEnumMemberName("low")] Low = 2,
}
