using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>The value is too far from a set-point: another point, or a constant.</summary>
[GenerateSerializer, Alias("deviation-rule"), Immutable]
public sealed record DeviationRule : SignalRule
{
    /// <summary>Point that holds the set-point; null if <see cref="Constant"/> is given.</summary>
    [Id(0)] public string? Reference { get; init; }

    /// <summary>The set-point as a number, in the point's unit; null if <see cref="Reference"/> is given.</summary>
    [Id(1)] public double? Constant { get; init; }

    /// <summary>|value − set-point| from which it is true, in the point's unit, &gt; 0.</summary>
    [Id(2)] public required double Limit { get; init; }

    /// <summary>How far it must come back behind the limit to end it, in the point's unit, ≥ 0 and below the limit.</summary>
    [Id(3)] public double Deadband { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Deviation;
}
