using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>A boolean expression over points of the site is true.</summary>
[GenerateSerializer, Alias("expression-rule"), Immutable]
public sealed record ExpressionRule : SignalRule
{
    /// <summary>The expression, at most 2,000 characters; see docs/expressions.md.</summary>
    [Id(0)] public required string Text { get; init; }

    /// <summary>What people read when it is true, Chinese, at most 500 characters; null: the expression.</summary>
    [Id(1)] public string? Message { get; init; }

    /// <summary>The same in English.</summary>
    [Id(2)] public string? MessageEn { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Expression;
}
