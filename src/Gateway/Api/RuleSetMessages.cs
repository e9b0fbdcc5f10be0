using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Body of <c>POST /sites/{siteId}/rule-sets</c>: what is absent stays as it is in the version that it rests on.</summary>
internal sealed record RuleSetRequest
{
    public required int BasedOn { get; init; }

    public string? Reason { get; init; }

    public string? Basis { get; init; }

    public PointConfig[]? Points { get; init; }

    public SuppressionConfig[]? Suppressions { get; init; }

    public double? LiveWindow { get; init; }

    public EscalationConfig? Escalation { get; init; }

    /// <summary>The way back: the rules of an earlier version, whole.</summary>
    public int? FromVersion { get; init; }
}

/// <summary>Body of <c>POST /sites/{siteId}/overrides</c>.</summary>
internal sealed record OverrideRequest
{
    /// <summary>Null: the version in force.</summary>
    public int? BasedOn { get; init; }

    public string? Reason { get; init; }

    public string? Basis { get; init; }

    public double? Hours { get; init; }

    public OverrideChange[]? Changes { get; init; }
}

/// <summary>Body of <c>…/simulate</c>; may be absent.</summary>
internal sealed record SimulateRequest
{
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }
}

/// <summary>Body of <c>…/approve</c>; may be absent.</summary>
internal sealed record ApproveRequest
{
    public DateTimeOffset? From { get; init; }

    public string? Note { get; init; }

    public string? WithoutSimulation { get; init; }
}

/// <summary>Body of <c>…/reject</c> and <c>…/withdraw</c>.</summary>
internal sealed record ReasonRequest
{
    public string? Reason { get; init; }
}
