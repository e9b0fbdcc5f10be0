using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    /// <summary>
    /// Swaps the rules whole. Points and conditions that stay keep their state, pending delays included; alarms whose condition is gone end
    /// with the reason <c>rule-changed</c>; every last value is judged anew at once.
    /// </summary>
    public void ChangeRules(CompiledSite rules, long now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Advance(now);
        var (oldRules, oldPoints, oldConditions, oldMemory) = (_rules, _points, _conditions, _memory);
        EndGroundless(rules);
        _rules = rules;
        _points = new PointState[rules.Points.Length];
        _conditions = new ConditionState[rules.Conditions.Length];
        _memory = NewMemory(rules);
        CoverWindows();
        OpenWindows(_now);
        for (var i = 0; i < _points.Length; i++)
        {
            // A point that was not there, or was removed and is back, begins anew: its last value may be days old.
            var wasOff = i >= oldPoints.Length || oldRules.Points[i].Config is null;
            _points[i] = wasOff
                ? new PointState { LastTimestamp = PointState.None, LastValue = double.NaN, LastHeard = _now }
                : oldPoints[i];
            ref readonly var rule = ref rules.Points[i];
            if (rule.Config is null)
            {
                continue;
            }

            if (!wasOff && oldRules.Points[i].Stale < 0)
            {
                _points[i].LastHeard = _now;
            }

            _dirty.Add(i);
        }

        // Conditions when all points are there, because some look at several; judged when all are carried: one can hide another.
        ForEachPoint((i, rule) => Carry(i, rule, oldRules, oldConditions, oldMemory));
        ForEachPoint((i, rule) => JudgeLast(i, rule));

        RefreshSuppression(_now);

        _nextDue = _now;
        Advance(_now);
    }

    /// <summary>
    /// What <see cref="ChangeRules"/> does, for rules that were stored and not yet taken up when the service ended: the states
    /// found are of the rules before.
    /// </summary>
    private void TakeUpRules()
    {
        foreach (var alarm in _groundless.OrderBy(a => a.Seq))
        {
            var state = new ConditionState { State = alarm.State };
            var record = alarm with { CurrentLevel = AlarmLevel.None, ClearedAt = alarm.ClearedAt ?? Time(_now) };
            var place = new Place(-1, 0, null, alarm.Condition);
            Emit(place, ref state, AlarmState.Normal, TransitionReason.RuleChanged, _now, _now, alarm.AnnunciatedAt is null, null, record);
        }

        _groundless.Clear();
        for (var i = 0; i < _points.Length && _rulesChanged; i++)
        {
            if (_rules.Points[i].Config is not null)
            {
                JudgeLast(i, _rules.Points[i]);
                _dirty.Add(i);
            }
        }

        _rulesChanged = false;
    }

    /// <summary>Ends the alarms for which the new rules have no condition.</summary>
    private void EndGroundless(CompiledSite rules)
    {
        foreach (var place in _live.Values.Where(p => p.Gateway is null).OrderBy(p => StateAt(p).Record!.Seq).ToArray())
        {
            ref var state = ref _conditions[place.Condition];
            if (rules.FindCondition(place.Point, place.Kind, place.Name) >= 0)
            {
                continue;
            }

            var untold = (state.Flags & ConditionFlags.Silent) != 0;
            var record = state.Record! with { CurrentLevel = AlarmLevel.None, ClearedAt = state.Record.ClearedAt ?? Time(_now) };
            Emit(place, ref state, AlarmState.Normal, TransitionReason.RuleChanged, _now, _now, untold, null, record);
        }
    }

    private void ForEachPoint(Action<int, CompiledPoint> act)
    {
        for (var i = 0; i < _points.Length; i++)
        {
            if (_rules.Points[i].Config is not null)
            {
                act(i, _rules.Points[i]);
            }
        }
    }

    /// <summary>Takes over the states of a point's conditions.</summary>
    private void Carry(int index, in CompiledPoint rule, CompiledSite oldRules, ConditionState[] oldConditions, double[] oldMemory)
    {
        for (var c = rule.FirstCondition; c < rule.FirstCondition + rule.ConditionCount; c++)
        {
            ref readonly var condition = ref _rules.Conditions[c];
            var old = oldRules.FindCondition(index, condition.Kind, condition.Name);
            if (old >= 0)
            {
                _conditions[c] = oldConditions[old];
            }

            if (old < 0 || !TakeOver(condition, oldRules.Conditions[old], oldMemory))
            {
                Prime(condition);
            }

            if (_conditions[c].Record is { } record)
            {
                _live[record.Id] = PlaceOf(index, c);
            }
        }
    }

    /// <summary>Takes over the memory of a condition if it still means the same; else the condition knows nothing until it has seen enough.</summary>
    private bool TakeOver(in CompiledCondition condition, in CompiledCondition old, double[] oldMemory)
    {
        if (condition.Evaluator is { } evaluator && old.Evaluator is { } before && evaluator.CanTakeOver(before))
        {
            oldMemory.AsSpan(old.Memory, old.MemoryLength).CopyTo(_memory.AsSpan(condition.Memory, condition.MemoryLength));
            return true;
        }

        return false;
    }

    /// <summary>Judges the last value of a point by new rules: one step per condition.</summary>
    private void JudgeLast(int index, in CompiledPoint rule)
    {
        ref var point = ref _points[index];
        var known = point.LastTimestamp != PointState.None && point.LastQuality != Quality.Bad;
        var bad = known && RangeEvaluator.IsBad(rule, point.LastValue, point.LastQuality);
        point.LastQuality = bad ? Quality.Bad : point.LastQuality;
        for (var c = rule.FirstCondition; c < rule.FirstCondition + rule.ConditionCount; c++)
        {
            ref var state = ref _conditions[c];
            ref readonly var condition = ref _rules.Conditions[c];
            var last = condition.Evaluator is null ? point.LastTimestamp : (long)_memory[condition.Memory];
            var at = Math.Max(last, _now - LagOf(point, condition));
            var (before, since) = (state.Rank, state.PendingSince(at));
            state.Active &= condition.Levels;
            state.Pending &= condition.Levels;
            if (condition.Evaluator is not null)
            {
                Rejudge(c, condition, ref state, at);
            }
            else if (known)
            {
                Rejudge(ref state, condition, point.LastValue, bad, at);
            }

            Changed(new Step(index, c, before, at, since, _now, _now - at > _rules.LiveWindow), ref state, condition);
        }

        NoteDues(index, ref point, rule);
    }

    /// <summary>Judges a last value anew. A delay that the new rules have already ended, ends now.</summary>
    private static void Rejudge(ref ConditionState state, in CompiledCondition condition, double value, bool bad, long at)
    {
        switch (condition.Kind)
        {
            case ConditionKind.Bad:
                LevelGate.Observe(ref state, 0, bad, at, condition);
                break;
            case ConditionKind.High or ConditionKind.Low when !bad:
                LimitEvaluator.Observe(condition, ref state, value, at);
                break;
            default:
                return;
        }

        LevelGate.FlipDue(ref state, condition, at);
    }

    private void Rejudge(int c, in CompiledCondition condition, ref ConditionState state, long at)
    {
        var signal = condition.Evaluator!.Judge(MemoryOf(condition, _memory), state.Active != 0);
        if (signal == Signal.Unknown)
        {
            Freeze(c, condition, ref state);
            return;
        }

        state.Flags &= ~ConditionFlags.Frozen;
        LevelGate.Observe(ref state, 0, signal >= Signal.True, at, condition);
        LevelGate.FlipDue(ref state, condition, at);
    }
}
