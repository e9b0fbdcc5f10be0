using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>One rule set in a simulation: the real engine in virtual time, and the alarms it raised.</summary>
/// <remarks>
/// An operator who acknowledges and resets what is over stands in for people, so that each occurrence is an alarm of its own.
/// </remarks>
internal sealed class SimulatedSide
{
    private readonly SiteEngine _engine;
    private readonly Dictionary<string, SimulatedSpan> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<SpanKey, List<SimulatedSpan>> _spans = [];

    public SimulatedSide(SiteConfig config, string[] pointIds, long from) =>
        _engine = new SiteEngine(SiteCompiler.Compile(config, pointIds), from);

    /// <summary>Alarms so far.</summary>
    public int Count { get; private set; }

    /// <summary>The alarms by condition, in order of their begin.</summary>
    public IReadOnlyDictionary<SpanKey, List<SimulatedSpan>> Spans => _spans;

    /// <summary>Takes a batch as if it had just arrived.</summary>
    public void Apply(SampleBatch batch, long position)
    {
        _engine.Apply(batch, position);
        Collect(batch.ReceivedAt);
    }

    /// <summary>Lets time pass to the end of the span.</summary>
    public void Finish(long to)
    {
        while (_engine.NextDue < to)
        {
            var due = _engine.NextDue;
            _engine.Advance(due);
            Collect(due);
            if (_engine.NextDue <= due)
            {
                break;
            }
        }

        _engine.Advance(to);
        Collect(to);
    }

    private void Collect(long now)
    {
        // An acknowledgement is a transition of its own, which is collected in the next round.
        while (_engine.HasTransitions)
        {
            foreach (var transition in _engine.TakeTransitions())
            {
                Take(transition, now);
            }
        }
    }

    private void Take(AlarmTransition transition, long now)
    {
        var alarm = transition.Alarm;
        if (alarm.PointId.StartsWith('@'))
        {
            // Conditions of a gateway: stored samples know nothing of it.
            return;
        }

        var known = _open.TryGetValue(alarm.Id, out var span);
        if (transition.To is AlarmState.Unacknowledged or AlarmState.Acknowledged)
        {
            if (!known)
            {
                span = Open(alarm, transition.At.ToUnixTimeMilliseconds());
            }

            if (Rank(alarm.CurrentLevel) >= Rank(span!.Level))
            {
                (span.Level, span.Priority) = (alarm.CurrentLevel, alarm.Priority);
            }

            return;
        }

        if (known)
        {
            span!.To = transition.At.ToUnixTimeMilliseconds();
            _open.Remove(alarm.Id);
        }

        Tidy(alarm, transition.To, now);
    }

    private SimulatedSpan Open(AlarmRecord alarm, long at)
    {
        var span = new SimulatedSpan { From = at, Level = alarm.CurrentLevel, Priority = alarm.Priority };
        var key = new SpanKey(alarm.PointId, alarm.Condition, alarm.ConditionName);
        if (!_spans.TryGetValue(key, out var list))
        {
            _spans.Add(key, list = []);
        }

        list.Add(span);
        _open.Add(alarm.Id, span);
        Count++;
        return span;
    }

    private void Tidy(AlarmRecord alarm, AlarmState state, long now)
    {
        AlarmAction? action = state switch
        {
            AlarmState.ReturnedUnacknowledged or AlarmState.LatchedUnacknowledged => AlarmAction.Acknowledge,
            AlarmState.LatchedAcknowledged => AlarmAction.Reset,
            _ => null,
        };
        if (action is { } what)
        {
            _engine.Command(new AlarmCommand { AlarmId = alarm.Id, Action = what, By = "simulation" }, now);
        }
    }

    private static int Rank(AlarmLevel level) => level switch
    {
        AlarmLevel.HH or AlarmLevel.LL => 2,
        AlarmLevel.H or AlarmLevel.L => 1,
        _ => 0,
    };
}
