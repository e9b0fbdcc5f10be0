using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>States of an alarm by IEC 62682 / ISA-18.2-2016 (alarms.md §2). The numbers are stored: never change one.</summary>
[GenerateSerializer, Alias("alarm-state")]
[JsonConverter(typeof(JsonStringEnumConverter<AlarmState>))]
public enum AlarmState : byte
{
    /// <summary>Normal.</summary>
    [JsonStringEnumMemberName("NORM")] Normal = 0,

    /// <summary>In alarm, unacknowledged.</summary>
    [JsonStringEnumMemberName("UNACK")] Unacknowledged = 1,

    /// <summary>In alarm, acknowledged.</summary>
    [JsonStringEnumMemberName("ACKED")] Acknowledged = 2,

    /// <summary>Returned to normal, unacknowledged.</summary>
    [JsonStringEnumMemberName("RTNUN")] ReturnedUnacknowledged = 3,

    /// <summary>Returned to normal, latched, unacknowledged.</summary>
    [JsonStringEnumMemberName("LTUNK")] LatchedUnacknowledged = 4,

    /// <summary>Returned to normal, latched, acknowledged: needs a reset.</summary>
    [JsonStringEnumMemberName("LTACK")] LatchedAcknowledged = 5,

    /// <summary>Shelved by an operator.</summary>
    [JsonStringEnumMemberName("SHLVD")] Shelved = 6,

    /// <summary>Suppressed by design.</summary>
    [JsonStringEnumMemberName("DSUPR")] SuppressedByDesign = 7,

    /// <summary>Out of service.</summary>
    [JsonStringEnumMemberName("OOSRV")] OutOfService = 8,
}

/// <summary>Level of a limit alarm; None for conditions without levels.</summary>
[GenerateSerializer, Alias("alarm-level")]
[JsonConverter(typeof(AlarmLevelConverter))]
public enum AlarmLevel : byte
{
    /// <summary>The condition has no levels, or none is reached.</summary>
    None = 0,

    /// <summary>High.</summary>
    H = 1,

    /// <summary>High high.</summary>
    HH = 2,

    /// <summary>Low.</summary>
    L = 3,

    /// <summary>Low low.</summary>
    LL = 4,
}

/// <summary>Priority (alarms.md §4). The greater, the worse.</summary>
[GenerateSerializer, Alias("alarm-priority")]
[JsonConverter(typeof(JsonStringEnumConverter<AlarmPriority>))]
public enum AlarmPriority : byte
{
    /// <summary>Low, about 80 % of a good configuration.</summary>
    [JsonStringEnumMemberName("low")] Low = 0,

    /// <summary>Medium, about 15 %.</summary>
    [JsonStringEnumMemberName("medium")] Medium = 1,

    /// <summary>High, about 5 %.</summary>
    [JsonStringEnumMemberName("high")] High = 2,

    /// <summary>Critical, below 1 %: never folded.</summary>
    [JsonStringEnumMemberName("critical")] Critical = 3,
}

/// <summary>Why a transition happened. The numbers are stored: never change one.</summary>
[GenerateSerializer, Alias("transition-reason")]
[JsonConverter(typeof(JsonStringEnumConverter<TransitionReason>))]
public enum TransitionReason : byte
{
    /// <summary>The condition became true (after its on-delay).</summary>
    [JsonStringEnumMemberName("occurred")] Occurred = 1,

    /// <summary>A worse level was reached.</summary>
    [JsonStringEnumMemberName("worsened")] Worsened = 2,

    /// <summary>Back to a lesser level, still in alarm.</summary>
    [JsonStringEnumMemberName("eased")] Eased = 3,

    /// <summary>The condition is gone (after its off-delay).</summary>
    [JsonStringEnumMemberName("cleared")] Cleared = 4,

    /// <summary>Somebody acknowledged it.</summary>
    [JsonStringEnumMemberName("acknowledged")] Acknowledged = 5,

    /// <summary>Somebody reset a latched alarm.</summary>
    [JsonStringEnumMemberName("reset")] Reset = 6,

    /// <summary>A late alarm still held when the back-fill had caught up: now it is announced.</summary>
    [JsonStringEnumMemberName("caught-up")] CaughtUp = 7,

    /// <summary>A late alarm was over before it could be announced: history, acknowledged by the service.</summary>
    [JsonStringEnumMemberName("late-history")] LateHistory = 8,

    /// <summary>The rule was changed or removed and the alarm no longer has a ground.</summary>
    [JsonStringEnumMemberName("rule-changed")] RuleChanged = 9,

    /// <summary>Acknowledged long ago and still there: unacknowledged again.</summary>
    [JsonStringEnumMemberName("re-alarmed")] ReAlarmed = 10,

    /// <summary>Somebody shelved it.</summary>
    [JsonStringEnumMemberName("shelved")] Shelved = 11,

    /// <summary>Somebody ended its shelving.</summary>
    [JsonStringEnumMemberName("unshelved")] Unshelved = 12,

    /// <summary>The time of its shelving is over.</summary>
    [JsonStringEnumMemberName("shelve-expired")] ShelveExpired = 13,

    /// <summary>Shelved until it clears, and it cleared.</summary>
    [JsonStringEnumMemberName("one-shot-over")] OneShotOver = 14,

    /// <summary>A cause or a maintenance window suppresses it by design.</summary>
    [JsonStringEnumMemberName("suppressed")] Suppressed = 15,

    /// <summary>What suppressed it is over.</summary>
    [JsonStringEnumMemberName("unsuppressed")] Unsuppressed = 16,

    /// <summary>Somebody took it out of service.</summary>
    [JsonStringEnumMemberName("out-of-service")] TakenOut = 17,

    /// <summary>Somebody returned it to service.</summary>
    [JsonStringEnumMemberName("returned")] Returned = 18,

    /// <summary>Shelved or suppressed, it reached a level that never may be.</summary>
    [JsonStringEnumMemberName("protected")] Protected = 19,

    /// <summary>Nobody acknowledged it in time.</summary>
    [JsonStringEnumMemberName("escalated")] Escalated = 20,

    /// <summary>An early warning no longer says what is to be expected: it says so anew.</summary>
    [JsonStringEnumMemberName("restated")] Restated = 21,
}
