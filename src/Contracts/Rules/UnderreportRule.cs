using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>
/// 漏报: a limit of the point is exceeded and the gateway that should report it does not, or it reports with another limit than the
/// approved one by more than a thousandth of the point's span.
/// </summary>
[GenerateSerializer, Alias("underreport-rule"), Immutable]
public sealed record UnderreportRule : SignalRule
{
    /// <summary>How long the gateway may take beyond the limit's own on-delay; seconds, 1 to 3600.</summary>
    [Id(0)] public double Grace { get; set; } = 60;

    /// <inheritdoc/>
    [JsonIgnore] public override ConditionKind Kind => ConditionKind.Underreport;
}
