using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    /// <summary>Does what a person commands, if the command has no fault and the alarm's state allows it.</summary>
    public CommandResult Command(AlarmCommand command, long now)
    {
        ArgumentNullException.ThrowIfNull(command);
        Advance(now);
        if (Find(command) is not { } place)
        {
            return new CommandResult { Outcome = CommandOutcome.NotFound };
        }

        ref var state = ref StateAt(place);
        var (happened, reason) = EventOf(command.Action);
        if (AlarmMachine.Next(state.State, happened, (state.Flags & ConditionFlags.Latched) != 0, state.Rank > 0) is not { } to)
        {
            return new CommandResult { Outcome = CommandOutcome.NotAllowed, Alarm = state.Record };
        }

        var rule = RuleOf(place);
        var faults = CommandValidator.Check(command, state.Record, rule, state.Rank, _now);
        if (faults.Length > 0)
        {
            return new CommandResult { Outcome = CommandOutcome.Invalid, Alarm = state.Record, Faults = faults };
        }

        // Whoever acts on a late alarm knows of it: it need not be announced any more.
        state.Flags &= ~ConditionFlags.Silent;
        if (happened is AlarmEvent.Unshelve or AlarmEvent.Return)
        {
            Leave(place, ref state, happened, reason, _now, command.By);
        }
        else
        {
            var record = With(command, happened, state.Record ?? Hollow(place, rule, ref state));
            Emit(place, ref state, to, reason, _now, _now, false, command.By, record);
        }

        return new CommandResult { Outcome = CommandOutcome.Done, Alarm = _transitions[^1].Alarm };
    }

    private static (AlarmEvent Event, TransitionReason Reason) EventOf(AlarmAction action) => action switch
    {
        AlarmAction.Acknowledge => (AlarmEvent.Acknowledge, TransitionReason.Acknowledged),
        AlarmAction.Reset => (AlarmEvent.Reset, TransitionReason.Reset),
        AlarmAction.Shelve => (AlarmEvent.Shelve, TransitionReason.Shelved),
        AlarmAction.Unshelve => (AlarmEvent.Unshelve, TransitionReason.Unshelved),
        AlarmAction.TakeOutOfService => (AlarmEvent.TakeOut, TransitionReason.TakenOut),
        AlarmAction.ReturnToService => (AlarmEvent.Return, TransitionReason.Returned),
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <summary>The alarm of the id, or the condition that the command names.</summary>
    private Place? Find(AlarmCommand command)
    {
        if (command.Target is not { } target)
        {
            return _live.TryGetValue(command.AlarmId, out var place) ? place : null;
        }

        var index = _rules.IndexOf(target.PointId);
        var condition = _rules.FindCondition(index, target.Condition, target.Name);
        return condition < 0 || target.Condition == ConditionKind.PlantState ? null : PlaceOf(index, condition);
    }

    private AlarmRecord With(AlarmCommand command, AlarmEvent happened, AlarmRecord record) => happened switch
    {
        AlarmEvent.Acknowledge => record with { AcknowledgedAt = Time(_now), AcknowledgedBy = command.By, Note = command.Note },
        AlarmEvent.Shelve => record with
        {
            ShelvedUntil = command.Until ?? Time(_now + ShelvingTimes.Longest(record.Priority)),
            OneShot = command.OneShot,
            AsideBy = command.By,
            AsideReason = command.Reason,
        },
        AlarmEvent.TakeOut => record with { AsideBy = command.By, AsideReason = command.Reason, Permit = command.Permit },
        _ => record,
    };

    /// <summary>A record for a condition that is put aside while normal: so that it is listed, and comes back by itself.</summary>
    private AlarmRecord Hollow(in Place place, in CompiledCondition rule, ref ConditionState state)
    {
        state.Flags |= ConditionFlags.Hollow;
        var step = new Step(place.Point, place.Condition, 0, _now, _now, _now, false);
        return NewRecord(step, rule.At((rule.Levels & 1) == 0 ? 2 : 1), rule, null, default) with
        {
            AnnunciatedAt = null,
            FirstOut = false,
            StartLevel = AlarmLevel.None,
            WorstLevel = AlarmLevel.None,
            CurrentLevel = AlarmLevel.None,
        };
    }

    /// <summary>An alarm that was put aside comes back: its state is recomputed from what the condition is now.</summary>
    private void Leave(in Place place, ref ConditionState state, AlarmEvent happened, TransitionReason reason, long now, string? by)
    {
        if (AlarmMachine.Next(state.State, happened, false, state.Rank > 0) is not { } to)
        {
            return;
        }

        var name = place.Gateway is null && to == AlarmState.Unacknowledged ? SuppressorOf(place.Condition, state.Rank) : null;
        var record = state.Record! with { AcknowledgedAt = null, AcknowledgedBy = null, Note = null };
        if (to == AlarmState.Unacknowledged && name is null)
        {
            record = record with { AnnunciatedAt = Time(now) };
        }

        Emit(place, ref state, to, reason, now, now, false, by, record);
        if (name is not null)
        {
            Emit(place, ref state, AlarmState.SuppressedByDesign, TransitionReason.Suppressed, now, now, false, null, state.Record! with { SuppressedBy = name });
        }
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
