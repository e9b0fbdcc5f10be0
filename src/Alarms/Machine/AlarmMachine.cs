using Monitoring.Contracts;
using static Monitoring.Contracts.AlarmState;

namespace Monitoring.Alarms;

/// <summary>The state table of alarms.md §2 (IEC 62682 / ISA-18.2-2016): the only place that decides what follows a state.</summary>
public static class AlarmMachine
{
    /// <summary>The state after an event.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="latched">The alarm reached a level that stays until it is reset.</param>
    /// <param name="active">The condition is true now: what a state is recomputed from when it was put aside.</param>
    /// <returns>The next state, which may be the same; null if the event is not possible in the state.</returns>
    public static AlarmState? Next(AlarmState state, AlarmEvent happened, bool latched, bool active) => (state, happened) switch
    {
        (Normal, AlarmEvent.Occurs) => Unacknowledged,

        (Unacknowledged, AlarmEvent.Worsens or AlarmEvent.Eases or AlarmEvent.Escalates or AlarmEvent.Restates) => Unacknowledged,
        (Unacknowledged, AlarmEvent.Acknowledge) => Acknowledged,
        (Unacknowledged, AlarmEvent.Clears) => latched ? LatchedUnacknowledged : ReturnedUnacknowledged,

        (Acknowledged, AlarmEvent.Worsens or AlarmEvent.ReAlarms) => Unacknowledged,
        (Acknowledged, AlarmEvent.Eases or AlarmEvent.Restates) => Acknowledged,
        (Acknowledged, AlarmEvent.Clears) => latched ? LatchedAcknowledged : Normal,

        (ReturnedUnacknowledged, AlarmEvent.Occurs) => Unacknowledged,
        (ReturnedUnacknowledged, AlarmEvent.Escalates) => ReturnedUnacknowledged,
        (ReturnedUnacknowledged, AlarmEvent.Acknowledge) => Normal,

        (LatchedUnacknowledged, AlarmEvent.Occurs) => Unacknowledged,
        (LatchedUnacknowledged, AlarmEvent.Escalates) => LatchedUnacknowledged,
        (LatchedUnacknowledged, AlarmEvent.Acknowledge) => LatchedAcknowledged,

        (LatchedAcknowledged, AlarmEvent.Occurs) => Unacknowledged,
        (LatchedAcknowledged, AlarmEvent.Reset) => Normal,

        (Shelved, AlarmEvent.Unshelve) or (SuppressedByDesign, AlarmEvent.Unsuppress) or (OutOfService, AlarmEvent.Return) =>
            active ? Unacknowledged : Normal,
        (Shelved or SuppressedByDesign, AlarmEvent.BreaksThrough) => Unacknowledged,
        (Shelved or SuppressedByDesign or OutOfService, _) => IsSignal(happened) ? state : null,

        (_, AlarmEvent.Shelve) => Shelved,
        (_, AlarmEvent.Suppress) => SuppressedByDesign,
        (_, AlarmEvent.TakeOut) => OutOfService,

        _ => null,
    };

    /// <summary>Whether somebody still has to acknowledge.</summary>
    public static bool IsUnacknowledged(AlarmState state) =>
        state is Unacknowledged or ReturnedUnacknowledged or LatchedUnacknowledged;

    /// <summary>Whether it was put aside: shelved, suppressed by design or out of service. Evaluation goes on silently.</summary>
    public static bool IsAside(AlarmState state) => state is Shelved or SuppressedByDesign or OutOfService;

    private static bool IsSignal(AlarmEvent happened) =>
        happened is AlarmEvent.Occurs or AlarmEvent.Worsens or AlarmEvent.Eases or AlarmEvent.Clears or AlarmEvent.Restates;
}
