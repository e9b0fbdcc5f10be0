using Monitoring.Contracts;

namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>A site with one alarm after another: each transition begins one, or ends the one before.</summary>
internal sealed class TestSite : ISiteGrain
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly string _siteId;
    private readonly List<AlarmTransition> _journal = [];
    private readonly Dictionary<string, AlarmRecord> _active = new(StringComparer.Ordinal);
    private SiteConfig? _config;
    private PointView[] _points = [];

    public TestSite(string siteId, string? region)
    {
        _siteId = siteId;
        _config = region is null ? null : new SiteConfig { SiteId = siteId, Name = "站 " + siteId, RegionCode = region, RuleSet = 1 };
    }

    public SiteConfig? Config => _config;

    /// <summary>So many calls for a snapshot are given up by the site's side: it took too long to load.</summary>
    public int GivesUp { get; set; }

    /// <summary>Snapshots asked for.</summary>
    public int Snapshots { get; private set; }

    public void SetPoints(params PointView[] points)
    {
        lock (_gate)
        {
            _points = points;
        }
    }

    public AlarmTransition[] Transitions()
    {
        lock (_gate)
        {
            return [.. _journal];
        }
    }

    public AlarmTransition Journal()
    {
        lock (_gate)
        {
            var seq = _journal.Count + 1;
            var begins = seq % 3 != 0;
            var number = begins ? seq : seq - 1;
            return Add(number, begins ? AlarmState.Normal : AlarmState.Acknowledged, begins ? AlarmState.Unacknowledged : AlarmState.Normal, begins ? TransitionReason.Occurred : TransitionReason.Cleared, null);
        }
    }

    /// <summary>A new alarm of a point.</summary>
    public AlarmTransition Occur(string pointId, AlarmPriority priority, DateTimeOffset at)
    {
        lock (_gate)
        {
            var made = Add(_journal.Count + 1, AlarmState.Normal, AlarmState.Unacknowledged, TransitionReason.Occurred, null);
            _active.Remove(made.Alarm.Id);
            var alarm = made.Alarm with { PointId = pointId, Priority = priority, OccurredAt = at, ReceivedAt = at, AnnunciatedAt = at, Text = pointId, TextEn = pointId };
            _active[alarm.Id] = alarm;
            return _journal[^1] = made with { At = at, DecidedAt = at, Alarm = alarm };
        }
    }

    public SitePush Push(params AlarmTransition[] transitions) =>
        new() { SiteId = _siteId, Transitions = transitions, Site = View()! };

    public Task<CommandResult> Command(AlarmCommand command, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var last = _journal.LastOrDefault(row => row.Alarm.Id == command.AlarmId)?.Alarm;
            if (last is null || last.State == AlarmState.Normal)
            {
                return Task.FromResult(new CommandResult { Outcome = CommandOutcome.NotFound });
            }

            if (last.State != AlarmState.Unacknowledged || command.Action != AlarmAction.Acknowledge)
            {
                return Task.FromResult(new CommandResult { Outcome = CommandOutcome.NotAllowed, Alarm = last });
            }

            var number = int.Parse(last.Id.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
            var done = Add(number, last.State, AlarmState.Acknowledged, TransitionReason.Acknowledged, command);
            return Task.FromResult(new CommandResult { Outcome = CommandOutcome.Done, Alarm = done.Alarm });
        }
    }

    public Task<MaintenanceWindow[]> GetMaintenanceWindows(CancellationToken cancellationToken) => Task.FromResult<MaintenanceWindow[]>([]);

    public Task<MaintenanceResult> AddMaintenanceWindow(MaintenanceWindow window, CancellationToken cancellationToken) => Task.FromResult(new MaintenanceResult());

    public Task<MaintenanceResult> EndMaintenanceWindow(string windowId, string by, CancellationToken cancellationToken) => Task.FromResult(new MaintenanceResult());

    public Task<SiteView?> GetView(CancellationToken cancellationToken) => Task.FromResult(View());

    public Task<SiteSnapshot?> GetSnapshot(CancellationToken cancellationToken)
    {
        Snapshots++;
        return GivesUp-- > 0 ? Task.FromCanceled<SiteSnapshot?>(new CancellationToken(true)) : Task.FromResult(Now());
    }

    public SiteSnapshot? Now()
    {
        lock (_gate)
        {
            return View() is not { } view
                ? null
                : new SiteSnapshot { Site = view, Points = _points, Alarms = Active(), Seq = _journal.Count };
        }
    }

    public Task<SiteConfig?> GetConfig(CancellationToken cancellationToken) => Task.FromResult(_config);

    public Task<ConfigureResult> Configure(SiteConfig config, string by, CancellationToken cancellationToken)
    {
        if (!Identifiers.IsRegionCode(config.RegionCode))
        {
            var fault = new Fault { Where = "regionCode", Text = "应为 6 位数字", TextEn = "must be 6 digits" };
            return Task.FromResult(new ConfigureResult { RuleSet = _config?.RuleSet ?? 0, Faults = [fault] });
        }

        _config = config with { RuleSet = (_config?.RuleSet ?? 0) + 1 };
        return Task.FromResult(new ConfigureResult { RuleSet = _config.RuleSet, Faults = [] });
    }

    /// <summary>Rules are changed by real grains in the tests on the real host.</summary>
    public Task<RuleSetResult> ProposeRules(RuleSetProposal proposal, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RuleSetResult> DecideRules(RuleSetDecision decision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RuleSetResult> NoteSimulation(int version, SimulationReport report, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PointCandidate[]> GetCandidates(CancellationToken cancellationToken) => Task.FromResult<PointCandidate[]>([]);

    public ValueTask<IngestReceipt> Ingest(SampleBatch batch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IngestReceipt> ReportGateway(GatewayReport report, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IngestReceipt> Observe(SampleBatch batch, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IngestReceipt> ReportEdgeAlarm(EdgeAlarm alarm, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PointTable> GetPointTable(CancellationToken cancellationToken) => throw new NotSupportedException();

    private AlarmTransition Add(int number, AlarmState from, AlarmState to, TransitionReason reason, AlarmCommand? command)
    {
        var seq = _journal.Count + 1;
        var transition = new AlarmTransition
        {
            SiteId = _siteId,
            Seq = seq,
            From = from,
            To = to,
            Reason = reason,
            At = Start.AddSeconds(seq),
            DecidedAt = Start.AddSeconds(seq),
            By = command?.By,
            Alarm = new AlarmRecord
            {
                Id = $"{_siteId}-{number}",
                SiteId = _siteId,
                PointId = "LI-912",
                Condition = ConditionKind.High,
                State = to,
                Priority = AlarmPriority.High,
                OccurredAt = Start.AddSeconds(number),
                ReceivedAt = Start.AddSeconds(number),
                AcknowledgedBy = command?.By,
                Note = command?.Note,
                Seq = seq,
            },
        };
        _journal.Add(transition);
        if (to == AlarmState.Normal)
        {
            _active.Remove(transition.Alarm.Id);
        }
        else
        {
            _active[transition.Alarm.Id] = transition.Alarm;
        }

        return transition;
    }

    private AlarmRecord[] Active() => [.. _active.Values];

    private SiteView? View()
    {
        lock (_gate)
        {
            return _config is null
                ? null
                : new SiteView
                {
                    SiteId = _siteId,
                    Name = _config.Name,
                    RegionCode = _config.RegionCode,
                    Sight = SiteSight.Online,
                    Alarms = _active.Count,
                    Seq = _journal.Count,
                    RuleSet = _config.RuleSet,
                };
        }
    }
}
