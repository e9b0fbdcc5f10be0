using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    private const string SiteKey = "@";

    /// <summary>
    /// States that have to be stored together with the transitions taken: exactly those that a transition touched. With
    /// <paramref name="everything"/>, all states, so that the log before <see cref="Position"/> is no longer needed.
    /// </summary>
    public StoredState[] TakeStates(bool everything)
    {
        var taken = new List<StoredState>();
        if (everything || _dirty.Count > 0 || _gateways.Values.Any(g => g.Dirty || g.LineChanged))
        {
            taken.Add(new StoredState(SiteKey, Position, StateCodec.Write(_lastOccurrence, LastHeardAt, _rules.Config.RuleSet, _now)));
        }

        for (var i = 0; i < _points.Length; i++)
        {
            if ((everything || _dirty.Contains(i)) && _rules.Points[i].Config is not null)
            {
                taken.Add(new StoredState(_rules.PointIds[i], Position, StateCodec.Write(_points[i], ConditionsOf(i), RulesOf(i), _memory)));
            }
        }

        foreach (var gateway in _gateways.Values)
        {
            if (everything || gateway.Dirty || gateway.LineChanged)
            {
                taken.Add(new StoredState(gateway.Key, Position, StateCodec.Write(gateway)));
                (gateway.Dirty, gateway.LineChanged) = (false, false);
            }
        }

        _dirty.Clear();
        return [.. taken];
    }

    /// <summary>Whether a state changed that must be stored although no transition tells of it (a gateway's line; a delay, if <see cref="StoresDelays"/>).</summary>
    public bool HasStates => _dirty.Count > 0 || _gateways.Values.Any(g => g.LineChanged);

    /// <summary>An engine as it was stored. Replay the log after <see cref="ReplayFrom"/> with <see cref="Apply(SampleBatch, long)"/>, then call <see cref="Resume"/>.</summary>
    public static SiteEngine Restore(CompiledSite rules, long seq, AlarmRecord[] alarms, StoredState[] states, long now)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(alarms);
        var engine = new SiteEngine(rules, now)
        {
            Seq = seq,
            _now = long.MinValue,
            _nextDue = long.MinValue,
            _replayed = new long[rules.Points.Length],
        };
        foreach (ref var point in engine._points.AsSpan())
        {
            // Before the replay nothing is known; silence counts from Resume on.
            point.LastHeard = long.MaxValue / 2;
        }

        var remembered = new bool[rules.Conditions.Length];
        foreach (var state in states)
        {
            engine.Load(state, remembered);
        }

        for (var c = 0; c < remembered.Length; c++)
        {
            // New rules gave the point a condition of which its stored state knows nothing. (Where nothing is stored, the replay tells all.)
            if (!remembered[c] && engine._replayed[rules.Conditions[c].Owner] > 0)
            {
                engine.Prime(rules.Conditions[c]);
            }
        }

        foreach (ref var condition in engine._conditions.AsSpan())
        {
            condition.State = AlarmState.Normal;
            condition.Flags &= ~ConditionFlags.Timed;
        }

        foreach (var alarm in alarms)
        {
            engine.Attach(alarm);
        }

        engine.Position = states.Length == 0 ? 0 : states.Max(s => s.Position);
        engine.ReplayFrom = engine.OldestPosition(engine._replayed);
        return engine;
    }

    /// <summary>The log has to be read from the batch after this position.</summary>
    public long ReplayFrom { get; private set; }

    /// <summary>
    /// Ends a replay: from here on time passes. The service was away, so silence of points counts from now, and a gateway that was online has
    /// to show itself within the delay of <c>gateway-offline</c>. Store everything (<see cref="TakeStates"/>) before the next batch:
    /// a replay over two absences would take the first for silence.
    /// </summary>
    public void Resume(long now)
    {
        now = Later(now);
        for (var i = 0; i < _points.Length; i++)
        {
            _points[i].LastHeard = now;
        }

        _replayed = null;
        foreach (var gateway in _gateways.Values)
        {
            gateway.Position = 0;
            if (gateway.Watched)
            {
                SetOffline(gateway, now);
            }
        }

        if (_rulesChanged || _groundless.Count > 0)
        {
            TakeUpRules();
        }

        _nextDue = now;
        Advance(now);
        RefreshSuppression(_now);
    }

    private void Load(StoredState state, bool[] remembered)
    {
        if (state.Key == SiteKey)
        {
            (_lastOccurrence, LastHeardAt, var ruleSet, _windowsAt) = StateCodec.ReadSite(state.Bytes);
            _decidedUpTo = _windowsAt;
            _rulesChanged = ruleSet != _rules.Config.RuleSet;
        }
        else if (state.Key[0] == '@')
        {
            var gateway = StateCodec.ReadGateway(state.Key[1..], state.Bytes);
            gateway.Position = state.Position;
            _gateways[gateway.GatewayId] = gateway;
        }
        else if (_rules.IndexOf(state.Key) is >= 0 and var index)
        {
            StateCodec.Read(state.Bytes, ref _points[index], _conditions, _rules, index, _memory, remembered);
            _replayed![index] = state.Position;
        }
    }

    private void Attach(AlarmRecord alarm)
    {
        if (alarm.PointId.StartsWith('@'))
        {
            var gateway = GatewayOf(alarm.PointId[1..]);
            var place = new Place(-1, 0, gateway, alarm.Condition);
            Attach(alarm, place);
            return;
        }

        var index = _rules.IndexOf(alarm.PointId);
        if (_rules.FindCondition(index, alarm.Condition, alarm.ConditionName) is >= 0 and var c)
        {
            Attach(alarm, PlaceOf(index, c));
            NoteDues(index, ref _points[index], _rules.Points[index]);
        }
        else
        {
            _groundless.Add(alarm);
        }
    }

    /// <summary>The journal is the truth of an alarm's state; what is stored beside it is the truth of the signal.</summary>
    private void Attach(AlarmRecord alarm, in Place place)
    {
        ref var state = ref StateAt(place);
        (state.Record, state.State) = (alarm, alarm.State);
        state.Flags |= DueOf(alarm) == LevelGate.Never ? ConditionFlags.None : ConditionFlags.Timed;
        _live[alarm.Id] = place;
    }

    private long OldestPosition(long[] positions)
    {
        var oldest = long.MaxValue;
        for (var i = 0; i < _points.Length; i++)
        {
            if (_rules.Points[i].Config is not null)
            {
                oldest = Math.Min(oldest, positions[i]);
            }
        }

        return oldest == long.MaxValue ? Position : oldest;
    }

    private ReadOnlySpan<CompiledCondition> RulesOf(int index) =>
        _rules.Conditions.AsSpan(_rules.Points[index].FirstCondition, _rules.Points[index].ConditionCount);

    private Span<ConditionState> ConditionsOf(int index) =>
        _conditions.AsSpan(_rules.Points[index].FirstCondition, _rules.Points[index].ConditionCount);
}
