using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Suppressions and changes of limits that nobody had the right to, as far as the journal shows them.</summary>
internal static class Unauthorised
{
    /// <summary>
    /// An alarm was shelved or taken out of service and no person answers for it, or no permit does for the latter; or <c>underreport</c>: a gateway is silent about
    /// what it has to report, or judges by another limit than the approved one, so somebody suppressed or changed it at the plant.
    /// Suppression by design is the table's, which is under change control, as all our own limits are.
    /// </summary>
    public static bool Is(AlarmTransition transition) =>
        (transition.Alarm.Condition == ConditionKind.Underreport && Annunciation.Is(transition))
        || (transition.To is AlarmState.Shelved or AlarmState.OutOfService
            && transition.From != transition.To
            && (string.IsNullOrEmpty(transition.By) || (transition.To == AlarmState.OutOfService && string.IsNullOrEmpty(transition.Alarm.Permit))));
}
