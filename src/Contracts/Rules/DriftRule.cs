using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>Early warning: a sustained shift of a steady signal against its normal band, given or learnt.</summary>
[GenerateSerializer, Alias("drift-rule"), Immutable]
public sealed record DriftRule : SignalRule
{
    /// <summary>Normal value, in the point's unit; null: learnt.</summary>
    [Id(0)] public double? Target { get; init; }

    /// <summary>
    /// Standard deviation of the mean of a batch when normal, in the point's unit, &gt; 0; null: learnt. That of single samples is on the
    /// safe side.
    /// </summary>
    [Id(1)] public double? Sigma { get; init; }

    /// <summary>From how much good data the normal band is learnt; seconds, 60 to 2,592,000.</summary>
    [Id(2)] public double Learn { get; set; } = 86_400;

    /// <summary>How it is found.</summary>
    [Id(3)] public DriftMethod Method { get; init; }

    /// <summary>Decision threshold in sigmas: CUSUM 4 to 100 (d 8), EWMA 2 to 20 (d 4).</summary>
    [Id(4)] public double? Threshold { get; init; }

    /// <summary>CUSUM: shift that is tolerated, sigmas, 0.1 to 10; half of the shift to be found.</summary>
    [Id(5)] public double Slack { get; set; } = 0.5;

    /// <summary>EWMA: weight of a sample, 0.001 to 1.</summary>
    [Id(6)] public double Weight { get; set; } = 0.1;

    /// <summary>
    /// Time that counts as one observation, seconds, 1 to 86,400; null: a 64th of <see cref="Learn"/> if something is learnt, else
    /// max(300 s, 3 × period). Longer than the signal remembers its noise.
    /// </summary>
    [Id(7)] public double? Batch { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Drift;
}

/// <summary>Ways to find a drift.</summary>
[GenerateSerializer, Alias("drift-method")]
[JsonConverter(typeof(JsonStringEnumConverter<DriftMethod>))]
public enum DriftMethod : byte
{
    /// <summary>Cumulated sum (ISO 7870-4).</summary>
    [JsonStringEnumMemberName("cusum")] Cusum = 0,

    /// <summary>Exponentially weighted moving average (ISO 7870-6).</summary>
    [JsonStringEnumMemberName("ewma")] Ewma = 1,
}
