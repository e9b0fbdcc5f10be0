using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>
/// The value does not change beyond a resolution for a time while at least one related point (a flow into the tank) shows that
/// something moves; without related points, unconditionally.
/// </summary>
[GenerateSerializer, Alias("frozen-rule"), Immutable]
public sealed record FrozenRule : SignalRule
{
    /// <summary>Greatest change that counts as none, in the point's unit, ≥ 0.</summary>
    [Id(0)] public double Resolution { get; init; }

    /// <summary>For how long; seconds, 1 to 604,800.</summary>
    [Id(1)] public required double Time { get; init; }

    /// <summary>Related points, at most 16.</summary>
    [Id(2)] public string[] Related { get; set; } = [];

    /// <summary>A related point shows movement when |its value| is above this, in its unit, ≥ 0.</summary>
    [Id(3)] public double RelatedAbove { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Frozen;
}
