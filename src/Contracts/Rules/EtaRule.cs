using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>Early warning: the trend of the last window reaches a limit within a horizon. Says which limit and when, with its uncertainty.</summary>
[GenerateSerializer, Alias("eta-rule"), Immutable]
public sealed record EtaRule : SignalRule
{
    /// <summary>The limit it warns of, in the point's unit; null: the limits of the point's own <c>high</c> and <c>low</c> conditions, the one reached first.</summary>
    [Id(0)] public double? Limit { get; init; }

    /// <summary>Warns if the limit is reached within this; seconds, 10 to 604,800.</summary>
    [Id(1)] public required double Horizon { get; init; }

    /// <summary>Trend of the last; seconds, 10 to 604,800.</summary>
    [Id(2)] public required double Window { get; init; }

    /// <summary>Least share of the variation that the trend must explain, 0.3 to 1.</summary>
    [Id(3)] public double MinFit { get; set; } = 0.8;

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Eta;
}
