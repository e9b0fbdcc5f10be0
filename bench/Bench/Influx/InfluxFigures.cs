using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Contracts;
using Monitoring.Silo;

namespace Monitoring.Bench;

/// <summary>
/// <c>dotnet run -c Release --project bench/Bench -- influx [ROUNDS]</c>: the sink from the sample log to a real influxd, against a bare HTTP
/// client that posts the same bytes, already encoded and compressed, with as many requests at a time. Rounds take turns; medians.
/// </summary>
internal static class InfluxFigures
{
    private const int Sites = 16;
    private const int Points = 100;
    private const int Seconds = 3000;
    private const long Values = (long)Sites * Points * Seconds;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly string[] Names = [.. Enumerable.Range(0, Points).Select(i => $"PT-{100 + i}")];

    public static async Task RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("monitoring-influx-").FullName;
        try
        {
            var options = new SampleLogOptions { Directory = Path.Combine(folder, "log") };
            await FillLogAsync(options);
            Encoder(options);
            await using var server = await InfluxdProcess.StartAsync(folder);
            foreach (var gzip in (bool[])[true, false])
            {
                await CompareAsync(server, options, gzip, rounds);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(InfluxdProcess server, SampleLogOptions log, bool gzip, int rounds)
    {
        List<double> bare = [], sink = [], ratios = [];

        // The first round only warms up: code, connections, the server's own.
        for (var round = -1; round < rounds; round++)
        {
            // Who is first takes turns as well.
            var (bareRate, sinkRate) = (0.0, 0.0);
            foreach (var isSink in round % 2 == 0 ? (bool[])[true, false] : [false, true])
            {
                var options = Options(server, $"{(isSink ? "sink" : "bare")}{round + 1}{gzip}", gzip);
                await server.CreateAsync(options.Database!);
                _ = isSink ? sinkRate = Values / await SinkAsync(log, options) : bareRate = Values / await BareAsync(log, options);
                var held = await server.CountAsync(options.Database!, Names);
                if (held != Values)
                {
                    throw new InvalidOperationException($"{options.Database} holds {held} of {Values} values.");
                }

                await server.DropAsync(options.Database!);
            }

            if (round >= 0)
            {
                bare.Add(bareRate);
                sink.Add(sinkRate);
                ratios.Add(sinkRate / bareRate);
                Say($"round {round + 1}, {(gzip ? "gzip" : "plain")}: bare {bareRate / 1000:F0}, sink {sinkRate / 1000:F0} thousand values/s, {sinkRate / bareRate:P0}");
            }
        }

        Say($"MEDIAN, {(gzip ? "gzip" : "plain")}: bare {Median(bare) / 1000:F0}, sink {Median(sink) / 1000:F0} thousand values/s; ratio of medians {Median(sink) / Median(bare):P1}, median of ratios {Median(ratios):P1}");
    }

    /// <summary>The sink as the service runs it, over a log that is full already. Seconds until the cursor is at the end.</summary>
    private static async Task<double> SinkAsync(SampleLogOptions logOptions, InfluxOptions options)
    {
        await using var log = SampleLog.Open(logOptions, Time, NullLogger.Instance);
        log.RemoveSink(InfluxSink.Name);
        var begin = Time.GetTimestamp();
        await using var sink = new InfluxSink(log, new Tables(), InfluxWriters.Create(options, Time), options, Time, Time, NullLogger.Instance);
        while (log.RegisterSink(InfluxSink.Name) < log.LastPosition)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), Time);
        }

        return Time.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>The same requests, made beforehand. Seconds until the last is answered.</summary>
    private static async Task<double> BareAsync(SampleLogOptions logOptions, InfluxOptions options)
    {
        var lanes = await CaptureAsync(logOptions, options);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var begin = Time.GetTimestamp();
        await Task.WhenAll(lanes.Select(async lane =>
        {
            foreach (var body in lane)
            {
                using var content = new ByteArrayContent(body);
                if (options.Gzip)
                {
                    content.Headers.ContentEncoding.Add("gzip");
                }

                using var answer = await client.PostAsync(new Uri(options.Url, $"write?db={options.Database}&precision=ms"), content);
                answer.EnsureSuccessStatusCode();
            }
        }));
        return Time.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>The bodies that the sink posts, dealt to as many lanes as it has requests at a time.</summary>
    private static async Task<List<byte[]>[]> CaptureAsync(SampleLogOptions logOptions, InfluxOptions options)
    {
        await using var log = SampleLog.Open(logOptions, Time, NullLogger.Instance);
        log.RemoveSink(InfluxSink.Name);
        using var capture = new Capture(options.Gzip);
        await using (var sink = new InfluxSink(log, new Tables(), capture, options, Time, Time, NullLogger.Instance))
        {
            while (log.RegisterSink(InfluxSink.Name) < log.LastPosition)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), Time);
            }
        }

        var lanes = Enumerable.Range(0, options.InFlight).Select(_ => new List<byte[]>()).ToArray();
        for (var i = 0; i < capture.Bodies.Count; i++)
        {
            lanes[i % lanes.Length].Add(capture.Bodies[i]);
        }

        return lanes;
    }

    private static void Encoder(SampleLogOptions options)
    {
        using var buffer = new LineBuffer(32 << 20);
        var batches = Enumerable.Range(0, 2000).Select(i => Batch(0, i)).ToArray();
        var encoder = new LineEncoder();
        List<double> times = [];
        long allocated = 0;
        for (var round = 0; round < 40; round++)
        {
            // New for each round: what is not newer than the round before would say its quality.
            var columns = new SiteColumns("samples", SiteOf(0));
            columns.Name(Names);
            buffer.Clear();
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var begin = Time.GetTimestamp();
            foreach (var batch in batches)
            {
                encoder.Begin(batch, columns);
                encoder.Fill(buffer, int.MaxValue);
            }

            times.Add(Time.GetElapsedTime(begin).TotalNanoseconds / buffer.Values);
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        }

        // On a shared machine the shortest round is the one that nobody interrupted.
        Say($"encoder: {times[10..].Min():F1} ns per value of two decimals (shortest of 30 rounds; median {Median(times[10..]):F1}), {(double)buffer.Length / buffer.Values:F1} bytes per value, {allocated} bytes allocated in {buffer.Values} values");
        using var packed = new MemoryStream();
        times.Clear();
        for (var round = 0; round < 10; round++)
        {
            packed.SetLength(0);
            var begin = Time.GetTimestamp();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(buffer.Written.Span);
            }

            times.Add(Time.GetElapsedTime(begin).TotalNanoseconds / buffer.Values);
        }

        Say($"gzip: {times.Min():F1} ns per value (shortest of 10), to {(double)packed.Length / buffer.Length:P0}; log in {options.Directory}");
    }

    private static async Task FillLogAsync(SampleLogOptions options)
    {
        await using var log = SampleLog.Open(options, Time, NullLogger.Instance);
        log.RegisterSink("bench");
        for (var second = 0; second < Seconds; second++)
        {
            long position = 0;
            for (var site = 0; site < Sites; site++)
            {
                if (!log.TryAppend(Batch(site, second), out position))
                {
                    throw new InvalidOperationException("The log is full.");
                }
            }

            await log.WhenDurable(position);
        }
    }

    private static string SiteOf(int site) => $"33010{site:D4}";

    private static SampleBatch Batch(int site, int second)
    {
        var at = 1_767_225_600_000 + (second * 1000L);
        return new SampleBatch
        {
            SiteId = SiteOf(site),
            GatewayId = "bench",
            ReceivedAt = at,
            Messages = [new BatchMessage(second, (ulong)second, Points, 0, false)],
            MessageCount = 1,
            Samples = [.. Enumerable.Range(0, Points).Select(i => new Sample(i, at, Math.Round(500 + (400 * Math.Sin((second + (i * 37) + site) / 50.0)), 2), Quality.Good))],
            SampleCount = Points,
        };
    }

    /// <summary>
    /// As the service has them, but for the age at which a request that is not full is sent: the last one of a round would wait for it a second, which
    /// is no work of the sink's and was most of its time in the first version of this figure.
    /// </summary>
    private static InfluxOptions Options(InfluxdProcess server, string database, bool gzip) =>
        new() { Url = server.Url, Database = database, Gzip = gzip, BatchAge = TimeSpan.FromMilliseconds(20) };

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Tables : IPointTables
    {
        public Task<IReadOnlyList<string>> NamesAsync(string siteId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(Names);
    }

    /// <summary>Keeps what would be posted.</summary>
    private sealed class Capture(bool gzip) : IInfluxWriter
    {
        private readonly Lock _gate = new();

        public List<byte[]> Bodies { get; } = [];

        public Task<WriteOutcome> WriteAsync(LineSlice lines, CancellationToken cancellationToken)
        {
            var body = gzip ? Pack(lines.Bytes.Span) : lines.Bytes.ToArray();
            lock (_gate)
            {
                Bodies.Add(body);
            }

            return Task.FromResult(WriteOutcome.Stored);
        }

        public Task<WriteOutcome> PrepareAsync(CancellationToken cancellationToken) => Task.FromResult(WriteOutcome.Stored);

        public Task<WriteOutcome> PingAsync(CancellationToken cancellationToken) => Task.FromResult(WriteOutcome.Stored);

        public void Dispose()
        {
        }

        private static byte[] Pack(ReadOnlySpan<byte> bytes)
        {
            using var packed = new MemoryStream();
            using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            {
                stream.Write(bytes);
            }

            return packed.ToArray();
        }
    }
}
