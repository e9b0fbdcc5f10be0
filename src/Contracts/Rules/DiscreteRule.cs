using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>A switch or state has one of the listed values.</summary>
[GenerateSerializer, Alias("discrete-rule"), Immutable]
public sealed record DiscreteRule : SignalRule
{
    /// <summary>The values, 1 to 32; a switch has 1 and 0. Values within a millionth are the same.</summary>
    [Id(0)] public required double[] Values { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Discrete;
}
