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
        now = Later(now);
        if (_nextDue > now)
        {
            return;
        }

        FindDues(now);
        while (_dues.TryDequeue(out var what, out var due))
        {
            var at = due.At;
            if (what < _points.Length)
            {
                Happen(what, at);
                Requeue(what, DueOf(what), now);
            }
            else
            {
                var gateway = _gateways.Values.ElementAt(what - _points.Length);
                SettleGateway(gateway, at);
                Requeue(what, DueOf(gateway), now);
            }
        }
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

        if (!point.Busy)
        {
            return due;
        }

        for (var i = 0; i < rule.ConditionCount; i++)
        {
            var c = rule.FirstCondition + i;
            ref readonly var state = ref _conditions[c];
            if (state.Pending != 0 && !IsFrozen(point, _rules.Conditions[c]))
            {
                due = Math.Min(due, LevelGate.NextDue(state, _rules.Conditions[c], out _) + point.Lag);
            }

            if (IsAnnounceable(state))
            {
                due = Math.Min(due, point.LastTimestamp + point.Lag + StartingValues.CatchUpGrace);
            }
        }

        return due;
    }

    /// <summary>Does what is due at a point.</summary>
    private void Happen(int index, long due)
    {
        ref var point = ref _points[index];
        ref readonly var rule = ref _rules.Points[index];
        if (rule.Stale >= 0 && (_conditions[rule.Stale].Active & 1) == 0 && point.LastHeard + _rules.Conditions[rule.Stale].Time <= due)
        {
            ref var stale = ref _conditions[rule.Stale];
            LevelGate.Flip(ref stale, 0);
            Changed(new Step(index, rule.Stale, 0, due, point.LastHeard, due, false), ref stale, _rules.Conditions[rule.Stale]);
        }

        SettlePoint(index, ref point, rule, due - point.Lag, due);
        for (var i = 0; i < rule.ConditionCount; i++)
        {
            ref var state = ref _conditions[rule.FirstCondition + i];
            if (IsAnnounceable(state) && point.LastTimestamp + point.Lag + StartingValues.CatchUpGrace <= due)
            {
                CatchUp(index, rule.FirstCondition + i, ref state, due);
            }
        }

        NoteDues(index, ref point, rule);
    }

    /// <summary>Ends the delays of a point that are over at a sample time.</summary>
    private void SettlePoint(int index, ref PointState point, in CompiledPoint rule, long upTo, long now)
    {
        if (!point.Busy)
        {
            return;
        }

        for (var i = 0; i < rule.ConditionCount; i++)
        {
            var c = rule.FirstCondition + i;
            ref var state = ref _conditions[c];
            ref readonly var condition = ref _rules.Conditions[c];
            while (state.Pending != 0 && !IsFrozen(point, condition))
            {
                var due = LevelGate.NextDue(state, condition, out var level);
                if (due > upTo)
                {
                    break;
                }

                var before = state.Rank;
                var since = state.SinceOf(level);
                LevelGate.Flip(ref state, level);
                Changed(new Step(index, c, before, due, since, now, now - due > _rules.LiveWindow), ref state, condition);
            }
        }
    }

    /// <summary>Bad quality freezes the limit conditions: nobody knows whether the value is still beyond.</summary>
    private static bool IsFrozen(in PointState point, in CompiledCondition condition) =>
        condition.IsLimit && point.LastQuality == Quality.Bad;

    private void NoteDues(int index, ref PointState point, in CompiledPoint rule)
    {
        point.Busy = false;
        for (var i = 0; i < rule.ConditionCount; i++)
        {
            ref readonly var state = ref _conditions[rule.FirstCondition + i];
            point.Busy |= !state.IsQuiet || (state.Flags & ConditionFlags.Silent) != 0;
        }

        _nextDue = Math.Min(_nextDue, DueOf(index));
    }
}
