using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>At least k of n named detectors are at or beyond a level.</summary>
[GenerateSerializer, Alias("voting-rule"), Immutable]
public sealed record VotingRule : SignalRule
{
    /// <summary>The detectors, 2 to 16.</summary>
    [Id(0)] public required string[] Points { get; init; }

    /// <summary>How many must agree, 1 to n.</summary>
    [Id(1)] public required int K { get; init; }

    /// <summary>The level of each detector's own limits that counts; null if <see cref="Limit"/> is given.</summary>
    [Id(2)] public AlarmLevel? Level { get; init; }

    /// <summary>One limit for all, in their unit: at or above counts; null if <see cref="Level"/> is given.</summary>
    [Id(3)] public double? Limit { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Voting;
}
