using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>
/// A state of the plant, as an expression (a unit is shut down, a line is being purged). Makes no alarm; suppressions of the site
/// name it as their cause.
/// </summary>
[GenerateSerializer, Alias("plant-state-rule"), Immutable]
public sealed record PlantStateRule : SignalRule
{
    /// <summary>The expression, at most 2,000 characters.</summary>
    [Id(0)] public required string Text { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.PlantState;
}
