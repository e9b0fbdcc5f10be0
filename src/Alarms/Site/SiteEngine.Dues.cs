using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    /// <summary>
    /// When something of a record is due by the clock. The times are in the record, so in the journal: an outage of the service moves none of
    /// them, and what came due meanwhile happens at the start.
    /// </summary>
    private static long RecordDue(in ConditionState state) =>
        (state.Flags & ConditionFlags.Timed) != 0 && state.Record is { } record ? DueOf(record) : LevelGate.Never;

    private static long DueOf(AlarmRecord record) =>
        Math.Min(Due(record.EscalatesAt), Math.Min(Due(record.ReAlarmsAt), Due(record.ShelvedUntil)));

    private static long Due(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds() ?? LevelGate.Never;

    /// <summary>Does what is due of a record, in the order in which it was due.</summary>
    private void HappenRecord(in Place place, ref ConditionState state, long now)
    {
        while (RecordDue(state) is var due && due <= now)
        {
            var record = state.Record!;
            if (due == Due(record.ShelvedUntil))
            {
                Leave(place, ref state, AlarmEvent.Unshelve, TransitionReason.ShelveExpired, due, null);
            }
            else if (due == Due(record.EscalatesAt))
            {
                Emit(place, ref state, state.State, TransitionReason.Escalated, due, due, false, null, record with { EscalatesAt = null, EscalatedAt = Time(due) });
            }
            else
            {
                // Whoever acknowledged it has had the time; the acknowledgement stays in the journal.
                var again = record with { AcknowledgedAt = null, AcknowledgedBy = null, Note = null };
                Emit(place, ref state, AlarmState.Unacknowledged, TransitionReason.ReAlarmed, due, due, false, null, again);
            }
        }
    }

    /// <summary>The times at which something of a record is due in its new state.</summary>
    private AlarmRecord WithDues(AlarmRecord record, AlarmState from, AlarmPriority? before, in CompiledCondition rule, long now)
    {
        var to = record.State;
        if (to != AlarmState.Shelved)
        {
            record = record.ShelvedUntil is null && !record.OneShot ? record : record with { ShelvedUntil = null, OneShot = false };
        }

        if (to is not (AlarmState.Shelved or AlarmState.OutOfService) && record.AsideBy is not null)
        {
            record = record with { AsideBy = null, AsideReason = null, Permit = null };
        }

        if (to != AlarmState.SuppressedByDesign && record.SuppressedBy is not null)
        {
            record = record with { SuppressedBy = null };
        }

        var reAlarm = to == AlarmState.Acknowledged && rule.ReAlarm > 0 ? record.ReAlarmsAt ?? Time(now + rule.ReAlarm) : (DateTimeOffset?)null;
        if (record.ReAlarmsAt != reAlarm)
        {
            record = record with { ReAlarmsAt = reAlarm };
        }

        return Escalating(record, from, before, now);
    }

    private AlarmRecord Escalating(AlarmRecord record, AlarmState from, AlarmPriority? before, long now)
    {
        if (!AlarmMachine.IsUnacknowledged(record.State) || record.AnnunciatedAt is null)
        {
            return record.EscalatesAt is null ? record : record with { EscalatesAt = null };
        }

        var anew = !AlarmMachine.IsUnacknowledged(from) || (record.EscalatesAt is null && record.EscalatedAt is null);
        if (!anew && !(before < record.Priority))
        {
            return record;
        }

        var seconds = record.Priority switch
        {
            AlarmPriority.Critical => _rules.Config.Escalation.Critical,
            AlarmPriority.High => _rules.Config.Escalation.High,
            AlarmPriority.Medium => _rules.Config.Escalation.Medium,
            _ => _rules.Config.Escalation.Low,
        };
        var due = seconds > 0 ? Time(now + (long)(seconds * 1000)) : (DateTimeOffset?)null;

        // A worse priority brings the time forward, never back.
        due = !anew && record.EscalatesAt < due ? record.EscalatesAt : due;
        return record with { EscalatesAt = due, EscalatedAt = null };
    }

    private Place PlaceOf(int index, int condition) =>
        new(index, condition, null, _rules.Conditions[condition].Kind, _rules.Conditions[condition].Name);
}
