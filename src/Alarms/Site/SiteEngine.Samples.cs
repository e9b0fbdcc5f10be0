using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    /// <summary>Whether all messages of a batch came before, so that there is nothing to log and nothing to judge.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="repeated">How many messages of it are repeats.</param>
    public bool IsRepeat(SampleBatch batch, out int repeated)
    {
        ArgumentNullException.ThrowIfNull(batch);
        repeated = 0;
        if (!_gateways.TryGetValue(batch.GatewayId, out var gateway))
        {
            return false;
        }

        for (var i = 0; i < batch.MessageCount; i++)
        {
            if (gateway.Repeats.Contains(batch.Messages[i].Seq, batch.Messages[i].Fingerprint))
            {
                repeated++;
            }
        }

        return repeated > 0 && repeated == batch.MessageCount;
    }

    /// <summary>Takes a batch that is in the log at <paramref name="position"/>.</summary>
    /// <param name="batch">The batch. Nothing of it is kept.</param>
    /// <param name="position">Its position in the sample log.</param>
    public void Apply(SampleBatch batch, long position)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Advance(batch.ReceivedAt);
        var now = _now;
        Position = Math.Max(Position, position);
        LastHeardAt = now;
        var gateway = GatewayOf(batch.GatewayId);
        var fresh = gateway.Position < position;
        if (fresh)
        {
            HeardFrom(gateway, now);
        }

        var samples = batch.SampleSpan;
        var next = 0;
        for (var m = 0; m < batch.MessageCount; m++)
        {
            ref readonly var message = ref batch.Messages[m];
            var end = next + message.Samples;
            if (fresh && gateway.Repeats.Contains(message.Seq, message.Fingerprint))
            {
                next = end;
                continue;
            }

            if (fresh)
            {
                gateway.Repeats.Add(message.Seq, message.Fingerprint);
                gateway.Dirty |= message.Seq >= 0;
            }

            for (; next < end; next++)
            {
                Apply(samples[next], position, now, gateway, fresh);
            }
        }
    }

    private void Apply(in Sample sample, long position, long now, GatewayState gateway, bool fresh)
    {
        if ((uint)sample.Point >= (uint)_points.Length)
        {
            return;
        }

        ref var point = ref _points[sample.Point];
        ref readonly var rule = ref _rules.Points[sample.Point];
        if (rule.Config is null)
        {
            return;
        }

        if (_replayed is null || _replayed[sample.Point] < position)
        {
            Apply(sample, ref point, rule, now, gateway, fresh);
        }

        if (rule.DependentCount > 0)
        {
            ObserveDependents(rule, sample, position, now);
        }
    }

    private void Apply(in Sample sample, ref PointState point, in CompiledPoint rule, long now, GatewayState gateway, bool fresh)
    {
        var at = sample.Timestamp;
        if (at > now + StartingValues.ClockSkewLimit)
        {
            if (fresh)
            {
                Skewed(gateway, at, now);
            }

            at = Math.Max(now, point.LastTimestamp + 1);
        }

        if (at <= point.LastTimestamp)
        {
            HistoryOnly++;
            return;
        }

        var lag = now - at;
        var late = lag > _rules.LiveWindow;
        var bad = RangeEvaluator.IsBad(rule, sample.Value, sample.Quality);
        if (!point.Busy && !bad && sample.Value > rule.SafeLow && sample.Value < rule.SafeHigh)
        {
            point.LastTimestamp = at;
            point.LastValue = sample.Value;
            point.LastQuality = sample.Quality;
            point.Lag = Math.Max(0, lag);
            if (!late)
            {
                point.LastHeard = now;
            }

            return;
        }

        Judge(sample.Point, ref point, rule, sample, at, now, late, bad);
    }

    /// <summary>The full look: delays that end before the sample first, then the sample itself.</summary>
    private void Judge(int index, ref PointState point, in CompiledPoint rule, in Sample sample, long at, long now, bool late, bool bad)
    {
        var stirred = point.Waits && point.MayFlip(at);
        if (stirred)
        {
            SettlePoint(index, ref point, rule, at, now);
        }

        var thaws = point.LastQuality == Quality.Bad && !bad;
        var lag = Math.Max(0, now - at);

        // What waits was noted before, and is due no earlier unless the point runs less far behind than it did.
        var sooner = thaws || lag < point.Lag;
        point.LastTimestamp = at;
        point.Lag = lag;
        point.LastQuality = bad ? Quality.Bad : sample.Quality;
        point.LastValue = sample.Value;
        if (!late && !bad)
        {
            point.LastHeard = now;
        }

        var states = _conditions.AsSpan(rule.FirstCondition, rule.OwnCount);
        var conditions = _rules.Conditions.AsSpan(rule.FirstCondition, rule.OwnCount);
        var limits = rule.Bad - rule.FirstCondition;
        var delays = false;
        for (var i = 0; i < states.Length && i < conditions.Length; i++)
        {
            ref var state = ref states[i];
            if (i >= limits && !bad && state.IsQuiet && state.Flags == ConditionFlags.None)
            {
                // The limits come first. `bad`, `edge` and `stale` that are quiet stay so with a good sample: their rules need not be read.
                continue;
            }

            ref readonly var condition = ref conditions[i];
            var (before, pending) = (state.Rank, state.Pending);
            var since = at;
            var flipped = condition.Kind switch
            {
                ConditionKind.High or ConditionKind.Low => !bad && LimitEvaluator.Observe(condition, ref state, sample.Value, at),
                ConditionKind.Bad => LevelGate.Observe(ref state, 0, bad, at, condition),
                ConditionKind.Stale => !late && !bad && LevelGate.Observe(ref state, 0, false, at, condition),
                _ => false,
            };
            if (thaws && condition.IsLimit && LevelGate.NextDue(state, condition) <= at)
            {
                // The value is where it was before the bad samples: its delay went on, and ends with this sample.
                since = LevelGate.FlipDue(ref state, condition, at);
                flipped = true;
            }

            if (flipped)
            {
                sooner = true;
                Changed(new Step(index, rule.FirstCondition + i, before, at, since, now, late), ref state, condition);
            }

            if (!late && (state.Flags & ConditionFlags.Silent) != 0)
            {
                CatchUp(index, rule.FirstCondition + i, ref state, now);
                stirred = true;
            }

            sooner |= (state.Pending & ~pending) != 0;
            delays |= state.Pending != pending;
            stirred |= flipped || state.Pending != pending || (state.Flags & ConditionFlags.Silent) != 0;
        }

        // Of an alarm that just holds nothing else can have changed.
        if (stirred || sooner)
        {
            NoteBusy(ref point, rule);
        }

        if (delays && StoresDelays)
        {
            _dirty.Add(index);
        }

        if (sooner)
        {
            _nextDue = Math.Min(_nextDue, DueOf(index));
        }
    }
}
