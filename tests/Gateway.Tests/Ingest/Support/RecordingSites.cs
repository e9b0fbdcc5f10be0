using System.Collections.Concurrent;
using System.Threading.Channels;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest;

namespace Monitoring.Gateway.Tests.Ingest.Support;

/// <summary>Sites in memory behind the port of ingest. The real grains are tested end to end elsewhere.</summary>
internal sealed class RecordingSites : ISiteIngest
{
    private readonly ConcurrentDictionary<string, string[]> _points = new();
    private readonly Channel<GatewayReport> _reports = Channel.CreateUnbounded<GatewayReport>();
    private readonly Channel<EdgeAlarm> _alarms = Channel.CreateUnbounded<EdgeAlarm>();
    private readonly Channel<Taken> _taken = Channel.CreateUnbounded<Taken>();
    private int _calls;

    /// <summary>What each batch is answered; may wait, fail or throw.</summary>
    public Func<SampleBatch, ValueTask<IngestReceipt>> OnIngest { get; set; } = _ => Durable();

    public int Version { get; set; } = 1;

    public int RuleSet { get; set; } = 7;

    public int Calls => Volatile.Read(ref _calls);

    public static ValueTask<IngestReceipt> Durable() => new(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));

    public void Add(string siteId, params string[] points) => _points[siteId] = points;

    public async Task<Taken> NextAsync() => await _taken.Reader.ReadAsync().AsTask().Soon();

    public async Task<GatewayReport> NextReportAsync() => await _reports.Reader.ReadAsync().AsTask().Soon();

    public async Task<EdgeAlarm> NextAlarmAsync() => await _alarms.Reader.ReadAsync().AsTask().Soon();

    public bool HasReport => _reports.Reader.TryPeek(out _);

    public async ValueTask<IngestReceipt> IngestAsync(SampleBatch batch)
    {
        Interlocked.Increment(ref _calls);
        var copy = new Taken(
            batch.SiteId, batch.GatewayId, batch.ReceivedAt, batch.SampleSpan.ToArray(), batch.Unknown[..batch.UnknownCount], batch.Messages[..batch.MessageCount]);
        var receipt = await OnIngest(batch);
        if (receipt.Outcome == IngestOutcome.Durable)
        {
            _taken.Writer.TryWrite(copy);
        }

        return receipt;
    }

    public ValueTask<IngestReceipt> ReportGatewayAsync(GatewayReport report)
    {
        _reports.Writer.TryWrite(report);
        return Durable();
    }

    public ValueTask<IngestReceipt> ReportEdgeAlarmAsync(EdgeAlarm alarm)
    {
        _alarms.Writer.TryWrite(alarm);
        return Durable();
    }

    public Task<PointTable> GetPointTableAsync(string siteId) => Task.FromResult(
        _points.TryGetValue(siteId, out var points)
            ? new PointTable { SiteId = siteId, Version = Version, PointIds = points }
            : new PointTable { SiteId = siteId, Version = 0, PointIds = [] });

    public Task<SiteConfig?> GetConfigAsync(string siteId) => Task.FromResult(
        _points.TryGetValue(siteId, out var points)
            ? new SiteConfig
            {
                SiteId = siteId,
                RuleSet = RuleSet,
                Points = [.. points.Select(point => new PointConfig
                {
                    PointId = point,
                    Unit = "m",
                    RangeHigh = 16,
                    Conditions = [new HighRule { Levels = [new LevelLimit { Level = AlarmLevel.H, Limit = 13.2 }], Deadband = 0.1 }],
                })],
            }
            : null);

    internal sealed record Taken(string SiteId, string GatewayId, long ReceivedAt, Sample[] Samples, NamedSample[] Unknown, BatchMessage[] Messages);
}
