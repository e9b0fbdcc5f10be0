using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>How an alarm differs between two rule sets on the same samples.</summary>
[GenerateSerializer, Alias("simulated-effect")]
[JsonConverter(typeof(JsonStringEnumConverter<SimulatedEffect>))]
public enum SimulatedEffect : byte
{
    /// <summary>Only the proposed rules raise it.</summary>
    [JsonStringEnumMemberName("added")] Added = 0,

    /// <summary>Only the present rules raise it.</summary>
    [JsonStringEnumMemberName("removed")] Removed = 1,

    /// <summary>It lasts longer.</summary>
    [JsonStringEnumMemberName("longer")] Longer = 2,

    /// <summary>It is shorter.</summary>
    [JsonStringEnumMemberName("shorter")] Shorter = 3,

    /// <summary>It is as long, at another time or another worst level or priority.</summary>
    [JsonStringEnumMemberName("other")] Other = 4,
}

/// <summary>One alarm of a simulation that differs.</summary>
[GenerateSerializer, Alias("simulated-alarm"), Immutable]
public sealed record SimulatedAlarm
{
    /// <summary>How.</summary>
    [Id(0)] public required SimulatedEffect Effect { get; init; }

    /// <summary>Point.</summary>
    [Id(1)] public required string PointId { get; init; }

    /// <summary>Condition.</summary>
    [Id(2)] public required ConditionKind Condition { get; init; }

    /// <summary>Its name, if it has one.</summary>
    [Id(3)] public string? Name { get; init; }

    /// <summary>Worst level; of the proposed rules if they raise it.</summary>
    [Id(4)] public AlarmLevel Level { get; init; }

    /// <summary>Worst priority; of the proposed rules if they raise it.</summary>
    [Id(5)] public AlarmPriority Priority { get; init; }

    /// <summary>Begin under the present rules.</summary>
    [Id(6)] public DateTimeOffset? PresentFrom { get; init; }

    /// <summary>End under the present rules; null while it lasts at the end of the span.</summary>
    [Id(7)] public DateTimeOffset? PresentTo { get; init; }

    /// <summary>Begin under the proposed rules.</summary>
    [Id(8)] public DateTimeOffset? ProposedFrom { get; init; }

    /// <summary>End under the proposed rules; null while it lasts at the end of the span.</summary>
    [Id(9)] public DateTimeOffset? ProposedTo { get; init; }

    /// <summary>Level 2 of a gas detector (HH of combustible or toxic gas, LL or HH of oxygen).</summary>
    [Id(10)] public bool GasLevel2 { get; init; }
}

/// <summary>How many alarms a rule set raised in a simulation.</summary>
[GenerateSerializer, Alias("simulated-load"), Immutable]
public sealed record SimulatedLoad
{
    /// <summary>Alarms.</summary>
    [Id(0)] public int Alarms { get; init; }

    /// <summary>Of priority critical.</summary>
    [Id(1)] public int Critical { get; init; }

    /// <summary>High.</summary>
    [Id(2)] public int High { get; init; }

    /// <summary>Medium.</summary>
    [Id(3)] public int Medium { get; init; }

    /// <summary>Low.</summary>
    [Id(4)] public int Low { get; init; }

    /// <summary>Most alarms that began within any 10 minutes.</summary>
    [Id(5)] public int WorstTenMinutes { get; init; }

    /// <summary>When the worst 10 minutes began.</summary>
    [Id(6)] public DateTimeOffset? WorstAt { get; init; }
}

/// <summary>One UTC day of a simulation.</summary>
[GenerateSerializer, Alias("simulated-day"), Immutable]
public sealed record SimulatedDay
{
    /// <summary>Begin of the day.</summary>
    [Id(0)] public required DateTimeOffset Day { get; init; }

    /// <summary>Under the present rules.</summary>
    [Id(1)] public required SimulatedLoad Present { get; init; }

    /// <summary>Under the proposed rules.</summary>
    [Id(2)] public required SimulatedLoad Proposed { get; init; }
}

/// <summary>What a proposed rule set would have done on the site's own stored samples.</summary>
[GenerateSerializer, Alias("simulation-report"), Immutable]
public sealed record SimulationReport
{
    /// <summary>Begin of the span, inclusive.</summary>
    [Id(0)] public required DateTimeOffset From { get; init; }

    /// <summary>End of the span, exclusive.</summary>
    [Id(1)] public required DateTimeOffset To { get; init; }

    /// <summary>Samples that were judged, by both rule sets.</summary>
    [Id(2)] public required long Samples { get; init; }

    /// <summary>True if a bound was reached before the end: the figures are of the span up to <see cref="To"/>, which was drawn in.</summary>
    [Id(3)] public bool CutShort { get; init; }

    /// <summary>The version compared with.</summary>
    [Id(4)] public required int Present { get; init; }

    /// <summary>When it ran.</summary>
    [Id(5)] public required DateTimeOffset RanAt { get; init; }

    /// <summary>For whom.</summary>
    [Id(6)] public required string By { get; init; }

    /// <summary>How long it took, seconds.</summary>
    [Id(7)] public double Seconds { get; init; }

    /// <summary>Alarms under the present rules.</summary>
    [Id(8)] public required SimulatedLoad PresentLoad { get; init; }

    /// <summary>Alarms under the proposed rules.</summary>
    [Id(9)] public required SimulatedLoad ProposedLoad { get; init; }

    /// <summary>By day.</summary>
    [Id(10)] public SimulatedDay[] Days { get; set; } = [];

    /// <summary>Alarms that only the proposed rules raise.</summary>
    [Id(11)] public int Added { get; init; }

    /// <summary>Alarms that only the present rules raise.</summary>
    [Id(12)] public int Removed { get; init; }

    /// <summary>Alarms that last longer.</summary>
    [Id(13)] public int Longer { get; init; }

    /// <summary>Alarms that are shorter.</summary>
    [Id(14)] public int Shorter { get; init; }

    /// <summary>Alarms that differ otherwise.</summary>
    [Id(15)] public int Other { get; init; }

    /// <summary>Added alarms that are level 2 of a gas detector.</summary>
    [Id(16)] public int AddedGasLevel2 { get; init; }

    /// <summary>Removed alarms that are level 2 of a gas detector: look twice.</summary>
    [Id(17)] public int RemovedGasLevel2 { get; init; }

    /// <summary>The alarms that differ, by time; at most 500, gas level 2 and the highest priority first to stay.</summary>
    [Id(18)] public SimulatedAlarm[] Alarms { get; set; } = [];

    /// <summary>Conditions that stored samples cannot tell and that were left out on both sides, such as <c>underreport</c>.</summary>
    [Id(19)] public ConditionKind[] NotSimulated { get; set; } = [];
}
