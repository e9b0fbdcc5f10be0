using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    private static double[] NewMemory(CompiledSite rules)
    {
        var memory = new double[rules.MemoryLength];
        foreach (ref readonly var condition in rules.Conditions.AsSpan())
        {
            Begin(condition, memory);
        }

        return memory;
    }

    /// <summary>A memory that has seen nothing: the engine's slots hold times before all samples.</summary>
    private static void Begin(in CompiledCondition condition, double[] memory)
    {
        if (condition.Evaluator is { } evaluator)
        {
            var span = memory.AsSpan(condition.Memory, condition.MemoryLength);
            span[..condition.Slots].Fill(PointState.None);
            memory[condition.Lag] = 0;
            evaluator.Begin(span[condition.Slots..]);
        }
    }

    /// <summary>
    /// Shows a condition that begins anew the last samples of its inputs, in the order of their times. What is older is history for
    /// it too, as it is for the points.
    /// </summary>
    private void Prime(in CompiledCondition condition)
    {
        if (condition.Evaluator is not { } evaluator)
        {
            return;
        }

        var known = evaluator.Inputs
            .Select((id, input) => (Input: input, Point: _rules.IndexOf(id)))
            .Where(i => i.Point >= 0 && _points[i.Point].LastTimestamp != PointState.None)
            .OrderBy(i => _points[i.Point].LastTimestamp).ThenBy(i => i.Input);
        foreach (var (input, index) in known)
        {
            ref readonly var point = ref _points[index];
            _memory[condition.Memory] = _memory[condition.LastOf(input)] = point.LastTimestamp;
            _memory[condition.Lag] = Math.Max(0, _now - point.LastTimestamp);
            evaluator.Update(new Observation(input, point.LastValue, point.LastTimestamp, point.LastQuality == Quality.Bad), MemoryOf(condition, _memory));
        }
    }

    private static Span<double> MemoryOf(in CompiledCondition condition, double[] memory) =>
        memory.AsSpan(condition.Memory + condition.Slots, condition.Evaluator!.MemorySize);

    /// <summary>
    /// Hands a sample to the conditions that observe its point. Each decides by its own memory whether the sample is new: after a restart
    /// the point's state can be ahead of that of the condition's owner, or behind it.
    /// </summary>
    private void ObserveDependents(in CompiledPoint rule, in Sample sample, long position, long now)
    {
        var bad = RangeEvaluator.IsBad(rule, sample.Value, sample.Quality);
        foreach (ref readonly var dependent in _rules.Dependents.AsSpan(rule.FirstDependent, rule.DependentCount))
        {
            if (_replayed is not null && _replayed[_rules.Conditions[dependent.Condition].Owner] >= position)
            {
                continue;
            }

            ref var last = ref _memory[dependent.Last];
            var at = sample.Timestamp > now + StartingValues.ClockSkewLimit ? Math.Max(now, (long)last + 1) : sample.Timestamp;
            if (at > last)
            {
                last = at;
                Observe(dependent, new Observation(dependent.Input, sample.Value, at, bad), now);
            }
        }
    }

    /// <summary>Tells the evaluators of a point what its gateway reports as an alarm of it.</summary>
    private void ObserveEdge(int index, in EdgeAlarm alarm, long at)
    {
        ref readonly var rule = ref _rules.Points[index];
        for (var c = rule.FirstCondition; c < rule.FirstCondition + rule.ConditionCount; c++)
        {
            ref readonly var condition = ref _rules.Conditions[c];
            if (condition.Evaluator is { ListensToEdge: true })
            {
                Observe(Dependent.Of(c, condition, Observation.Edge), new Observation(Observation.Edge, alarm.Active ? 1 : 0, at, false, Finite(alarm.Limit) ?? double.NaN), _now);
            }
        }
    }

    private void Observe(in Dependent dependent, in Observation seen, long now)
    {
        // A branch, which a sample in order does not wait for; the greater of two doubles, and that as a long again, it would.
        ref var time = ref _memory[dependent.Memory];
        var at = seen.At;
        if (at >= time)
        {
            time = at;
        }
        else
        {
            at = (long)time;
        }

        _memory[dependent.Lag] = Math.Max(0, now - at);
        var memory = _memory.AsSpan(dependent.Start, dependent.Size);
        var c = dependent.Condition;
        ref var state = ref _conditions[c];
        if (!dependent.Evaluator.Update(seen, memory) && state.Pending == 0 && (state.Flags & (ConditionFlags.Silent | ConditionFlags.Frozen)) == 0)
        {
            return;
        }

        ref readonly var condition = ref _rules.Conditions[c];
        var signal = dependent.Evaluator.Judge(memory, state.Active != 0);
        if (signal == Signal.Unknown)
        {
            Freeze(c, condition, ref state);
            return;
        }

        if (signal == Signal.False && state.IsQuiet && state.Flags == ConditionFlags.None)
        {
            return;
        }

        if (signal == Signal.True && state.Active != 0 && state.Pending == 0 && (state.Flags & (ConditionFlags.Silent | ConditionFlags.Frozen)) == 0)
        {
            // An alarm that just holds.
            return;
        }

        Take(c, condition, ref state, signal, at, now);
    }

    /// <summary>Takes what an evaluator says into the delays and the alarm.</summary>
    private void Take(int c, in CompiledCondition condition, ref ConditionState state, Signal signal, long at, long now)
    {
        var late = now - at > _rules.LiveWindow;
        var thaws = (state.Flags & ConditionFlags.Frozen) != 0;
        var pending = state.Pending;
        state.Flags &= ~ConditionFlags.Frozen;
        if (state.Pending != 0 && !thaws && LevelGate.NextDue(state, condition) is var due && due <= at)
        {
            // The delay was over before this sample.
            var rank = state.Rank;
            var began = LevelGate.FlipDue(ref state, condition, due);
            Changed(new Step(condition.Owner, c, rank, due, began, now, now - due > _rules.LiveWindow), ref state, condition);
        }

        var (before, since) = (state.Rank, at);
        var flipped = LevelGate.Observe(ref state, 0, signal >= Signal.True, at, condition);
        if (thaws && LevelGate.NextDue(state, condition) <= at)
        {
            since = LevelGate.FlipDue(ref state, condition, at);
            flipped = true;
        }

        if (flipped)
        {
            Changed(new Step(condition.Owner, c, before, at, since, now, late), ref state, condition);
        }
        else if (signal == Signal.TrueRestated && state.Active != 0)
        {
            Restate(c, condition, ref state, at, now, late);
        }

        if (!late && (state.Flags & ConditionFlags.Silent) != 0)
        {
            CatchUp(condition.Owner, c, ref state, now);
        }

        if (StoresDelays && (thaws || state.Pending != pending))
        {
            _dirty.Add(condition.Owner);
        }

        NoteDues(condition.Owner, ref _points[condition.Owner], _rules.Points[condition.Owner]);
    }

    private void Freeze(int c, in CompiledCondition condition, ref ConditionState state)
    {
        if (state.Pending == 0 || (state.Flags & ConditionFlags.Frozen) != 0)
        {
            return;
        }

        state.Flags |= ConditionFlags.Frozen;
        if (StoresDelays)
        {
            _dirty.Add(condition.Owner);
        }

        NoteBusy(ref _points[condition.Owner], _rules.Points[condition.Owner]);
    }

    /// <summary>An early warning says anew what is to be expected.</summary>
    private void Restate(int c, in CompiledCondition condition, ref ConditionState state, long at, long now, bool late)
    {
        if (state.Record is not { } record
            || AlarmMachine.Next(state.State, AlarmEvent.Restates, (state.Flags & ConditionFlags.Latched) != 0, true) is not { } to)
        {
            return;
        }

        var place = new Place(condition.Owner, c, null, condition.Kind, condition.Name);
        Emit(place, ref state, to, TransitionReason.Restated, at, now, late || (state.Flags & ConditionFlags.Silent) != 0, null, Explained(record, condition));
    }

    /// <summary>A record with what its evaluator says now.</summary>
    private AlarmRecord Explained(AlarmRecord record, in CompiledCondition condition)
    {
        var memory = MemoryOf(condition, _memory);
        var why = condition.Evaluator!.Explain(memory);
        condition.Evaluator.OnSaid(memory);
        var config = _rules.Points[condition.Owner].Config!;
        return record with
        {
            Value = why.Value,
            Limit = why.Limit,
            Unit = why.Unit ?? config.Unit,
            Forecast = why.Forecast,
            Text = AlarmText.Chinese(config, condition.Kind, why.Text),
            TextEn = AlarmText.English(config, condition.Kind, why.TextEn),
        };
    }
}
