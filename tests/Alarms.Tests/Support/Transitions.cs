using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Transitions as short texts, so that a test reads like a list.</summary>
internal static class Transitions
{
    /// <summary>For example <c>NORM→UNACK occurred H</c>; <c>~</c> behind it: late.</summary>
    public static string[] Brief(this IEnumerable<AlarmTransition> transitions) => [.. transitions.Select(Brief)];

    public static string Brief(this AlarmTransition t) =>
        $"{StateNames.Of(t.From)}→{StateNames.Of(t.To)} {t.Reason.ToString().ToLowerInvariant()}"
        + (t.Alarm.CurrentLevel == AlarmLevel.None ? "" : $" {t.Alarm.CurrentLevel}") + (t.Late ? " ~" : "");
}
