using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>Where a rule set is in its life (alarms.md §5). The numbers are stored: never change one.</summary>
[GenerateSerializer, Alias("rule-set-state")]
[JsonConverter(typeof(JsonStringEnumConverter<RuleSetState>))]
public enum RuleSetState : byte
{
    /// <summary>Waits for a second person.</summary>
    [JsonStringEnumMemberName("proposed")] Proposed = 0,

    /// <summary>Approved; waits for its time.</summary>
    [JsonStringEnumMemberName("approved")] Approved = 1,

    /// <summary>In force, or, for a change under an override, what the override returns to.</summary>
    [JsonStringEnumMemberName("inForce")] InForce = 2,

    /// <summary>Was in force until another took its place.</summary>
    [JsonStringEnumMemberName("superseded")] Superseded = 3,

    /// <summary>Refused by a second person.</summary>
    [JsonStringEnumMemberName("rejected")] Rejected = 4,

    /// <summary>Taken back before it was in force.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn = 5,

    /// <summary>An override that is over: its time came, somebody ended it, or it no longer fitted what lies under it.</summary>
    [JsonStringEnumMemberName("ended")] Ended = 6,
}

/// <summary>What kind of rule set. The numbers are stored: never change one.</summary>
[GenerateSerializer, Alias("rule-set-kind")]
[JsonConverter(typeof(JsonStringEnumConverter<RuleSetKind>))]
public enum RuleSetKind : byte
{
    /// <summary>The first configuration of a site: one person is enough, nothing was judged by anything before it.</summary>
    [JsonStringEnumMemberName("initial")] Initial = 0,

    /// <summary>A lasting change.</summary>
    [JsonStringEnumMemberName("change")] Change = 1,

    /// <summary>A change for a time, at most 30 days, that returns by itself.</summary>
    [JsonStringEnumMemberName("override")] Override = 2,

    /// <summary>Made by the service: overrides on a rule set that they were not proposed on.</summary>
    [JsonStringEnumMemberName("combined")] Combined = 3,
}
