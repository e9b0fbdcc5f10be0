namespace Monitoring.Silo.Tests;

/// <summary>The log's bounds: what it keeps for whom, by size and by age.</summary>
public class RetentionTests
{
    [Fact]
    public async Task OnStateTick_NobodyNeedsIt_IsKeptUpToItsSizeAndDumpable()
    {
        using var folder = new TemporaryFolder();
        var options = SampleLogFixture.Options(folder);
        options.KeepBytes = 10L * options.SegmentBytes;
        await using var log = SampleLogFixture.Open(options);
        await FillAsync(log, 600);
        log.OnStateTick();
        Assert.InRange(log.Figures().TotalBytes, options.KeepBytes / 2, options.KeepBytes);
        Assert.True(log.Figures().NeededBytes <= options.SegmentBytes);
        Assert.Equal(log.DurablePosition, SampleLogFixture.ReadAll(log)[^1].Position);
    }

    [Fact]
    public async Task OnStateTick_OlderThanTheAge_IsGivenBack()
    {
        using var folder = new TemporaryFolder();
        var options = SampleLogFixture.Options(folder);
        options.KeepBytes = long.MaxValue;
        var clock = new Hands();
        await using var log = SampleLog.Open(options, clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await FillAsync(log, 100);
        log.OnStateTick();
        var kept = log.Figures().Segments;
        Assert.True(kept > 2);
        clock.Now += TimeSpan.FromDays(8);
        log.OnStateTick();
        Assert.Equal(1, log.Figures().Segments);
    }

    [Fact]
    public async Task OnStateTick_NeededAndOlderThanTheAge_IsKept()
    {
        using var folder = new TemporaryFolder();
        var clock = new Hands();
        await using var log = SampleLog.Open(SampleLogFixture.Options(folder), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        log.RegisterSink("down");
        await FillAsync(log, 100);
        clock.Now += TimeSpan.FromDays(400);
        log.OnStateTick();
        Assert.Equal(100, SampleLogFixture.ReadAll(log).Count);
    }

    [Fact]
    public async Task Pressure_TheBoundComesNear_HighThenFullThenNone()
    {
        using var folder = new TemporaryFolder();
        var options = SampleLogFixture.Options(folder);
        options.MaxBytes = 10L * options.SegmentBytes;
        await using var log = SampleLogFixture.Open(options);
        log.RegisterSink("down");
        Assert.Equal(LogPressureLevel.None, log.Pressure().Level);
        var seen = new HashSet<LogPressureLevel>();
        while (log.TryAppend(Samples.Batch(samples: 200), out var position) && await log.WhenDurable(position))
        {
            seen.Add(log.Pressure().Level);
        }

        Assert.Equal([LogPressureLevel.None, LogPressureLevel.High], seen.Order());
        Assert.Equal(LogPressureLevel.Full, log.Pressure().Level);
        Assert.StartsWith("sample-log-full", log.Pressure().Reason, StringComparison.Ordinal);
        log.SinkStored("down", log.DurablePosition);
        log.Checkpointed(Samples.Site, log.DurablePosition);
        log.OnStateTick();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (log.Pressure().Level != LogPressureLevel.None)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task SitesBehind_SiteThatStoredNothing_IsNamedOnceItsSegmentIsOld()
    {
        using var folder = new TemporaryFolder();
        var clock = new Hands();
        await using var log = SampleLog.Open(SampleLogFixture.Options(folder), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        var first = await SampleLogFixture.AppendDurably(log, Samples.Batch("330100001"));
        await FillAsync(log, 100);
        Assert.Empty(log.SitesBehind(clock.Now - TimeSpan.FromMinutes(10)));
        clock.Now += TimeSpan.FromMinutes(11);
        Assert.Equal([("330100001", first)], log.SitesBehind(clock.Now - TimeSpan.FromMinutes(10)));
        log.Checkpointed("330100001", first);
        Assert.Empty(log.SitesBehind(clock.Now - TimeSpan.FromMinutes(10)));
    }

    private static async Task FillAsync(SampleLog log, int batches)
    {
        for (var i = 0; i < batches; i++)
        {
            log.Checkpointed(Samples.Site, await SampleLogFixture.AppendDurably(log, Samples.Batch(samples: 200)));
        }
    }

    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
