using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// The alarms of one site: a fold over its inputs. Each input comes with the time at which it came; what follows is a list of
/// transitions, each with its reason. No clock, no I/O: the same inputs give the same transitions, however they are cut into
/// batches. Not thread-safe: the site's grain calls it in its turns.
/// </summary>
/// <remarks>
/// Parts: samples (<c>SiteEngine.Samples.cs</c>), conditions with evaluators (<c>.Evaluators</c>), delays and silence (<c>.Time</c>),
/// what is due of records (<c>.Dues</c>), people (<c>.Commands</c>), gateways (<c>.Gateways</c>), suppression by design
/// (<c>.Suppression</c>), new rules (<c>.Rules</c>), views (<c>.Views</c>), stored state (<c>.Checkpoints</c>).
/// </remarks>
public sealed partial class SiteEngine
{
    private readonly Dictionary<string, Place> _live = new(StringComparer.Ordinal);

    // Sorted: what is due of two gateways at once must come in the same order after a restart.
    private readonly SortedList<string, GatewayState> _gateways = new(StringComparer.Ordinal);
    private readonly HashSet<int> _dirty = [];
    private readonly List<AlarmTransition> _transitions = [];
    private readonly PriorityQueue<int, (long At, int What)> _dues = new();

    private CompiledSite _rules;
    private PointState[] _points;
    private ConditionState[] _conditions;
    private double[] _memory;

    // Alarms found at a start for which the rules have no condition any more.
    private readonly List<AlarmRecord> _groundless = [];

    // Per point, the log position up to which its stored state has seen everything; null when no log is replayed.
    private long[]? _replayed;
    private bool _rulesChanged;
    private bool _advancing;

    // After a start: up to when everything was decided and journaled. What a replay decides comes after it.
    private long _decidedUpTo = long.MinValue;
    private long _now;
    private long _nextDue = LevelGate.Never;
    private long _lastOccurrence = PointState.None;

    /// <summary>
    /// Whether a point's state has to be stored when a delay of it begins or ends without a transition (d: no). Needed where the log that could tell
    /// it again may be lost with its silo: a delay that is forgotten is an alarm that comes late, one whose end is forgotten an alarm of nothing.
    /// </summary>
    public bool StoresDelays { get; set; }

    /// <summary>An engine for a site of which nothing is stored.</summary>
    /// <param name="rules">Rules.</param>
    /// <param name="now">Unix ms: silence of points counts from here.</param>
    public SiteEngine(CompiledSite rules, long now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _points = new PointState[rules.Points.Length];
        _conditions = new ConditionState[rules.Conditions.Length];
        _memory = NewMemory(rules);
        foreach (ref var point in _points.AsSpan())
        {
            point.LastTimestamp = PointState.None;
            point.LastValue = double.NaN;
            point.LastHeard = now;
        }

        _now = now;
        _nextDue = now;
    }

    /// <summary>Last sequence number given.</summary>
    public long Seq { get; private set; }

    /// <summary>Position in the sample log of the last batch taken.</summary>
    public long Position { get; private set; }

    /// <summary>The rules in force.</summary>
    public CompiledSite Rules => _rules;

    /// <summary>Samples that were not newer than the last one of their point: stored, not judged.</summary>
    public long HistoryOnly { get; private set; }

    /// <summary>Arrival of the last batch, Unix ms; null before the first.</summary>
    public long? LastHeardAt { get; private set; }

    /// <summary>When <see cref="Advance"/> has something to do, Unix ms; <see cref="long.MaxValue"/> if never. May be early, never late.</summary>
    public long NextDue => _nextDue;

    /// <summary>Transitions decided since they were last taken, numbered without gaps.</summary>
    public AlarmTransition[] TakeTransitions()
    {
        if (_transitions.Count == 0)
        {
            return [];
        }

        var taken = _transitions.ToArray();
        _transitions.Clear();
        return taken;
    }

    /// <summary>Whether transitions wait to be taken.</summary>
    public bool HasTransitions => _transitions.Count > 0;

    private long Later(long now) => _now = Math.Max(_now, now);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>Where a live alarm sits: a condition of a point, or one of a gateway.</summary>
    private readonly record struct Place(int Point, int Condition, GatewayState? Gateway, ConditionKind Kind, string? Name = null);
}
