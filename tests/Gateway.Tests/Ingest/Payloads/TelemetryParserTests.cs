using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Payloads;
using Monitoring.Gateway.Ingest.Points;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Payloads;

public sealed class TelemetryParserTests
{
    private const long Arrival = 1_767_225_700_000;
    private static readonly string[] Names = ["TI-101", "LI-102", "XS-1", "PI_1.a"];

    [Fact]
    public void ReadBatch_EveryGoldenPayload_GivesTheGoldenResult()
    {
        foreach (var line in File.ReadAllLines(Path.Combine(Golden.Folder, "payloads.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split(" => ");
            Assert.Equal((parts[0], parts[1]), (parts[0], Describe(parts[0])));
        }
    }

    [Fact]
    public void ReadBatch_AnyOrderOfPoints_EachValueAtItsPoint()
    {
        var cursor = Cursor();
        Check.QuickThrowOnFailure(Prop.ForAll<int[], NormalFloat[]>((order, values) =>
        {
            var points = order.Select(i => Names[Math.Abs(i % 4)]).Distinct().Zip(values, (name, value) => (Name: name, Value: value.Get)).ToArray();
            var json = System.Text.Json.JsonSerializer.Serialize(new { points = points.ToDictionary(point => point.Name, point => point.Value), ts = 1_767_225_600_000 });
            var batch = new BatchBuilder();
            Assert.True(TelemetryParser.ReadBatch(Encoding.UTF8.GetBytes(json), cursor, batch, Arrival, 100, out _).IsNone, json);
            Assert.Equal(
                points.Select(point => new Sample(Array.IndexOf(Names, point.Name), 1_767_225_600_000, point.Value, Quality.Good)),
                batch.Batch.SampleSpan.ToArray());
        }));
    }

    [Fact]
    public void ReadBatch_CutAnywhere_NothingIsTaken()
    {
        var whole = """{"seq":3,"points":{"TI-101":1.5,"NEW":2,"LI-102":{"v":3,"q":"bad","ts":1767225600000}},"ts":1767225600000}"""u8;
        var batch = new BatchBuilder();
        Assert.True(TelemetryParser.ReadBatch("""{"points":{"XS-1":true}}"""u8, Cursor(), batch, Arrival, 100, out _).IsNone);
        for (var i = 0; i < whole.Length; i++)
        {
            var fault = TelemetryParser.ReadBatch(whole[..i], Cursor(), batch, Arrival, 100, out _);
            Assert.False(fault.IsNone);
            Assert.InRange(fault.Offset, 0, i);
            Assert.Equal((1, 1, 0), (batch.Batch.MessageCount, batch.Batch.SampleCount, batch.Batch.UnknownCount));
        }

        Assert.True(TelemetryParser.ReadBatch(whole, Cursor(), batch, Arrival, 100, out _).IsNone);
        Assert.Equal((2, 3, 1), (batch.Batch.MessageCount, batch.Batch.SampleCount, batch.Batch.UnknownCount));
    }

    [Fact]
    public void ReadBatch_AnyBytes_GivesAResultAndNeverThrows() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
    {
        var batch = new BatchBuilder();
        TelemetryParser.ReadBatch(bytes, Cursor(), batch, Arrival, 100, out _);
        TelemetryParser.ReadSingle(bytes, "TI-101"u8, Cursor(), batch, Arrival, out _);
        TelemetryParser.ReadBatch([.. "{\"points\":{\"TI-101\":"u8, .. bytes, .. "}}"u8], Cursor(), batch, Arrival, 100, out _);
        StatusParser.ReadStatus(bytes, out _);
        StatusParser.ReadAlarm([.. "{\"pointId\":"u8, .. bytes], "330100001", "g", Arrival, out _);
        return true;
    }));

    [Fact]
    public void ReadBatch_Repeated_AllocatesNothing()
    {
        var cursor = Cursor();
        var batch = new BatchBuilder();
        var payload = """{"seq":3,"ts":1767225600000,"points":{"TI-101":1.5,"LI-102":{"v":3,"q":"bad"},"XS-1":true,"NEW-1":3}}"""u8.ToArray();
        for (var i = 0; i < 200; i++)
        {
            Take();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            Take();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Take()
        {
            TelemetryParser.ReadBatch(payload, cursor, batch, Arrival, 100, out _);
            batch.Reset();
        }
    }

    [Fact]
    public void ReadBatch_NewTable_PredictionIsNotTrusted()
    {
        var cursor = Cursor();
        var batch = new BatchBuilder();
        TelemetryParser.ReadBatch("""{"points":{"TI-101":1,"LI-102":2}}"""u8, cursor, batch, Arrival, 100, out _);
        cursor.Use(new PointIndex(new PointTable { SiteId = "330100001", Version = 2, PointIds = ["LI-102", "TI-101"] }));
        TelemetryParser.ReadBatch("""{"points":{"TI-101":1,"LI-102":2}}"""u8, cursor, batch, Arrival, 100, out _);
        Assert.Equal([0, 1, 1, 0], batch.Batch.SampleSpan.ToArray().Select(sample => sample.Point));
    }

    [Fact]
    public void PayloadReasons_EveryReason_HasANameAndBothTexts()
    {
        Assert.Equal(Enum.GetValues<PayloadReason>().Length, PayloadReasons.Count);
        foreach (var reason in Enum.GetValues<PayloadReason>().Skip(1))
        {
            Assert.Equal(reason.ToString().ToUpperInvariant(), reason.Name().Replace("-", "", StringComparison.Ordinal).ToUpperInvariant());
            Assert.NotEmpty(reason.Chinese());
            Assert.NotEmpty(reason.English());
        }
    }

    private static PointCursor Cursor() => new(new PointIndex(new PointTable { SiteId = "330100001", Version = 1, PointIds = Names }));

    private static string Describe(string payload)
    {
        var batch = new BatchBuilder();
        var fault = TelemetryParser.ReadBatch(Encoding.UTF8.GetBytes(payload), Cursor(), batch, Arrival, 100, out _);
        if (!fault.IsNone)
        {
            return $"{fault.Reason.Name()}@{fault.Offset}";
        }

        var message = batch.Batch.Messages[0];
        var text = FormattableString.Invariant($"seq {message.Seq}{(message.Backfill ? " backfill" : "")}");
        foreach (var sample in batch.Batch.SampleSpan)
        {
            text += FormattableString.Invariant($" {Names[sample.Point]}={sample.Value:R}/{sample.Quality}@{sample.Timestamp}");
        }

        foreach (var sample in batch.Batch.Unknown.AsSpan(0, batch.Batch.UnknownCount))
        {
            text += FormattableString.Invariant($" ?{sample.PointId}={sample.Value:R}@{sample.Timestamp}");
        }

        return text;
    }
}
