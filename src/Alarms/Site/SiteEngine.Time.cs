using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    /// <summary>
    /// Lets time pass up to <paramref name="now"/>: ends delays, finds silent points, announces what a back-fill left standing.
    /// What is due happens in the order in which it was due, so it does not matter how often this is called.
    /// </summary>
    public void Advance(long now)
    {
        // Nothing is decided before what was decided last: after a restart or new rules something can have been due long ago.
        var at = Math.Max(_now, _decidedUpTo);
        now = Later(now);
        if (_nextDue > now)
        {
            return;
        }

        FindDues(now);
        _advancing = true;
        while (_dues.TryDequeue(out var what, out var due))
        {
            at = Math.Max(at, due.At);
            if (what < _points.Length)
            {
                Happen(what, at);
                Requeue(what, DueOf(what), now);
            }
            else if (what == int.MaxValue)
            {
                HappenWindows(at);
                Requeue(what, DueOfWindows(at), now);
            }
            else
            {
                var gateway = _gateways.GetValueAtIndex(what - _points.Length);
                SettleGateway(gateway, at);
                Requeue(what, DueOf(gateway), now);
            }
        }

        _advancing = false;
    }

    /// <summary>Looks at everything once: queues what is due, and notes when the next look is needed. The bound keeps these scans rare.</summary>
    private void FindDues(long now)
    {
        _nextDue = LevelGate.Never;
        for (var i = 0; i < _points.Length; i++)
        {
            Requeue(i, DueOf(i), now);
        }

        var next = _points.Length;
        foreach (var gateway in _gateways.Values)
        {
            Requeue(next++, DueOf(gateway), now);
        }

        Requeue(int.MaxValue, DueOfWindows(_windowsAt), now);
    }

    private void Requeue(int what, long due, long now)
    {
        if (due <= now)
        {
            _dues.Enqueue(what, (due, what));
        }
        else
        {
            _nextDue = Math.Min(_nextDue, due);
        }
    }

    /// <summary>When something happens to a point if no sample comes, by the clock.</summary>
    private long DueOf(int index)
    {
        ref readonly var rule = ref _rules.Points[index];
        if (rule.Config is null)
        {
            return LevelGate.Never;
        }

        ref readonly var point = ref _points[index];
        var due = LevelGate.Never;
        if (rule.Stale >= 0 && (_conditions[rule.Stale].Active & 1) == 0)
        {
            due = point.LastHeard + _rules.Conditions[rule.Stale].Time;
        }

        if (!point.Waits && !point.Timed)
        {
            return due;
        }

        for (var i = 0; i < rule.ConditionCount; i++)
        {
            var c = rule.FirstCondition + i;
            ref readonly var state = ref _conditions[c];
            due = Math.Min(due, RecordDue(state));
            if (state.Pending != 0 && !IsFrozen(point, state, _rules.Conditions[c]))
            {
                due = Math.Min(due, LevelGate.NextDue(state, _rules.Conditions[c]) + LagOf(point, _rules.Conditions[c]));
            }

            if (IsAnnounceable(state))
            {
                due = Math.Min(due, CaughtUpAt(point, c, state));
            }
        }

        return due;
    }

    /// <summary>Does what is due at a point.</summary>
    private void Happen(int index, long now)
    {
        ref var point = ref _points[index];
        ref readonly var rule = ref _rules.Points[index];
        if (rule.Stale >= 0 && (_conditions[rule.Stale].Active & 1) == 0)
        {
            ref var stale = ref _conditions[rule.Stale];
            ref readonly var condition = ref _rules.Conditions[rule.Stale];
            var due = point.LastHeard + condition.Time;
            if (due <= now)
            {
                LevelGate.Flip(ref stale, 0);
                Changed(new Step(index, rule.Stale, 0, due, point.LastHeard, now, false), ref stale, condition);
            }
        }

        SettlePoint(index, ref point, rule, null, now);
        for (var i = 0; i < rule.ConditionCount; i++)
        {
            ref var state = ref _conditions[rule.FirstCondition + i];
            if (IsAnnounceable(state) && CaughtUpAt(point, rule.FirstCondition + i, state) <= now)
            {
                CatchUp(index, rule.FirstCondition + i, ref state, now);
            }

            HappenRecord(PlaceOf(index, rule.FirstCondition + i), ref state, now);
        }

        NoteBusy(ref point, rule);
    }

    /// <summary>
    /// When a back-fill counts as over: a while after the last of it arrived (a sample of the point or of any that the condition observes, or
    /// the alarm itself).
    /// </summary>
    private long CaughtUpAt(in PointState point, int c, in ConditionState state)
    {
        ref readonly var condition = ref _rules.Conditions[c];
        var heard = condition.Evaluator is null ? 0 : (long)(_memory[condition.Memory] + _memory[condition.Lag]);
        return StartingValues.CatchUpGrace + Math.Max(heard, Math.Max(point.LastTimestamp + point.Lag, state.Record!.ReceivedAt.ToUnixTimeMilliseconds()));
    }

    /// <summary>
    /// How far a condition runs behind the clock: as far as its point, or, if it observes several, as far as the latest that it has seen.
    /// </summary>
    private long LagOf(in PointState point, in CompiledCondition condition) =>
        condition.Evaluator is null ? point.Lag : (long)_memory[condition.Lag];

    /// <summary>
    /// Ends the delays of a point that are over at the time of a sample of it, or (null) by the clock. Evaluators end theirs
    /// by their own samples.
    /// </summary>
    private void SettlePoint(int index, ref PointState point, in CompiledPoint rule, long? sample, long now)
    {
        if (!point.Waits)
        {
            return;
        }

        // Those with an evaluator are behind the others. Rules of conditions that do not wait need not be read: this runs with every sample of
        // a point of which one waits.
        var count = sample is null ? rule.ConditionCount : rule.OwnCount;
        for (var i = 0; i < count; i++)
        {
            var c = rule.FirstCondition + i;
            ref var state = ref _conditions[c];
            if (state.Pending == 0)
            {
                continue;
            }

            ref readonly var condition = ref _rules.Conditions[c];
            if (sample is not null && condition.Evaluator is not null)
            {
                continue;
            }

            var upTo = sample ?? now - LagOf(point, condition);
            while (state.Pending != 0 && !IsFrozen(point, state, condition))
            {
                var due = LevelGate.NextDue(state, condition);
                if (due > upTo)
                {
                    break;
                }

                var before = state.Rank;
                var since = LevelGate.FlipDue(ref state, condition, due);
                Changed(new Step(index, c, before, due, since, now, now - due > _rules.LiveWindow), ref state, condition);
            }
        }
    }

    /// <summary>Bad quality freezes the limit conditions: nobody knows whether the value is still beyond.</summary>
    private static bool IsFrozen(in PointState point, in ConditionState state, in CompiledCondition condition) =>
        (condition.IsLimit && point.LastQuality == Quality.Bad) || (state.Flags & ConditionFlags.Frozen) != 0;

    private void NoteDues(int index, ref PointState point, in CompiledPoint rule)
    {
        NoteBusy(ref point, rule);
        _nextDue = Math.Min(_nextDue, DueOf(index));
    }

    private void NoteBusy(ref PointState point, in CompiledPoint rule)
    {
        var (active, waits, timed, flips) = (false, false, false, LevelGate.Never);
        var states = _conditions.AsSpan(rule.FirstCondition, rule.ConditionCount);
        for (var i = 0; i < states.Length; i++)
        {
            ref readonly var state = ref states[i];
            active |= state.Active != 0;
            waits |= state.Pending != 0 || (state.Flags & ConditionFlags.Silent) != 0;
            timed |= (state.Flags & ConditionFlags.Timed) != 0;
            if (state.Pending != 0 && i < rule.OwnCount)
            {
                flips = Math.Min(flips, LevelGate.NextDue(state, _rules.Conditions[rule.FirstCondition + i]));
            }
        }

        (point.Busy, point.Waits, point.Timed) = (active || waits, waits, timed);
        point.NoteFlip(flips);
    }
}
