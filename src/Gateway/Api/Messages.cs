using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Body of <c>POST /session</c>.</summary>
internal sealed record SignInRequest(string User, string Password);

/// <summary>Who is signed in.</summary>
internal sealed record SessionView(string User, string[] Roles, string Scope, bool Demo);

/// <summary>What this is.</summary>
internal sealed record AboutView(string Product, string Version, string Engine, bool Demo, DateTimeOffset ServerTime);

/// <summary>The process lives.</summary>
internal sealed record LiveView(string Status);

/// <summary>Body of <c>/health/ready</c>.</summary>
internal sealed record HealthView(string Status, string Engine, string Version, PartHealth[] Parts);

/// <summary>Body of <c>PATCH /sites/{siteId}</c>: what is absent or null stays.</summary>
internal sealed record SitePatch
{
    public string? Name { get; init; }

    public string? NameEn { get; init; }

    public string? RegionCode { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public double? LiveWindow { get; init; }

    public HazardConfig[]? Hazards { get; init; }
}

/// <summary>Body of <c>POST /alarms/{id}/ack</c>; may be absent.</summary>
internal sealed record AckRequest
{
    public string? Note { get; init; }
}

/// <summary>Body of <c>POST /alarms/{id}/handling</c>. Texts, so that all faults can be told at once.</summary>
internal sealed record HandlingRequest(string? Stage, string? Verdict, string? Note, int? Version);

/// <summary>The outline of the region as GeoJSON.</summary>
internal sealed record MapView(string Region, string? RegionEn, System.Text.Json.JsonElement Geojson, bool Demo);

/// <summary>Limits of a point in a stretch of time, and the version that they are of.</summary>
internal sealed record LimitPeriod(DateTimeOffset From, DateTimeOffset To, int RuleSet, PointLimit[] Limits);

/// <summary>One limit, in the point's unit.</summary>
internal sealed record PointLimit(ConditionKind Condition, AlarmLevel Level, double Value, AlarmPriority Priority);

/// <summary>Who is at a seat; all but the seat is null if nobody is.</summary>
internal sealed record CurrentShiftView(string Seat, string? Id, string? User, string? DisplayName, DateTimeOffset? Since, int? Revision, Handover? Handover);

/// <summary>Body of <c>POST /shifts</c>.</summary>
internal sealed record ShiftRequest(string? Seat);

/// <summary>Body of <c>POST /shifts/{id}/sign</c>; may be absent.</summary>
internal sealed record SignRequest(string? Note);

/// <summary>Body of <c>POST /shifts/{id}/accept</c>.</summary>
internal sealed record AcceptRequest(string? User, string? Password, string? Note);

/// <summary>Body of <c>POST /sites/{siteId}/expressions/check</c>; completions are given for a position.</summary>
internal sealed record ExpressionRequest
{
    public required string Text { get; init; }

    public int? Position { get; init; }
}

/// <summary>Body of <c>…/shelve</c>: an end, or until it clears, and why.</summary>
internal sealed record ShelveRequest
{
    public DateTimeOffset? Until { get; init; }

    public bool OneShot { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Body of <c>…/out-of-service</c>.</summary>
internal sealed record OutOfServiceRequest
{
    public string? Permit { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Body of <c>POST /sites/{siteId}/maintenance</c>.</summary>
internal sealed record MaintenanceRequest
{
    public required ConditionSelector[] Covers { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required string Reason { get; init; }

    public string? Permit { get; init; }
}

/// <summary>Body of <c>POST /gateways</c>.</summary>
internal sealed record GatewayRequest(string GatewayId, string[] Sites);

/// <summary>A gateway without its secret.</summary>
internal sealed record GatewayView(string GatewayId, string[] Sites, bool Revoked, GatewayCounters? Counters);

/// <summary>A secret, shown this once.</summary>
internal sealed record GatewaySecretView(string GatewayId, string[] Sites, string Secret);
