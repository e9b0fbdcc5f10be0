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

    /// <summary>
    /// The level of each detector's own limits that counts: H and HH at or above, L and LL at or below, with the detector's own
    /// deadband. With a <see cref="Limit"/> it only gives the direction; null: at or above.
    /// </summary>
    [Id(2)] public AlarmLevel? Level { get; init; }

    /// <summary>One limit for all, in their unit; null: each detector's own.</summary>
    [Id(3)] public double? Limit { get; init; }

    /// <summary>How far a detector must come back behind <see cref="Limit"/> to end its vote, in its unit, ≥ 0.</summary>
    [Id(4)] public double Deadband { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Voting;
}
