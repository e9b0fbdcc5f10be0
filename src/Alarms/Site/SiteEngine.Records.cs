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

        var happened = step.RankBefore == 0 ? AlarmEvent.Occurs
            : rank == 0 ? AlarmEvent.Clears
            : rank > step.RankBefore ? AlarmEvent.Worsens : AlarmEvent.Eases;
        if (AlarmMachine.Next(state.State, happened, (state.Flags & ConditionFlags.Latched) != 0) is not { } to)
        {
            return;
        }

        var record = happened switch
        {
            AlarmEvent.Clears => state.Record! with { CurrentLevel = AlarmLevel.None, ClearedAt = Time(step.At) },
            AlarmEvent.Occurs when state.Record is null => NewRecord(step, rule.At(rank), rule.Kind, gateway, evidence),
            _ => AtLevel(state.Record!, step, rule.At(rank), happened),
        };
        if (rank > 0 && rule.At(rank).Latching)
        {
            state.Flags |= ConditionFlags.Latched;
        }

        if (step.Late && (happened is AlarmEvent.Occurs or AlarmEvent.Worsens))
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

        // A live sample that still finds the alarm there announces what a late one began.
        if (!step.Late && (state.Flags & ConditionFlags.Silent) != 0 && rank > 0)
        {
            state.Flags &= ~ConditionFlags.Silent;
            record = record with { AnnunciatedAt = Time(step.Now) };
        }

        var late = step.Late || (state.Flags & ConditionFlags.Silent) != 0;
        var place = new Place(step.Point, step.Condition, gateway, rule.Kind);
        Emit(place, ref state, to, ReasonOf(happened), step.At, step.Now, late, null, record);
        if (to == AlarmState.ReturnedUnacknowledged && record.AnnunciatedAt is null)
        {
            Emit(place, ref state, AlarmState.Normal, TransitionReason.LateHistory, step.At, step.Now, true, null, state.Record!);
        }
    }

    private AlarmRecord NewRecord(in Step step, in CompiledLevel level, ConditionKind kind, GatewayState? gateway, Evidence evidence)
    {
        var config = step.Point >= 0 ? _rules.Points[step.Point].Config : null;
        var key = gateway?.Key ?? config!.PointId;
        var name = gateway?.GatewayId ?? (string.IsNullOrEmpty(config!.Name) ? config.PointId : config.Name);
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
            Text = AlarmText.Chinese(name, kind, level.Level),
            TextEn = AlarmText.English(string.IsNullOrEmpty(config?.NameEn) ? name : config.NameEn, kind, level.Level),
        };
    }

    /// <summary>Arrival of the sample that made it; where no sample did, the moment of the decision.</summary>
    private long ReceivedAt(in Step step, ConditionKind kind) => kind is ConditionKind.High or ConditionKind.Low or ConditionKind.Bad
        ? Math.Min(step.Now, _points[step.Point].LastTimestamp + _points[step.Point].Lag)
        : step.Now;

    private AlarmRecord AtLevel(AlarmRecord record, in Step step, in CompiledLevel level, AlarmEvent happened)
    {
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
            var name = string.IsNullOrEmpty(config.Name) ? config.PointId : config.Name;
            next = next with
            {
                Text = AlarmText.Chinese(name, record.Condition, worst),
                TextEn = AlarmText.English(string.IsNullOrEmpty(config.NameEn) ? name : config.NameEn, record.Condition, worst),
            };
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
        var place = new Place(index, condition, null, state.Record!.Condition);
        var told = state.Record with { AnnunciatedAt = Time(now) };
        Emit(place, ref state, state.State, TransitionReason.CaughtUp, now, now, false, null, told);
    }

    /// <summary>Silent, holding (or latched), and not on its way back.</summary>
    private static bool IsAnnounceable(in ConditionState state) =>
        (state.Flags & ConditionFlags.Silent) != 0 && state.Record is not null
        && (state.Active & state.Pending) == 0
        && (state.Active != 0 || state.State == AlarmState.LatchedUnacknowledged);

    /// <summary>Numbers a transition and takes it into the state.</summary>
    private void Emit(in Place place, ref ConditionState state, AlarmState to, TransitionReason reason, long at, long now, bool late, string? by, AlarmRecord record)
    {
        var from = state.State;
        Seq++;
        record = record with { State = to, Seq = Seq };
        state.State = to;
        if (to == AlarmState.Normal)
        {
            state.Record = null;
            state.Flags = ConditionFlags.None;
            _live.Remove(record.Id);
        }
        else
        {
            state.Record = record;
            _live[record.Id] = place;
        }

        MarkDirty(place);
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
