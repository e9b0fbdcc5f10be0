using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The state table of alarms.md §2 (IEC 62682 / ISA-18.2-2016): the only place that decides what follows a state.</summary>
public static class AlarmMachine
{
    /// <summary>The state after an event.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="latched">The alarm reached a level that stays until it is reset.</param>
    /// <returns>The next state, which may be the same; null if the event is not possible in the state.</returns>
    public static AlarmState? Next(AlarmState state, AlarmEvent happened, bool latched) => (state, happened) switch
    {
        (AlarmState.Normal, AlarmEvent.Occurs) => AlarmState.Unacknowledged,

        (AlarmState.Unacknowledged, AlarmEvent.Worsens or AlarmEvent.Eases) => AlarmState.Unacknowledged,
        (AlarmState.Unacknowledged, AlarmEvent.Acknowledge) => AlarmState.Acknowledged,
        (AlarmState.Unacknowledged, AlarmEvent.Clears) =>
            latched ? AlarmState.LatchedUnacknowledged : AlarmState.ReturnedUnacknowledged,

        (AlarmState.Acknowledged, AlarmEvent.Worsens) => AlarmState.Unacknowledged,
        (AlarmState.Acknowledged, AlarmEvent.Eases) => AlarmState.Acknowledged,
        (AlarmState.Acknowledged, AlarmEvent.Clears) => latched ? AlarmState.LatchedAcknowledged : AlarmState.Normal,

        (AlarmState.ReturnedUnacknowledged, AlarmEvent.Occurs) => AlarmState.Unacknowledged,
        (AlarmState.ReturnedUnacknowledged, AlarmEvent.Acknowledge) => AlarmState.Normal,

        (AlarmState.LatchedUnacknowledged, AlarmEvent.Occurs) => AlarmState.Unacknowledged,
        (AlarmState.LatchedUnacknowledged, AlarmEvent.Acknowledge) => AlarmState.LatchedAcknowledged,

        (AlarmState.LatchedAcknowledged, AlarmEvent.Occurs) => AlarmState.Unacknowledged,
        (AlarmState.LatchedAcknowledged, AlarmEvent.Reset) => AlarmState.Normal,

        _ => null,
    };

    /// <summary>Whether somebody still has to acknowledge.</summary>
    public static bool IsUnacknowledged(AlarmState state) =>
        state is AlarmState.Unacknowledged or AlarmState.ReturnedUnacknowledged or AlarmState.LatchedUnacknowledged;
}
