using Microsoft.Extensions.Logging.Abstractions;

namespace Monitoring.Silo.Tests;

/// <summary>Opens small logs, and reads them out.</summary>
internal static class SampleLogFixture
{
    public static SampleLogOptions Options(TemporaryFolder folder) => new()
    {
        Directory = folder.Path,
        SegmentBytes = 64 << 10,
        MaxBytes = 16 << 20,
        BufferBytes = 1 << 20,
        StateInterval = TimeSpan.FromMinutes(1),
        RetryDelay = TimeSpan.FromMilliseconds(10),
        KeepBytes = 0,
        ReserveBytes = 64 << 10,
    };

    public static SampleLog Open(TemporaryFolder folder, long floor = 0) => Open(Options(folder), floor);

    public static SampleLog Open(SampleLogOptions options, long floor = 0) =>
        SampleLog.Open(options, TimeProvider.System, NullLogger.Instance, floor);

    public static async Task<long> AppendDurably(SampleLog log, Contracts.SampleBatch batch)
    {
        Assert.True(log.TryAppend(batch, out var position));
        Assert.True(await log.WhenDurable(position));
        return position;
    }

    /// <summary>Positions and first values of everything durable.</summary>
    public static List<(long Position, double Value)> ReadAll(SampleLog log)
    {
        List<(long, double)> found = [];
        using var tail = log.OpenTail(0);
        while (tail.TryRead(out var logged))
        {
            found.Add((logged.Position, logged.Batch.SampleCount == 0 ? double.NaN : logged.Batch.Samples[0].Value));
        }

        return found;
    }

    public static string NewestSegment(TemporaryFolder folder) =>
        Directory.GetFiles(folder.Path, "*.seg").Order(StringComparer.Ordinal).Last();
}
