using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class SampleLogTests
{
    [Fact]
    public async Task TryAppend_ManyWriters_PositionsGrowByOneAndAllAreReadBack()
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder);
        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            List<(long, double)> own = [];
            for (var i = 0; i < 200; i++)
            {
                var value = (writer * 1000) + i;
                own.Add((await SampleLogFixture.AppendDurably(log, Samples.Batch($"33010000{writer}", 5, value: value)), value));
            }

            return own;
        })));
        var all = written.SelectMany(own => own).OrderBy(entry => entry.Item1).ToList();
        Assert.Equal(all, SampleLogFixture.ReadAll(log));
        Assert.Equal(Enumerable.Range(0, 1600).Select(i => all[0].Item1 + i), all.Select(entry => entry.Item1));
        Assert.Equal(written[3].Select(entry => entry.Item1), log.ReadSite("330100003", 0).Select(logged => logged.Position));
    }

    [Fact]
    public async Task ReadSite_NotYetDurable_SeesItInOrder()
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder);
        List<long> positions = [];
        for (var i = 0; i < 100; i++)
        {
            Assert.True(log.TryAppend(Samples.Batch(value: i), out var position));
            positions.Add(position);
            Assert.Equal(positions, log.ReadSite(Samples.Site, 0).Select(logged => logged.Position));
        }

        Assert.Equal(positions[50..], log.ReadSite(Samples.Site, positions[49]).Select(logged => logged.Position));
    }

    [Fact]
    public async Task Open_AfterOrderlyClose_GoesOnWithTheNextPosition()
    {
        using var folder = new TemporaryFolder();
        long last;
        await using (var log = SampleLogFixture.Open(folder))
        {
            await SampleLogFixture.AppendDurably(log, Samples.Batch());
            last = await SampleLogFixture.AppendDurably(log, Samples.Batch());
        }

        await using var again = SampleLogFixture.Open(folder);
        Assert.Equal(last + 1, await SampleLogFixture.AppendDurably(again, Samples.Batch()));
        Assert.Equal(3, again.ReadSite(Samples.Site, 0).Count());
    }

    [Fact]
    public async Task Open_FloorAboveWhatIsThere_GivesNoPositionBelowIt()
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder, floor: 5_000_000_000);
        Assert.True(await SampleLogFixture.AppendDurably(log, Samples.Batch()) > 5_000_000_000);
    }

    [Fact]
    public async Task Checkpointed_AllSitesAndSinksPast_GivesSegmentsBackAndUsesThemAgain()
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder);
        log.RegisterSink("series");
        long last = 0;
        for (var round = 0; round < 2000; round++)
        {
            last = await SampleLogFixture.AppendDurably(log, Samples.Batch(samples: 200));
            if (round % 100 == 99)
            {
                log.Checkpointed(Samples.Site, last);
                log.SinkStored("series", last);
                log.OnStateTick();
            }
        }

        Assert.True(log.Figures().Bytes > 6 << 20);
        Assert.True(log.Figures().TotalBytes < 1 << 20, log.Check().Detail);
        Assert.Empty(log.ReadSite(Samples.Site, 0));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task OnStateTick_SinkOrSiteBehind_KeepsEverything(bool sinkPast, bool sitePast)
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder);
        log.RegisterSink("series");
        List<long> positions = [];
        for (var i = 0; i < 100; i++)
        {
            positions.Add(await SampleLogFixture.AppendDurably(log, Samples.Batch(samples: 200)));
        }

        if (sinkPast)
        {
            log.SinkStored("series", positions[^1]);
        }

        if (sitePast)
        {
            log.Checkpointed(Samples.Site, positions[^1]);
        }

        log.OnStateTick();
        Assert.Equal(positions, SampleLogFixture.ReadAll(log).Select(entry => entry.Position));
        Assert.Equal(sitePast ? [] : positions, log.ReadSite(Samples.Site, 0).Select(logged => logged.Position));
    }

    [Fact]
    public async Task TryAppend_LogFull_RefusesAndWorksAgainWhenSpaceIsGivenBack()
    {
        using var folder = new TemporaryFolder();
        var options = SampleLogFixture.Options(folder);
        options.MaxBytes = 4L * options.SegmentBytes;
        await using var log = SampleLogFixture.Open(options);
        log.RegisterSink("series");
        List<double> acknowledged = [];
        var tries = 0;
        while (tries++ < 10_000 && log.TryAppend(Samples.Batch(samples: 200, value: tries), out var position) && await log.WhenDurable(position))
        {
            acknowledged.Add(tries);
        }

        Assert.False(log.Check().Ok);
        Assert.StartsWith("sample-log-full", log.Check().Detail, StringComparison.Ordinal);
        Assert.True(log.Figures().TotalBytes <= options.MaxBytes);
        var read = SampleLogFixture.ReadAll(log);
        Assert.Equal(acknowledged, read.Select(entry => entry.Value));

        log.SinkStored("series", read[^1].Position);
        log.Checkpointed(Samples.Site, read[^1].Position);
        log.OnStateTick();
        await Until(() => log.Check().Ok);

        // What was refused last had been taken before the log was found full: it was kept and is in its place.
        using var tail = log.OpenTail(read[^1].Position);
        Assert.True(tail.TryRead(out var kept));
        Assert.Equal(tries, kept.Batch.Samples[0].Value);
        await SampleLogFixture.AppendDurably(log, Samples.Batch());
    }

    [Fact]
    public async Task WhenMore_Appended_CompletesAndTheTailFollows()
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder);
        using var tail = log.OpenTail(0);
        Assert.False(tail.TryRead(out _));
        for (var i = 0; i < 300; i++)
        {
            var more = tail.WhenMore(CancellationToken.None);
            var position = await SampleLogFixture.AppendDurably(log, Samples.Batch(samples: 100, value: i));
            await more;
            Assert.True(tail.TryRead(out var logged));
            Assert.Equal((position, i), (logged.Position, logged.Batch.Samples[0].Value));
            Assert.False(tail.TryRead(out _));
        }
    }

    [Fact]
    public void Open_BadOptions_NamesAllFaults()
    {
        using var folder = new TemporaryFolder();
        var options = new SampleLogOptions { Directory = " ", SegmentBytes = 1, MaxBytes = 1, BufferBytes = 1, RetryDelay = TimeSpan.Zero, StateInterval = TimeSpan.Zero };
        Assert.Equal(7, options.Validate().Count);
        Assert.Throws<ArgumentException>(() => SampleLogFixture.Open(options));
    }

    [Fact]
    public void PositionGap_FullBuffers_IsMoreThanTheyHold()
    {
        var least = BatchEncoder.Measure(new SampleBatch(), out _);
        Assert.True(LogRecovery.PositionGap > 2L * SampleLogOptions.MostBufferBytes / least, $"{least} bytes");
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task RemoveSink_NoLongerConfigured_IsForgottenForLaterRunsToo()
    {
        using var folder = new TemporaryFolder();
        await using (var log = SampleLogFixture.Open(folder))
        {
            log.RegisterSink("gone");
            log.RegisterSink("kept");
            log.SinkStored("gone", await SampleLogFixture.AppendDurably(log, Samples.Batch()));
            log.SinkStored("kept", log.LastPosition);
            Assert.True(log.RemoveSink("gone"));
            Assert.False(log.RemoveSink("gone"));
            Assert.Contains("sinks behind 0", log.Check().Detail, StringComparison.Ordinal);
        }

        await using var again = SampleLogFixture.Open(folder);
        Assert.Equal(again.LastPosition, again.RegisterSink("kept"));
        Assert.Equal(0, again.RegisterSink("gone"));
    }
}
