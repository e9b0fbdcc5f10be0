using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    /// <summary>What a flip of a level means.</summary>
    /// <param name="Point">Index of the point, −1 for a gateway.</param>
    /// <param name="Condition">Index of the condition.</param>
    /// <param name="RankBefore">Rank before the flip.</param>
    /// <param name="At">When, in the time of the samples.</param>
    /// <param name="Since">Since when the signal was so (before the delay).</param>
    /// <param name="Now">When it is decided.</param>
    /// <param name="Late">It came after the live window.</param>
    private readonly record struct Step(int Point, int Condition, int RankBefore, long At, long Since, long Now, bool Late);

    /// <summary>What the sender of an alarm said of it, for conditions that are not judged by our own limits.</summary>
    private readonly record struct Evidence(double? Value, double? Limit);

    /// <summary>Turns a flip into transitions of the alarm.</summary>
    private void Changed(in Step step, ref ConditionState state, in CompiledCondition rule, GatewayState? gateway = null, Evidence evidence = default)
    {
        var rank = state.Rank;
        if (rank == step.RankBefore)
        {
            return;
        }

        if (rule.Kind == ConditionKind.PlantState)
        {
            _dirty.Add(step.Point);
            ApplyEffects(step.Condition, step.Now);
            return;
        }

        var happened = step.RankBefore == 0 ? AlarmEvent.Occurs
            : rank == 0 ? AlarmEvent.Clears
            : rank > step.RankBefore ? AlarmEvent.Worsens : AlarmEvent.Eases;
        var reason = ReasonOf(happened);
        var hidden = gateway is null && happened is AlarmEvent.Occurs && !AlarmMachine.IsAside(state.State) ? SuppressorOf(step.Condition, rank) : null;
        var (decided, why) = Decide(happened, reason, hidden, rank, state, rule);
        if (AlarmMachine.Next(state.State, decided, (state.Flags & ConditionFlags.Latched) != 0, rank > 0) is not { } to)
        {
            return;
        }

        reason = why;
        var record = happened switch
        {
            AlarmEvent.Clears => state.Record! with { CurrentLevel = AlarmLevel.None, ClearedAt = Time(step.At) },
            AlarmEvent.Occurs when state.Record is null => NewRecord(step, rule, rank, gateway, evidence),
            AlarmEvent.Occurs when (state.Flags & ConditionFlags.Hollow) != 0 => Filled(state.Record!, NewRecord(step, rule, rank, gateway, evidence)),
            _ => AtLevel(state.Record!, step, rule, rank, happened),
        };
        state.Flags &= ~ConditionFlags.Hollow;
        if (rank > 0 && rule.At(rank).Latching)
        {
            state.Flags |= ConditionFlags.Latched;
        }

        if (step.Late && (happened is AlarmEvent.Occurs or AlarmEvent.Worsens) && !AlarmMachine.IsAside(to))
        {
            state.Flags |= ConditionFlags.Silent;
        }

        if (happened == AlarmEvent.Occurs)
        {
            _lastOccurrence = Math.Max(_lastOccurrence, step.Since);
        }

        // New rules can move an alarm while the last value is no measurement: then the record keeps the one before.
        if (gateway is null && rule.IsLimit && _points[step.Point].LastQuality != Quality.Bad)
        {
            record = record with { Value = _points[step.Point].LastValue };
        }

        if (AlarmMachine.IsAside(to))
        {
            // Nobody is told; who puts an alarm aside knows of it, so a late one need not be announced either.
            state.Flags &= ~ConditionFlags.Silent;
            record = record with { AnnunciatedAt = state.Record?.AnnunciatedAt, SuppressedBy = hidden ?? record.SuppressedBy };
        }
        else if (!step.Late && (state.Flags & ConditionFlags.Silent) != 0 && rank > 0)
        {
            // A live sample that still finds the alarm there announces what a late one began.
            state.Flags &= ~ConditionFlags.Silent;
            record = record with { AnnunciatedAt = Time(step.Now) };
        }
        else if (decided == AlarmEvent.BreaksThrough && !step.Late)
        {
            record = record with { AnnunciatedAt = record.AnnunciatedAt ?? Time(step.Now) };
        }

        var late = step.Late || (state.Flags & ConditionFlags.Silent) != 0;
        var place = new Place(step.Point, step.Condition, gateway, rule.Kind, rule.Name);
        Emit(place, ref state, to, reason, step.At, step.Now, late, null, record);
        if (to == AlarmState.ReturnedUnacknowledged && record.AnnunciatedAt is null)
        {
            Emit(place, ref state, AlarmState.Normal, TransitionReason.LateHistory, step.At, step.Now, true, null, state.Record!);
        }

        if (gateway is null)
        {
            // A level that is not protected any more, or that broke through a shelving, can be hidden after all.
            Suppress(step.Condition, step.Now);
            ApplyEffects(step.Condition, step.Now);
        }
    }

    /// <summary>What a change of the signal means for an alarm that is, or is to be, put aside.</summary>
    private static (AlarmEvent Event, TransitionReason Reason) Decide(
        AlarmEvent happened, TransitionReason reason, string? hidden, int rank, in ConditionState state, in CompiledCondition rule)
    {
        if (hidden is not null)
        {
            return (AlarmEvent.Suppress, TransitionReason.Suppressed);
        }

        if (state.State == AlarmState.Shelved && happened == AlarmEvent.Clears && state.Record!.OneShot)
        {
            return (AlarmEvent.Unshelve, TransitionReason.OneShotOver);
        }

        if (state.State is not (AlarmState.Shelved or AlarmState.SuppressedByDesign) || happened is not (AlarmEvent.Occurs or AlarmEvent.Worsens))
        {
            return (happened, reason);
        }

        // What an operator shelved as a lesser alarm is not shelved as a worse one.
        var level = rule.At(rank);
        var worse = state.State == AlarmState.Shelved && level.Priority > state.Record!.Priority;
        return level.Protected ? (AlarmEvent.BreaksThrough, TransitionReason.Protected)
            : worse ? (AlarmEvent.BreaksThrough, reason)
            : (happened, reason);
    }

    /// <summary>The record of a condition that was put aside while normal, now that something occurred.</summary>
    private static AlarmRecord Filled(AlarmRecord aside, AlarmRecord occurred) => occurred with
    {
        Id = aside.Id,
        AnnunciatedAt = null,
        ShelvedUntil = aside.ShelvedUntil,
        OneShot = aside.OneShot,
        AsideBy = aside.AsideBy,
        AsideReason = aside.AsideReason,
        Permit = aside.Permit,
        SuppressedBy = aside.SuppressedBy,
        FirstOut = false,
    };

    private AlarmRecord NewRecord(in Step step, in CompiledCondition rule, int rank, GatewayState? gateway, Evidence evidence)
    {
        var level = rule.At(rank);
        var record = NewRecord(step, level, rule, gateway, evidence);
        return rule.Evaluator is null ? record : Explained(record, rule);
    }

    private AlarmRecord NewRecord(in Step step, in CompiledLevel level, in CompiledCondition rule, GatewayState? gateway, Evidence evidence)
    {
        var kind = rule.Kind;
        var config = step.Point >= 0 ? _rules.Points[step.Point].Config : null;
        var key = gateway?.Key ?? config!.PointId;
        var name = gateway?.GatewayId ?? AlarmText.Name(config!);
        var first = !step.Late && (_lastOccurrence == PointState.None || step.Since - _lastOccurrence >= StartingValues.EpisodeGap);
        return new AlarmRecord
        {
            Id = AlarmIds.Make(step.Since, _rules.Config.SiteId, key, Seq + 1),
            SiteId = _rules.Config.SiteId,
            HazardId = config?.HazardId,
            PointId = key,
            Condition = kind,
            State = AlarmState.Normal,
            Priority = level.Priority,
            StartLevel = level.Level,
            WorstLevel = level.Level,
            CurrentLevel = level.Level,
            Value = evidence.Value,
            Limit = double.IsNaN(level.Limit) ? evidence.Limit : level.Limit,
            Unit = config?.Unit ?? "",
            OccurredAt = Time(step.Since),
            ReceivedAt = Time(ReceivedAt(step, kind)),
            AnnunciatedAt = step.Late ? null : Time(step.Now),
            FirstOut = first,
            Late = step.Late,
            RuleSet = _rules.Config.RuleSet,
            ConditionName = rule.Name,
            Equipment = config?.Equipment,
            Text = AlarmText.Chinese(name, kind, level.Level),
            TextEn = AlarmText.English(config is null ? name : AlarmText.NameEn(config), kind, level.Level),
        };
    }

    /// <summary>Arrival of the sample that made it; where no sample did, the moment of the decision.</summary>
    private long ReceivedAt(in Step step, ConditionKind kind) => kind is ConditionKind.High or ConditionKind.Low or ConditionKind.Bad
        ? Math.Min(step.Now, _points[step.Point].LastTimestamp + _points[step.Point].Lag)
        : step.Now;

    private AlarmRecord AtLevel(AlarmRecord record, in Step step, in CompiledCondition rule, int rank, AlarmEvent happened)
    {
        var level = rule.At(rank);
        var worst = IsWorse(level.Level, record.WorstLevel) ? level.Level : record.WorstLevel;
        var config = step.Point >= 0 ? _rules.Points[step.Point].Config : null;
        var next = record with
        {
            CurrentLevel = level.Level,
            WorstLevel = worst,
            Priority = level.Priority > record.Priority ? level.Priority : record.Priority,
            Limit = double.IsNaN(level.Limit) ? record.Limit : level.Limit,
            ClearedAt = null,
            RuleSet = _rules.Config.RuleSet,
        };
        if (config is not null && worst != record.WorstLevel)
        {
            next = next with
            {
                Text = AlarmText.Chinese(AlarmText.Name(config), record.Condition, worst),
                TextEn = AlarmText.English(AlarmText.NameEn(config), record.Condition, worst),
            };
        }

        if (rule.Evaluator is not null)
        {
            next = Explained(next, rule);
        }

        // Unacknowledged anew: who acknowledged before did not see this.
        return happened is AlarmEvent.Occurs or AlarmEvent.Worsens
            ? next with { AcknowledgedAt = null, AcknowledgedBy = null, Note = null }
            : next;
    }

    /// <summary>A late alarm that still holds now that its point is up to date: told once, with its true start.</summary>
    private void CatchUp(int index, int condition, ref ConditionState state, long now)
    {
        if (!IsAnnounceable(state))
        {
            return;
        }

        state.Flags &= ~ConditionFlags.Silent;
        var place = PlaceOf(index, condition);
        var told = state.Record! with { AnnunciatedAt = Time(now) };
        Emit(place, ref state, state.State, TransitionReason.CaughtUp, now, now, false, null, told);
    }

    /// <summary>Silent, holding (or latched), and not on its way back.</summary>
    private static bool IsAnnounceable(in ConditionState state) =>
        (state.Flags & ConditionFlags.Silent) != 0 && state.Record is not null && !AlarmMachine.IsAside(state.State)
        && (state.Active & state.Pending) == 0
        && (state.Active != 0 || state.State == AlarmState.LatchedUnacknowledged);

    /// <summary>Numbers a transition and takes it into the state.</summary>
    private void Emit(in Place place, ref ConditionState state, AlarmState to, TransitionReason reason, long at, long now, bool late, string? by, AlarmRecord record)
    {
        var from = state.State;
        Seq++;
        record = WithDues(record with { State = to, Seq = Seq }, from, state.Record?.Priority, RuleOf(place), now);
        state.State = to;
        state.Flags = DueOf(record) == LevelGate.Never ? state.Flags & ~ConditionFlags.Timed : state.Flags | ConditionFlags.Timed;
        if (to == AlarmState.Normal)
        {
            // That the evaluator cannot say is of the signal, not of the alarm: a running delay stays where it is.
            state.Record = null;
            state.Flags &= ConditionFlags.Frozen;
            _live.Remove(record.Id);
        }
        else
        {
            state.Record = record;
            _live[record.Id] = place;
        }

        MarkDirty(place);
        NoteRecordDue(place, state);
        _transitions.Add(new AlarmTransition
        {
            SiteId = _rules.Config.SiteId,
            Seq = Seq,
            From = from,
            To = to,
            Reason = reason,
            At = Time(at),
            DecidedAt = Time(now),
            By = by,
            Late = late,
            Alarm = record,
        });
    }

    private CompiledCondition RuleOf(in Place place) => place switch
    {
        { Gateway: not null, Kind: ConditionKind.GatewayOffline } => ConditionCompiler.GatewayOffline,
        { Gateway: not null } => ConditionCompiler.ClockSkew,
        { Point: >= 0 } => _rules.Conditions[place.Condition],
        _ => default,
    };

    /// <summary>Sees to it that the clock finds what is due of a record.</summary>
    private void NoteRecordDue(in Place place, in ConditionState state)
    {
        if ((state.Flags & ConditionFlags.Timed) == 0)
        {
            return;
        }

        if (place.Point >= 0)
        {
            _points[place.Point].Timed = true;
        }

        // While time passes, a gateway looks at itself again; a point can have been touched by another one.
        if (!_advancing)
        {
            _nextDue = Math.Min(_nextDue, RecordDue(state));
        }
        else if (place.Point >= 0)
        {
            Requeue(place.Point, RecordDue(state), _now);
        }
    }

    private void MarkDirty(in Place place)
    {
        if (place.Gateway is { } gateway)
        {
            gateway.Dirty = true;
        }
        else if (place.Point >= 0)
        {
            _dirty.Add(place.Point);
        }
    }

    private static bool IsWorse(AlarmLevel level, AlarmLevel than) =>
        level is AlarmLevel.HH or AlarmLevel.LL && than is not (AlarmLevel.HH or AlarmLevel.LL);

    private static TransitionReason ReasonOf(AlarmEvent happened) => happened switch
    {
        AlarmEvent.Occurs => TransitionReason.Occurred,
        AlarmEvent.Worsens => TransitionReason.Worsened,
        AlarmEvent.Eases => TransitionReason.Eased,
        _ => TransitionReason.Cleared,
    };
}
