using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    /// <summary>Does what a person commands, if the alarm's state allows it.</summary>
    public CommandResult Command(AlarmCommand command, long now)
    {
        ArgumentNullException.ThrowIfNull(command);
        Advance(now);
        if (!_live.TryGetValue(command.AlarmId, out var place))
        {
            return new CommandResult { Outcome = CommandOutcome.NotFound };
        }

        ref var state = ref StateAt(place);
        var (happened, reason) = command.Action == AlarmAction.Acknowledge
            ? (AlarmEvent.Acknowledge, TransitionReason.Acknowledged)
            : (AlarmEvent.Reset, TransitionReason.Reset);
        var record = state.Record!;
        if (AlarmMachine.Next(state.State, happened, (state.Flags & ConditionFlags.Latched) != 0) is not { } to)
        {
            return new CommandResult { Outcome = CommandOutcome.NotAllowed, Alarm = record };
        }

        if (happened == AlarmEvent.Acknowledge)
        {
            record = record with { AcknowledgedAt = Time(_now), AcknowledgedBy = command.By, Note = command.Note };
        }

        // Whoever acknowledges a late alarm knows of it: it need not be announced any more.
        state.Flags &= ~ConditionFlags.Silent;
        Emit(place, ref state, to, reason, _now, _now, false, command.By, record);
        return new CommandResult { Outcome = CommandOutcome.Done, Alarm = _transitions[^1].Alarm };
    }

    private ref ConditionState StateAt(in Place place)
    {
        if (place.Gateway is not { } gateway)
        {
            return ref _conditions[place.Condition];
        }

        if (place.Kind == ConditionKind.GatewayOffline)
        {
            return ref gateway.Offline;
        }

        return ref gateway.Skew;
    }
}
