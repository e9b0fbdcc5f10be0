using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>
/// An engine with the store around it as the site's grain has it: a log of batches, a journal of transitions and stored
/// states. Times are seconds after <see cref="T0"/>.
/// </summary>
internal sealed class SiteRig
{
    /// <summary>2026-01-01T00:00:00Z.</summary>
    public const long T0 = 1_767_225_600_000;

    private readonly List<(SampleBatch Batch, long Position)> _log = [];
    private readonly Dictionary<string, StoredState> _states = new(StringComparer.Ordinal);
    private MaintenanceWindow[] _windows = [];
    private readonly Dictionary<string, AlarmRecord> _records = new(StringComparer.Ordinal);

    public SiteRig(params PointConfig[] points)
        : this(Configs.Site(points))
    {
    }

    public SiteRig(SiteConfig config) => Engine = new SiteEngine(SiteCompiler.Compile(config, []), T0);

    public SiteEngine Engine { get; private set; }

    /// <summary>What is journaled.</summary>
    public List<AlarmTransition> Journal { get; } = [];

    /// <summary>Whether each step is journaled at once.</summary>
    public bool Saves { get; set; } = true;

    public static long Ms(double seconds) => T0 + (long)Math.Round(seconds * 1000);

    public static DateTimeOffset At(double seconds) => DateTimeOffset.FromUnixTimeMilliseconds(Ms(seconds));

    public int Index(string pointId) => Array.IndexOf(Engine.Rules.PointIds, pointId);

    /// <summary>One value, measured and received at the same time.</summary>
    public AlarmTransition[] Sample(string point, double value, double at, Quality quality = Quality.Good) =>
        Samples(at, (point, value, at, quality));

    /// <summary>One value that arrives later than it was measured.</summary>
    public AlarmTransition[] Late(string point, double value, double at, double arrival) =>
        Samples(arrival, (point, value, at, Quality.Good));

    /// <summary>One message with several values.</summary>
    public AlarmTransition[] Samples(double arrival, params (string Point, double Value, double At, Quality Quality)[] samples) =>
        Apply(Message(arrival, BatchMessage.NoSeq, 0, [.. samples.Select(s => new Sample(Index(s.Point), Ms(s.At), s.Value, s.Quality))]));

    public static SampleBatch Message(double arrival, long seq, ulong fingerprint, Sample[] samples, string gateway = "gw") => new()
    {
        SiteId = Configs.SiteId,
        GatewayId = gateway,
        ReceivedAt = Ms(arrival),
        Messages = [new BatchMessage(seq, fingerprint, samples.Length, 0, false)],
        MessageCount = 1,
        Samples = samples,
        SampleCount = samples.Length,
    };

    public AlarmTransition[] Apply(SampleBatch batch)
    {
        var position = _log.Count + 1;
        _log.Add((batch, position));
        return Step(() => Engine.Apply(batch, position));
    }

    public AlarmTransition[] Advance(double at) => Step(() => Engine.Advance(Ms(at)));

    public AlarmTransition[] Report(GatewayLink link, double at, string gateway = "gw") => Step(() =>
        Engine.Report(new GatewayReport { SiteId = Configs.SiteId, GatewayId = gateway, Link = link, ReceivedAt = Ms(at) }));

    public AlarmTransition[] Edge(string point, bool active, double at, double? arrival = null, double? value = null, double? limit = null) => Step(() =>
        Engine.Report(new EdgeAlarm
        {
            SiteId = Configs.SiteId,
            GatewayId = "gw",
            PointId = point,
            Active = active,
            Value = value,
            Limit = limit,
            Timestamp = Ms(at),
            ReceivedAt = Ms(arrival ?? at),
        }));

    public AlarmTransition[] Change(SiteConfig config, double at) => Step(() =>
        Engine.ChangeRules(SiteCompiler.Compile(config, Engine.Rules.PointIds), Ms(at)));

    public CommandResult Command(AlarmAction action, string alarmId, double at, string by = "duty")
    {
        CommandResult? result = null;
        Step(() => result = Engine.Command(new AlarmCommand { AlarmId = alarmId, Action = action, By = by, Note = "n" }, Ms(at)));
        return result!;
    }

    public CommandResult Command(AlarmCommand command, double at)
    {
        CommandResult? result = null;
        Step(() => result = Engine.Command(command, Ms(at)));
        return result!;
    }

    public AlarmTransition[] SetWindows(double at, params MaintenanceWindow[] windows)
    {
        _windows = windows;
        return Step(() => Engine.SetWindows(windows, Ms(at)));
    }

    public CommandResult Acknowledge(double at, string by = "duty") => Command(AlarmAction.Acknowledge, Alarm.Id, at, by);

    public CommandResult Reset(double at) => Command(AlarmAction.Reset, Alarm.Id, at);

    /// <summary>The only live alarm.</summary>
    public AlarmRecord Alarm => Assert.Single(Alarms);

    public AlarmRecord[] Alarms => Engine.Snapshot().Alarms;

    /// <summary>Writes what the engine has to tell, as one transaction.</summary>
    public AlarmTransition[] Save(bool everything = false)
    {
        var transitions = Engine.TakeTransitions();
        Journal.AddRange(transitions);
        foreach (var transition in transitions)
        {
            _records[transition.Alarm.Id] = transition.Alarm;
        }

        foreach (var state in Engine.TakeStates(everything))
        {
            _states[state.Key] = state;
        }

        return transitions;
    }

    /// <summary>Ends the engine without a word and starts it again from what is stored.</summary>
    /// <returns>Transitions that the start made.</returns>
    public AlarmTransition[] Restart(double at, SiteConfig? config = null)
    {
        var rules = config is null ? Engine.Rules : SiteCompiler.Compile(config, Engine.Rules.PointIds);
        var live = _records.Values.Where(r => r.State != AlarmState.Normal).ToArray();
        var seq = Journal.Count == 0 ? 0 : Journal[^1].Seq;
        Engine = SiteEngine.Restore(rules, seq, live, [.. _states.Values], Ms(at));
        Engine.SetWindows(_windows, Ms(at));
        foreach (var (batch, position) in _log.Where(l => l.Position > Engine.ReplayFrom))
        {
            Engine.Apply(batch, position);
        }

        Engine.Resume(Ms(at));
        return Saves ? Save(everything: true) : [];
    }

    /// <summary>Another silo goes on from what is stored: the log of this one is not there.</summary>
    public AlarmTransition[] TakeOver(double at)
    {
        _log.Clear();
        return Restart(at);
    }

    private AlarmTransition[] Step(Action act)
    {
        act();
        return Saves ? Save() : [];
    }
}
