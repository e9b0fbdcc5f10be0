namespace Monitoring.Contracts;

/// <summary>One alarm from its occurrence to its end (contract.md §3). Each transition makes a new record.</summary>
[GenerateSerializer, Alias("alarm-record"), Immutable]
public sealed record AlarmRecord
{
    /// <summary>ULID, derived from site, point, condition and sequence number: the same again when a log is replayed.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Site.</summary>
    [Id(1)] public required string SiteId { get; init; }

    /// <summary>Hazard source, or null.</summary>
    [Id(2)] public string? HazardId { get; init; }

    /// <summary>Point; for conditions of a gateway <c>@</c> and the gateway's id.</summary>
    [Id(3)] public required string PointId { get; init; }

    /// <summary>Condition.</summary>
    [Id(4)] public required ConditionKind Condition { get; init; }

    /// <summary>State of the alarm.</summary>
    [Id(5)] public required AlarmState State { get; init; }

    /// <summary>Priority of the worst level reached.</summary>
    [Id(6)] public required AlarmPriority Priority { get; init; }

    /// <summary>Level at the start.</summary>
    [Id(7)] public AlarmLevel StartLevel { get; init; }

    /// <summary>Worst level so far.</summary>
    [Id(8)] public AlarmLevel WorstLevel { get; init; }

    /// <summary>Level now; None when returned.</summary>
    [Id(9)] public AlarmLevel CurrentLevel { get; init; }

    /// <summary>Value at the last transition that the signal made, in <see cref="Unit"/>; null if there is none.</summary>
    [Id(10)] public double? Value { get; init; }

    /// <summary>The limit that judged it, in <see cref="Unit"/>.</summary>
    [Id(11)] public double? Limit { get; init; }

    /// <summary>Unit of value and limit: the point's, or of what its condition judges (m/min for <c>rate</c>, the content for <c>balance</c>).</summary>
    [Id(12)] public string Unit { get; init; } = "";

    /// <summary>Sample time at which the condition became true (before its on-delay).</summary>
    [Id(13)] public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Arrival of the sample that made it.</summary>
    [Id(14)] public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When people were told; null for a late alarm that was never announced.</summary>
    [Id(15)] public DateTimeOffset? AnnunciatedAt { get; init; }

    /// <summary>When it was acknowledged.</summary>
    [Id(16)] public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>By whom.</summary>
    [Id(17)] public string? AcknowledgedBy { get; init; }

    /// <summary>The note given with it.</summary>
    [Id(18)] public string? Note { get; init; }

    /// <summary>Sample time at which the condition was gone.</summary>
    [Id(19)] public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>End of shelving.</summary>
    [Id(20)] public DateTimeOffset? ShelvedUntil { get; init; }

    /// <summary>First alarm of the site after 10 quiet minutes (alarms.md §4).</summary>
    [Id(21)] public bool FirstOut { get; init; }

    /// <summary>Its samples arrived after the live window.</summary>
    [Id(22)] public bool Late { get; init; }

    /// <summary>Version of the rules that judged it.</summary>
    [Id(23)] public int RuleSet { get; init; }

    /// <summary>Sequence number of its last transition, per site.</summary>
    [Id(24)] public long Seq { get; init; }

    /// <summary>One line for people, Chinese.</summary>
    [Id(25)] public string Text { get; init; } = "";

    /// <summary>The same in English.</summary>
    [Id(26)] public string TextEn { get; init; } = "";

    /// <summary>Name of the condition, if the point has several of its kind.</summary>
    [Id(27)] public string? ConditionName { get; init; }

    /// <summary>Unit of equipment that the point sits on, or null.</summary>
    [Id(28)] public string? Equipment { get; init; }

    /// <summary>What an early warning says.</summary>
    [Id(29)] public Forecast? Forecast { get; init; }

    /// <summary>When it is escalated if nobody acknowledges; null: never, or it was.</summary>
    [Id(30)] public DateTimeOffset? EscalatesAt { get; init; }

    /// <summary>When it was escalated since it was last unacknowledged.</summary>
    [Id(31)] public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>When it is unacknowledged again if it still holds.</summary>
    [Id(32)] public DateTimeOffset? ReAlarmsAt { get; init; }

    /// <summary>Shelved until it clears (one-shot), not only until <see cref="ShelvedUntil"/>.</summary>
    [Id(33)] public bool OneShot { get; init; }

    /// <summary>Who shelved it or took it out of service.</summary>
    [Id(34)] public string? AsideBy { get; init; }

    /// <summary>Why.</summary>
    [Id(35)] public string? AsideReason { get; init; }

    /// <summary>Number of the permit with which it is out of service.</summary>
    [Id(36)] public string? Permit { get; init; }

    /// <summary>What suppresses it by design: a row of the cause-and-effect table, or a maintenance window.</summary>
    [Id(37)] public string? SuppressedBy { get; init; }
}

/// <summary>One step of an alarm: what the journal holds and the wall is told.</summary>
[GenerateSerializer, Alias("alarm-transition"), Immutable]
public sealed record AlarmTransition
{
    /// <summary>Site.</summary>
    [Id(0)] public required string SiteId { get; init; }

    /// <summary>Sequence number per site, from 1, without gaps.</summary>
    [Id(1)] public required long Seq { get; init; }

    /// <summary>State before.</summary>
    [Id(2)] public required AlarmState From { get; init; }

    /// <summary>State after.</summary>
    [Id(3)] public required AlarmState To { get; init; }

    /// <summary>Why.</summary>
    [Id(4)] public required TransitionReason Reason { get; init; }

    /// <summary>When, in the time of the samples.</summary>
    [Id(5)] public required DateTimeOffset At { get; init; }

    /// <summary>When the service decided it.</summary>
    [Id(6)] public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Who, for what people do.</summary>
    [Id(7)] public string? By { get; init; }

    /// <summary>True if it is history that arrived late: no sound, no flash.</summary>
    [Id(8)] public bool Late { get; init; }

    /// <summary>The record after it.</summary>
    [Id(9)] public required AlarmRecord Alarm { get; init; }
}
