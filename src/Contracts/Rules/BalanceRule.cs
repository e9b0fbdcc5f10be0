using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>
/// The measured change of content of a tank or tower differs from the integral of in-flow − out-flow over a window. The point is
/// the level (or content); flows are in <see cref="FlowSeconds"/>.
/// </summary>
[GenerateSerializer, Alias("balance-rule"), Immutable]
public sealed record BalanceRule : SignalRule
{
    /// <summary>Points that measure what flows in, at most 16.</summary>
    [Id(0)] public string[] In { get; set; } = [];

    /// <summary>Points that measure what flows out, at most 16.</summary>
    [Id(1)] public string[] Out { get; set; } = [];

    /// <summary>Content per unit of the level, e.g. m³ per m (the cross-section) or 1 if the point measures the content; &gt; 0.</summary>
    [Id(2)] public required double ContentPerUnit { get; init; }

    /// <summary>Seconds in the time unit of the flows: 3600 for m³/h, 1 for kg/s.</summary>
    [Id(3)] public double FlowSeconds { get; set; } = 3600;

    /// <summary>How far the two may differ, % of the greater of them, 1 to 100.</summary>
    [Id(4)] public double Tolerance { get; set; } = 10;

    /// <summary>Over how long; seconds, 10 to 86,400.</summary>
    [Id(5)] public double Window { get; set; } = 600;

    /// <summary>
    /// While both the integral and the change are below this content they count as equal; in units of content, ≥ 0. Covers what the
    /// gauges cannot tell: choose a twentieth of what flows in a window at full flow, or more.
    /// </summary>
    [Id(6)] public double MinContent { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Balance;
}
