using System.Text.Unicode;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Points;

namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>
/// Reads the payloads of <c>telemetry</c> (contract.md §2) straight into a batch, all or nothing.
/// <c>TelemetryParser.Batch.cs</c> is the batch form, <c>TelemetryParser.Value.cs</c> a single value.
/// </summary>
internal ref partial struct TelemetryParser
{
    /// <summary>2000-01-01 and 2100-01-01 UTC, Unix milliseconds: outside, somebody sends seconds or a clock was never set.</summary>
    public const long EarliestTime = 946_684_800_000;

    /// <inheritdoc cref="EarliestTime"/>
    public const long LatestTime = 4_102_444_800_000;

    private readonly PointCursor _points;
    private readonly BatchBuilder _batch;
    private readonly int _maximumSamples;
    private JsonScanner _scanner;
    private long _latest;

    private TelemetryParser(ReadOnlySpan<byte> payload, PointCursor points, BatchBuilder batch, int maximumSamples)
    {
        _scanner = new JsonScanner(payload);
        _points = points;
        _batch = batch;
        _maximumSamples = maximumSamples;
    }

    /// <summary>A batch: topic <c>telemetry</c>. <paramref name="latest"/> is the latest sample time in it.</summary>
    public static PayloadFault ReadBatch(
        ReadOnlySpan<byte> payload, PointCursor points, BatchBuilder batch, long arrival, int maximumSamples, out long latest)
    {
        latest = arrival;
        if (!Utf8.IsValid(payload))
        {
            return NotUtf8(payload);
        }

        var parser = new TelemetryParser(payload, points, batch, maximumSamples);
        batch.Begin();
        if (!parser.ReadBatch(arrival, out var seq, out var backfill, out latest))
        {
            batch.RollBack();
            return parser._scanner.Fault;
        }

        batch.Complete(seq, PayloadHash.Compute(payload), backfill);
        return PayloadFault.None;
    }

    /// <summary>A single value: topic <c>telemetry/{pointId}</c>.</summary>
    public static PayloadFault ReadSingle(
        ReadOnlySpan<byte> payload, ReadOnlySpan<byte> pointId, PointCursor points, BatchBuilder batch, long arrival, out long latest)
    {
        latest = arrival;
        if (!Utf8.IsValid(payload))
        {
            return NotUtf8(payload);
        }

        var parser = new TelemetryParser(payload, points, batch, 1);
        batch.Begin();
        var point = points.Find(pointId, out var unknown);
        if (!parser.ReadValue(point, unknown, arrival, 0) || !parser._scanner.AtEnd())
        {
            batch.RollBack();
            return parser._scanner.Fault;
        }

        latest = parser._latest == 0 ? arrival : parser._latest;
        batch.Complete(BatchMessage.NoSeq, PayloadHash.Compute(payload, PayloadHash.Compute(pointId)), backfill: false);
        return PayloadFault.None;
    }

    private static PayloadFault NotUtf8(ReadOnlySpan<byte> payload)
    {
        var low = 0;
        var high = payload.Length;
        // The longest valid prefix; UTF-8 validity of prefixes is monotone up to a cut character, which is close enough to point at.
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Utf8.IsValid(payload[..middle]) ? (middle, high) : (low, middle);
        }

        return new PayloadFault(PayloadReason.NotUtf8, low);
    }
}
