using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Journals of several sites, made by hand or at random, by the state table and one decision after another.</summary>
internal sealed class JournalRig
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<(string Site, string Point), AlarmRecord> _live = [];
    private readonly Dictionary<string, long> _seqs = new(StringComparer.Ordinal);
    private int _alarms;

    /// <summary>Everything in the order of decision.</summary>
    public List<AlarmTransition> All { get; } = [];

    public DateTimeOffset Now { get; private set; } = Start;

    public AlarmRecord[] Live(string site) => [.. _live.Where(pair => pair.Key.Site == site).Select(pair => pair.Value)];

    public AlarmTransition[] Of(string site) => [.. All.Where(row => row.SiteId == site)];

    public JournalRig Wait(double seconds)
    {
        Now = Now.AddSeconds(seconds);
        return this;
    }

    /// <summary>The condition becomes true; null if it is already.</summary>
    public AlarmRecord? Occur(string site, string point, AlarmPriority priority = AlarmPriority.Medium, double sampleAge = 0, bool late = false, ConditionKind condition = ConditionKind.High) =>
        Step(site, point, AlarmEvent.Occurs, TransitionReason.Occurred, priority, sampleAge, late, condition);

    public AlarmRecord? Worsen(string site, string point, AlarmPriority priority) => Step(site, point, AlarmEvent.Worsens, TransitionReason.Worsened, priority);

    public AlarmRecord? Clear(string site, string point) => Step(site, point, AlarmEvent.Clears, TransitionReason.Cleared);

    public AlarmRecord? Acknowledge(string site, string point) => Step(site, point, AlarmEvent.Acknowledge, TransitionReason.Acknowledged);

    /// <summary>Any transition, whether the table has it or not.</summary>
    public AlarmRecord Move(string site, string point, AlarmState to, TransitionReason reason, string? by = null)
    {
        var record = _live[(site, point)];
        return Add(record, record.State, to, reason, 0, false, by);
    }

    /// <summary>Random scenarios as lists of small numbers: which site, which point, what, and after how long.</summary>
    public static Arbitrary<JournalRig> Random => Gen.Choose(0, 400).SelectMany(length => Gen.ListOf(StepGen, length)).Select(Play).ToArbitrary();

    private static Gen<(int Site, int Point, int What, int Wait, int Age)> StepGen =>
        from site in Gen.Choose(0, 2)
        from point in Gen.Choose(0, 11)
        from what in Gen.Frequency((6, Gen.Constant(0)), (2, Gen.Constant(1)), (3, Gen.Constant(2)), (1, Gen.Constant(3)), (1, Gen.Constant(4)))
        from wait in Gen.Frequency((8, Gen.Choose(0, 30)), (3, Gen.Choose(30, 200)), (1, Gen.Choose(200, 4_000)))
        from age in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 60)))
        select (site, point, what, wait, age);

    private static JournalRig Play(IEnumerable<(int Site, int Point, int What, int Wait, int Age)> steps)
    {
        var rig = new JournalRig();
        foreach (var (site, point, what, wait, age) in steps)
        {
            var (siteId, pointId, priority) = ($"33010000{site}", $"P-{point}", (AlarmPriority)(point % 4));
            rig.Wait(wait);
            _ = what switch
            {
                0 => rig.Occur(siteId, pointId, priority, age, late: point == 11 && wait % 2 == 0),
                1 => rig.Acknowledge(siteId, pointId),
                2 => rig.Clear(siteId, pointId),
                3 => rig.Worsen(siteId, pointId, priority),
                _ => rig.ShelveOrBack(siteId, pointId),
            };
        }

        return rig;
    }

    private AlarmRecord? ShelveOrBack(string site, string point)
    {
        if (!_live.TryGetValue((site, point), out var record))
        {
            return null;
        }

        return record.State == AlarmState.Shelved
            ? Add(record, record.State, AlarmState.Unacknowledged, TransitionReason.Unshelved, 0, false, "duty")
            : Add(record, record.State, AlarmState.Shelved, TransitionReason.Shelved, 0, false, "duty");
    }

    private AlarmRecord? Step(
        string site, string point, AlarmEvent happened, TransitionReason reason, AlarmPriority priority = AlarmPriority.Medium,
        double sampleAge = 0, bool late = false, ConditionKind condition = ConditionKind.High)
    {
        var state = _live.TryGetValue((site, point), out var record) ? record.State : AlarmState.Normal;
        if (AlarmMachine.Next(state, happened, latched: false, active: happened != AlarmEvent.Clears) is not { } to)
        {
            return null;
        }

        record ??= new AlarmRecord
        {
            Id = $"A{++_alarms:D6}",
            SiteId = site,
            PointId = point,
            Condition = condition,
            State = AlarmState.Normal,
            Priority = priority,
            OccurredAt = Now.AddSeconds(-sampleAge),
            ReceivedAt = Now,
            AnnunciatedAt = late ? null : Now,
            Late = late,
            Text = point,
            TextEn = point,
        };
        record = record with { Priority = (AlarmPriority)Math.Max((int)record.Priority, (int)priority) };
        return Add(record, state, to, reason, sampleAge, late, happened == AlarmEvent.Acknowledge ? "duty" : null);
    }

    private AlarmRecord Add(AlarmRecord record, AlarmState from, AlarmState to, TransitionReason reason, double sampleAge, bool late, string? by)
    {
        var seq = _seqs[record.SiteId] = _seqs.GetValueOrDefault(record.SiteId) + 1;
        record = record with { State = to, Seq = seq };
        All.Add(new AlarmTransition
        {
            SiteId = record.SiteId, Seq = seq, From = from, To = to, Reason = reason, At = Now.AddSeconds(-sampleAge), DecidedAt = Now, By = by, Late = late, Alarm = record,
        });
        if (to == AlarmState.Normal)
        {
            _live.Remove((record.SiteId, record.PointId));
        }
        else
        {
            _live[(record.SiteId, record.PointId)] = record;
        }

        return record;
    }
}
