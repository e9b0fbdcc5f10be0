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
        var (oldRules, oldPoints, oldConditions) = (_rules, _points, _conditions);
        EndGroundless(rules);
        _rules = rules;
        _points = new PointState[rules.Points.Length];
        _conditions = new ConditionState[rules.Conditions.Length];
        for (var i = 0; i < _points.Length; i++)
        {
            _points[i] = i < oldPoints.Length
                ? oldPoints[i]
                : new PointState { LastTimestamp = PointState.None, LastValue = double.NaN, LastHeard = _now, Position = Position };
            ref readonly var rule = ref rules.Points[i];
            if (rule.Config is null)
            {
                continue;
            }

            var wasOff = i >= oldPoints.Length || oldRules.Points[i].Config is null;
            if (wasOff || oldRules.Points[i].Stale < 0)
            {
                _points[i].LastHeard = _now;
            }

            Carry(i, rule, oldRules, oldConditions);
            Rejudge(i, rule);
            _dirty.Add(i);
        }

        _nextDue = _now;
    }

    /// <summary>Ends the alarms for which the new rules have no condition or no such level count.</summary>
    private void EndGroundless(CompiledSite rules)
    {
        foreach (var (_, place) in _live.Where(l => l.Value.Gateway is null).ToArray())
        {
            ref var state = ref _conditions[place.Condition];
            if (FindCondition(rules, place.Point, place.Kind) >= 0)
            {
                continue;
            }

            var record = state.Record! with { CurrentLevel = AlarmLevel.None, ClearedAt = state.Record.ClearedAt ?? Time(_now) };
            Emit(place, ref state, AlarmState.Normal, TransitionReason.RuleChanged, _now, _now, false, null, record);
        }
    }

    private void Carry(int index, in CompiledPoint rule, CompiledSite oldRules, ConditionState[] oldConditions)
    {
        for (var c = rule.FirstCondition; c < rule.FirstCondition + rule.ConditionCount; c++)
        {
            var old = FindCondition(oldRules, index, _rules.Conditions[c].Kind);
            if (old < 0)
            {
                continue;
            }

            _conditions[c] = oldConditions[old];
            if (_conditions[c].Record is { } record)
            {
                _live[record.Id] = new Place(index, c, null, record.Condition);
            }

            if (_rules.Conditions[c].LevelCount < 2 && ((_conditions[c].Active | _conditions[c].Pending) & 2) != 0)
            {
                var before = _conditions[c].Rank;
                _conditions[c].Active &= 1;
                _conditions[c].Pending &= 1;
                Changed(new Step(index, c, before, _now, _now, _now, false), ref _conditions[c], _rules.Conditions[c]);
            }
        }
    }

    private void Rejudge(int index, in CompiledPoint rule)
    {
        ref var point = ref _points[index];
        if (point.LastTimestamp != PointState.None && double.IsFinite(point.LastValue) && point.LastQuality != Quality.Bad)
        {
            var at = Math.Max(point.LastTimestamp, _now - point.Lag);
            var bad = RangeEvaluator.IsBad(rule, point.LastValue, point.LastQuality);
            for (var c = rule.FirstCondition; c < rule.FirstCondition + rule.ConditionCount; c++)
            {
                ref var state = ref _conditions[c];
                ref readonly var condition = ref _rules.Conditions[c];
                var before = state.Rank;
                if (!bad && condition.IsLimit && LimitEvaluator.Observe(condition, ref state, point.LastValue, at))
                {
                    Changed(new Step(index, c, before, at, at, _now, _now - at > _rules.LiveWindow), ref state, condition);
                }
            }
        }

        NoteDues(index, ref point, rule);
    }

    private static int FindCondition(CompiledSite rules, int point, ConditionKind kind)
    {
        if (point >= rules.Points.Length)
        {
            return -1;
        }

        ref readonly var rule = ref rules.Points[point];
        for (var c = rule.FirstCondition; c < rule.FirstCondition + rule.ConditionCount; c++)
        {
            if (rules.Conditions[c].Kind == kind)
            {
                return c;
            }
        }

        return -1;
    }
}
