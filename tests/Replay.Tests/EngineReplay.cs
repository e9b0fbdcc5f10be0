using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Replay.Tests;

/// <summary>A recording through the engine itself, in virtual time: each row is a batch that arrives when the row says.</summary>
internal sealed class EngineReplay
{
    private EngineReplay(SiteConfig config, Recording recording, MaintenanceWindow[] windows)
    {
        Assert.Empty(SiteValidator.Check(config).Select(f => $"{f.Where}: {f.TextEn}"));
        var engine = new SiteEngine(SiteCompiler.Compile(config, []), recording.Rows[0].Arrival);
        engine.SetWindows(windows, recording.Rows[0].Arrival);
        var points = recording.Points.Select(p => Array.IndexOf(engine.Rules.PointIds, p)).ToArray();
        var position = 0;
        foreach (var row in recording.Rows)
        {
            var samples = points.Select((p, i) => (p, i)).Where(x => x.p >= 0 && !double.IsNaN(row.Values[x.i]))
                .Select(x => new Sample(x.p, row.Ts, row.Values[x.i], Quality.Good)).ToArray();
            engine.Advance(row.Arrival);
            engine.Apply(
                new SampleBatch
                {
                    SiteId = config.SiteId,
                    GatewayId = "replay",
                    ReceivedAt = row.Arrival,
                    Messages = [new BatchMessage(BatchMessage.NoSeq, 0, samples.Length, 0, false)],
                    MessageCount = 1,
                    Samples = samples,
                    SampleCount = samples.Length,
                },
                ++position);
            Journal.AddRange(engine.TakeTransitions());
        }
    }

    public List<AlarmTransition> Journal { get; } = [];

    /// <summary>Alarms as they began, oldest first, without those that were never annunciated.</summary>
    public IEnumerable<AlarmTransition> Begun => Journal.Where(t => t.Reason == TransitionReason.Occurred);

    public static EngineReplay Run(SiteConfig config, Recording recording, params MaintenanceWindow[] windows) => new(config, recording, windows);

    /// <summary>When a condition of a point first became an alarm; null if never.</summary>
    public DateTimeOffset? First(string point, ConditionKind kind, string? name = null) =>
        Find(point, kind, name)?.At;

    public AlarmTransition? Find(string point, ConditionKind kind, string? name = null) =>
        Begun.FirstOrDefault(t => t.Alarm.PointId == point && t.Alarm.Condition == kind && t.Alarm.ConditionName == name);

    /// <summary>The alarms that began, as short texts.</summary>
    public string[] Brief() => [.. Begun.Select(t => $"{t.At:HH:mm:ss} {t.Alarm.PointId} {t.Alarm.Condition}{(t.Alarm.ConditionName is { } n ? ":" + n : "")}{(t.Late ? " ~" : "")}")];
}
