using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>How much of a site the service can see.</summary>
[GenerateSerializer, Alias("site-sight")]
[JsonConverter(typeof(JsonStringEnumConverter<SiteSight>))]
public enum SiteSight : byte
{
    /// <summary>No point is expected to report (no period set): nothing can be said.</summary>
    [JsonStringEnumMemberName("idle")] Idle = 0,

    /// <summary>All points that should report do so with good quality, and no gateway is offline.</summary>
    [JsonStringEnumMemberName("online")] Online = 1,

    /// <summary>Some points are stale or bad, or a gateway is offline.</summary>
    [JsonStringEnumMemberName("partlyBlind")] PartlyBlind = 2,

    /// <summary>No point that should report does, or all gateways are offline.</summary>
    [JsonStringEnumMemberName("blind")] Blind = 3,
}

/// <summary>A site in one line, as a wall shows it.</summary>
[GenerateSerializer, Alias("site-view"), Immutable]
public sealed record SiteView
{
    /// <summary>Site.</summary>
    [Id(0)] public required string SiteId { get; init; }

    /// <summary>Name, Chinese.</summary>
    [Id(1)] public string Name { get; init; } = "";

    /// <summary>Name, English.</summary>
    [Id(2)] public string? NameEn { get; init; }

    /// <summary>Region, 6 digits.</summary>
    [Id(3)] public string RegionCode { get; init; } = "";

    /// <summary>Degrees east.</summary>
    [Id(4)] public double Longitude { get; init; }

    /// <summary>Degrees north.</summary>
    [Id(5)] public double Latitude { get; init; }

    /// <summary>How much of it can be seen.</summary>
    [Id(6)] public SiteSight Sight { get; init; }

    /// <summary>Points configured.</summary>
    [Id(7)] public int Points { get; init; }

    /// <summary>Points that should report and are stale or bad.</summary>
    [Id(8)] public int BlindPoints { get; init; }

    /// <summary>Alarms that are not NORM.</summary>
    [Id(9)] public int Alarms { get; init; }

    /// <summary>Of these, unacknowledged (UNACK, RTNUN, LTUNK).</summary>
    [Id(10)] public int Unacknowledged { get; init; }

    /// <summary>Worst priority among them; null if there is none.</summary>
    [Id(11)] public AlarmPriority? WorstPriority { get; init; }

    /// <summary>Arrival of the last batch.</summary>
    [Id(12)] public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>Last sequence number of the site's journal.</summary>
    [Id(13)] public long Seq { get; init; }

    /// <summary>Version of the rules in force.</summary>
    [Id(14)] public int RuleSet { get; init; }

    /// <summary>Of the alarms, those shelved, suppressed by design or out of service.</summary>
    [Id(15)] public int Aside { get; init; }

    /// <summary>Of the unacknowledged ones, those escalated.</summary>
    [Id(16)] public int Escalated { get; init; }
}

/// <summary>A point as it is now.</summary>
[GenerateSerializer, Alias("point-view"), Immutable]
public sealed record PointView
{
    /// <summary>Point.</summary>
    [Id(0)] public required string PointId { get; init; }

    /// <summary>Last value; null before the first, or if it was not a number.</summary>
    [Id(1)] public double? Value { get; init; }

    /// <summary>Its quality.</summary>
    [Id(2)] public Quality Quality { get; init; }

    /// <summary>Its sample time.</summary>
    [Id(3)] public DateTimeOffset? At { get; init; }

    /// <summary>The level of the limit condition that holds now, None within limits.</summary>
    [Id(4)] public AlarmLevel Level { get; init; }

    /// <summary>Nothing good was heard for too long.</summary>
    [Id(5)] public bool Stale { get; init; }
}

/// <summary>A site as it is now: every point, every alarm that is not over.</summary>
[GenerateSerializer, Alias("site-snapshot"), Immutable]
public sealed record SiteSnapshot
{
    /// <summary>The site in one line.</summary>
    [Id(0)] public required SiteView Site { get; init; }

    /// <summary>Every point.</summary>
    [Id(1)] public required PointView[] Points { get; init; }

    /// <summary>Alarms that are not NORM.</summary>
    [Id(2)] public required AlarmRecord[] Alarms { get; init; }

    /// <summary>Sequence number that this is the state after.</summary>
    [Id(3)] public required long Seq { get; init; }
}

/// <summary>A point that a gateway sends and the site does not know.</summary>
[GenerateSerializer, Alias("point-candidate"), Immutable]
public sealed record PointCandidate
{
    /// <summary>The tag as sent.</summary>
    [Id(0)] public required string PointId { get; init; }

    /// <summary>How often it came since the site was loaded.</summary>
    [Id(1)] public required long Count { get; init; }

    /// <summary>Its last value.</summary>
    [Id(2)] public double? Value { get; init; }

    /// <summary>When it came last.</summary>
    [Id(3)] public required DateTimeOffset LastAt { get; init; }

    /// <summary>From which gateway.</summary>
    [Id(4)] public required string GatewayId { get; init; }
}

/// <summary>The answer to a new configuration: taken, or refused with all its faults.</summary>
[GenerateSerializer, Alias("configure-result"), Immutable]
public sealed record ConfigureResult
{
    /// <summary>Version of the rules now in force.</summary>
    [Id(0)] public required int RuleSet { get; init; }

    /// <summary>Empty if the configuration was taken.</summary>
    [Id(1)] public required Fault[] Faults { get; init; }

    /// <summary>
    /// What cannot be changed in this way: limits and rules of a site that has some need a second person (alarms.md §5). If it is not
    /// empty nothing was taken.
    /// </summary>
    [Id(2)] public RuleChange[] Controlled { get; set; } = [];
}
