using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>An alarm with its newest record.</summary>
internal sealed class FloodAlarm(AlarmRecord record)
{
    /// <summary>The record after its last transition.</summary>
    public AlarmRecord Record { get; set; } = record;
}

/// <summary>What a site's own journal says of first-outs and chattering, and its alarms that are not over. The same for every seat.</summary>
internal sealed class SiteNoise
{
    private const long SweepPeriod = 3_600_000;
    private readonly Dictionary<string, FloodAlarm> _live = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceKey, Chatter> _chatter = [];
    private long _sweepAt;

    /// <summary>Episodes with their first-outs.</summary>
    public Episodes Episodes { get; } = new();

    /// <summary>The last transition taken.</summary>
    public long Seq { get; private set; }

    /// <summary>Alarms that are not NORM.</summary>
    public IReadOnlyDictionary<string, FloodAlarm> Live => _live;

    /// <summary>Takes an alarm that is not over and whose transitions are older than what will be taken.</summary>
    public void Restore(AlarmRecord alarm) => _live[alarm.Id] = new FloodAlarm(alarm);

    /// <summary>Everything up to this number is part of what was restored.</summary>
    public void StandAt(long seq) => Seq = Math.Max(Seq, seq);

    /// <summary>Takes the next transition of the site.</summary>
    /// <returns>The alarm if it is an annunciation, otherwise null.</returns>
    public FloodAlarm? Take(AlarmTransition transition)
    {
        Seq = transition.Seq;
        var record = transition.Alarm;
        if (_live.TryGetValue(record.Id, out var alarm))
        {
            alarm.Record = record;
        }
        else
        {
            alarm = new FloodAlarm(record);
        }

        // An id is never used again after NORM: whoever holds the alarm holds its last record.
        if (transition.To == AlarmState.Normal)
        {
            _live.Remove(record.Id);
        }
        else
        {
            _live[record.Id] = alarm;
        }

        if (!Annunciation.Is(transition))
        {
            return null;
        }

        var at = Annunciation.SampleTime(transition);
        Episodes.Take(at, transition.Seq, alarm);
        if (transition.Reason != TransitionReason.CaughtUp)
        {
            Activate(SourceKey.Of(record), at, alarm);
        }

        return alarm;
    }

    /// <summary>The sources that chatter at a moment, by point and condition.</summary>
    public IEnumerable<(SourceKey Source, ChatterGate Gate, FloodAlarm Alarm)> Chattering(long now) =>
        from pair in _chatter
        where pair.Value.Gate.Count > 0 && !pair.Value.Gate.IsQuiet(now)
        orderby pair.Key.PointId, pair.Key.Condition
        select (pair.Key, pair.Value.Gate, pair.Value.Alarm);

    /// <summary>
    /// Decisions of this time (ms) or later are needed to know what happened since <paramref name="since"/>: an episode or chain of
    /// activations that reaches into that time must be known from its beginning.
    /// </summary>
    public long NeededFrom(long since, long now)
    {
        var from = since;
        foreach (var episode in Episodes.List)
        {
            if (episode.End >= since - NoiseLimits.SkewSlack)
            {
                from = Math.Min(from, episode.Start - NoiseLimits.EpisodeGap);
            }
        }

        foreach (var (_, chatter) in _chatter)
        {
            if (!chatter.Gate.IsQuiet(now))
            {
                from = Math.Min(from, chatter.Gate.ChainStart - NoiseLimits.ChatterQuiet);
            }
        }

        return from - NoiseLimits.SkewSlack;
    }

    private void Activate(SourceKey source, long at, FloodAlarm alarm)
    {
        var gate = _chatter.GetValueOrDefault(source).Gate;
        gate.Take(at);
        _chatter[source] = new Chatter(gate, alarm);
        if (at >= _sweepAt)
        {
            // A day: no clock of a gateway lags so far that a source forgotten here could have gone on chattering.
            _sweepAt = at + SweepPeriod;
            foreach (var quiet in _chatter.Where(pair => at - pair.Value.Gate.Last >= NoiseLimits.Standing).Select(pair => pair.Key).ToArray())
            {
                _chatter.Remove(quiet);
            }
        }
    }

    private readonly record struct Chatter(ChatterGate Gate, FloodAlarm Alarm);
}
