using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Ingest.Payloads;
using Monitoring.Gateway.Ingest.Points;

namespace Monitoring.Gateway.Ingest.Flow;

/// <summary>What the intake says of a PUBLISH.</summary>
internal enum IntakeStep : byte
{
    /// <summary>In the round: taken, or refused with an answer.</summary>
    Done,

    /// <summary>The point table of <see cref="PublishIntake.Wanted"/> must be loaded; then give the same packet again.</summary>
    NeedsSite,

    /// <summary>Not a site of this gateway. In the round as a refusal; 3.1.1 closes as well.</summary>
    NotOwnSite,
}

/// <summary>
/// Takes the PUBLISH packets of one connection into rounds: topic → site and kind, payload → samples. Also takes its will.
/// Used by one thread at a time.
/// </summary>
internal sealed class PublishIntake
{
    /// <summary>A sample later than arrival by more than this is taken, judged at arrival, and noted (architecture.md §5).</summary>
    public const long ClockSkewLimit = 60_000;

    private readonly IngestContext _context;
    private readonly GatewayCounter _counter;
    private readonly GatewayAccount _account;
    private readonly Dictionary<string, SiteLane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SiteLane>.AlternateLookup<ReadOnlySpan<char>> _bySite;
    private SiteLane? _last;

    public PublishIntake(IngestContext context, GatewayAccount account, GatewayCounter counter)
    {
        _context = context;
        _counter = counter;
        _account = account;
        _bySite = _lanes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string GatewayId => _counter.GatewayId;

    /// <summary>Sites that this connection has spoken of.</summary>
    public IReadOnlyCollection<SiteLane> Lanes => _lanes.Values;

    /// <summary>After <see cref="IntakeStep.NeedsSite"/>.</summary>
    public SitePoints? Wanted { get; private set; }

    /// <summary>
    /// The lane of a site, or null if the gateway may not publish for it. Made at first use: with one gateway for 2,200 sites on
    /// 2,145 connections, lanes made in advance were 600 MB.
    /// </summary>
    public SiteLane? FindLane(ReadOnlySpan<byte> siteId)
    {
        if (_last is { } last && siteId.SequenceEqual(last.SiteIdBytes))
        {
            return last;
        }

        Span<char> characters = stackalloc char[9];
        if (siteId.Length != 9 || System.Text.Encoding.ASCII.GetChars(siteId, characters) != 9)
        {
            return null;
        }

        return _bySite.TryGetValue(characters, out var lane) ? _last = lane : TryOpen(characters);
    }

    private SiteLane? TryOpen(ReadOnlySpan<char> siteId)
    {
        foreach (var site in _account.Sites)
        {
            if (siteId.SequenceEqual(site))
            {
                var lane = new SiteLane(site, _context.Points.Get(site));
                _lanes.Add(site, lane);
                return _last = lane;
            }
        }

        return null;
    }

    public IntakeStep Take(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, int qos, ushort packetId, IngestRound round, long arrival)
    {
        var route = TopicRoute.Parse(topic);
        var lane = FindLane(route.SiteId);
        if (lane is null && !route.SiteId.IsEmpty)
        {
            Refuse(new PayloadFault(PayloadReason.NotOwnSite, -1), topic, payload, qos, packetId, round, arrival);
            return IntakeStep.NotOwnSite;
        }

        if (lane is null || route.Kind == TopicKind.None)
        {
            Refuse(new PayloadFault(PayloadReason.WrongTopic, -1), topic, payload, qos, packetId, round, arrival);
            return IntakeStep.Done;
        }

        var cursor = lane.Cursor();
        if (cursor is null)
        {
            Wanted = lane.Points;
            return IntakeStep.NeedsSite;
        }

        var fault = cursor.Index.Version == 0
            ? new PayloadFault(PayloadReason.UnknownSite, -1)
            : TakeKind(route, lane, cursor, topic, payload, qos, packetId, round, arrival);
        if (!fault.IsNone)
        {
            Refuse(fault, topic, payload, qos, packetId, round, arrival);
        }

        return IntakeStep.Done;
    }

    /// <summary>The round is handed on: the next read starts new calls.</summary>
    public static void CloseRound(IngestRound round)
    {
        for (var i = 0; i < round.CallCount; i++)
        {
            round.Call(i).Lane!.Open = null;
        }
    }

    private PayloadFault TakeKind(
        in TopicRoute route, SiteLane lane, PointCursor cursor, ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, int qos, ushort packetId, IngestRound round, long arrival)
    {
        if (route.Kind is TopicKind.Telemetry or TopicKind.Value)
        {
            return TakeSamples(route, lane, cursor, topic, payload, qos, packetId, round, arrival);
        }

        if (route.Kind == TopicKind.Alarm)
        {
            var fault = StatusParser.ReadAlarm(payload, lane.SiteId, GatewayId, arrival, out var alarm);
            if (fault.IsNone)
            {
                var call = round.AddCall(lane, out var index);
                call.Alarm = alarm;
                _counter.Traffic.Took(arrival, topic, 0, PayloadReason.None);
                Accept(call, index, qos, packetId, round);
            }

            return fault;
        }

        var status = StatusParser.ReadStatus(payload, out var online);
        if (status.IsNone)
        {
            lane.ReportedOnline = online;
            var call = round.AddCall(lane, out var index);
            call.Report = new GatewayReport
            {
                SiteId = lane.SiteId,
                GatewayId = GatewayId,
                Link = online ? GatewayLink.Online : GatewayLink.Offline,
                ReceivedAt = arrival,
            };
            _counter.Traffic.Took(arrival, topic, 0, PayloadReason.None);
            Accept(call, index, qos, packetId, round);
        }

        return status;
    }

    private PayloadFault TakeSamples(
        in TopicRoute route, SiteLane lane, PointCursor cursor, ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, int qos, ushort packetId, IngestRound round, long arrival)
    {
        var call = lane.Open;
        var builder = call?.Builder ?? _context.Pool.TakeBatch();
        var (samples, unknown, messages) = (builder.Batch.SampleCount, builder.Batch.UnknownCount, builder.Batch.MessageCount);
        var fault = route.Kind == TopicKind.Telemetry
            ? TelemetryParser.ReadBatch(payload, cursor, builder, arrival, _context.Options.MaximumBatchSamples, out var latest)
            : TelemetryParser.ReadSingle(payload, route.PointId, cursor, builder, arrival, out latest);
        if (!fault.IsNone)
        {
            if (call is null)
            {
                _context.Pool.Return(builder);
            }

            return fault;
        }

        short index;
        if (call is null)
        {
            call = lane.Open = round.AddCall(lane, out index);
            call.Builder = builder;
            builder.Batch.SiteId = lane.SiteId;
            builder.Batch.GatewayId = GatewayId;
            builder.Batch.ReceivedAt = arrival;
        }
        else
        {
            index = (short)round.IndexOf(call);
        }

        var future = latest > arrival + ClockSkewLimit && _counter.MayNoteFuture(arrival);
        var batch = builder.Batch;
        var count = batch.SampleCount - samples + batch.UnknownCount - unknown;
        _counter.Traffic.Took(arrival, topic, count, future ? PayloadReason.FutureTime : PayloadReason.None);
        if (batch.MessageCount > messages && batch.Messages[messages].Backfill)
        {
            _counter.Traffic.TookHistory(arrival, batch.SampleSpan[samples..], batch.UnknownCount - unknown);
        }

        round.Samples += count;
        Accept(call, index, qos, packetId, round);
        if (future)
        {
            _context.Metrics.Refused(PayloadReason.FutureTime);
            _context.Rejected.Add(GatewayId, topic, new PayloadFault(PayloadReason.FutureTime, -1), payload, arrival);
        }

        return PayloadFault.None;
    }

    private static void Accept(RoundCall call, short index, int qos, ushort packetId, IngestRound round)
    {
        round.Messages++;
        if (qos == 0)
        {
            call.Unanswered++;
            return;
        }

        round.Answer(new RoundAnswer(packetId, (byte)qos, ReasonCode.Success, index, null));
    }

    private void Refuse(PayloadFault fault, ReadOnlySpan<byte> topic, ReadOnlySpan<byte> payload, int qos, ushort packetId, IngestRound round, long arrival)
    {
        _context.Metrics.Refused(fault.Reason);
        _counter.Rejected();
        _counter.Traffic.Refused(arrival, topic, fault);
        _context.Rejected.Add(GatewayId, topic, fault, payload, arrival);
        if (qos > 0)
        {
            round.Answer(new RoundAnswer(packetId, (byte)qos, fault.Reason.Answer(), -1, fault.Explain()));
        }
    }
}
