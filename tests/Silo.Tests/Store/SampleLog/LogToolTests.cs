using System.Globalization;
using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class LogToolTests
{
    [Fact]
    public async Task Verify_GoodLogThatIsBeingWritten_SaysGood()
    {
        using var folder = new TemporaryFolder();
        await using var log = SampleLogFixture.Open(folder);
        var end = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                var position = await SampleLogFixture.AppendDurably(log, Samples.Batch(samples: 100));
                log.Checkpointed(Samples.Site, position);
                log.OnStateTick();
            }
        });
        for (var i = 0; i < 50; i++)
        {
            var (code, output, _) = Run("verify", folder.Path);
            Assert.True(code == 0, output);
        }

        await end.CancelAsync();
        await writer;
    }

    [Fact]
    public async Task Verify_Damaged_NamesFilePlaceKindAndCount()
    {
        using var folder = new TemporaryFolder();
        await using (var log = SampleLogFixture.Open(folder))
        {
            for (var i = 0; i < 20; i++)
            {
                await SampleLogFixture.AppendDurably(log, Samples.Batch(value: i));
            }
        }

        var segment = SampleLogFixture.NewestSegment(folder);
        var length = BatchEncoder.Measure(Samples.Batch(), out _);
        var bytes = await File.ReadAllBytesAsync(segment);
        bytes[SegmentHeader.Length + (3 * length) + 4] ^= 0xFF;
        await File.WriteAllBytesAsync(segment, bytes);
        var (code, output, _) = Run("verify", folder.Path);
        Assert.Equal(1, code);
        var start = SegmentHeader.Length + (3 * length);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"Records: {Path.GetFileName(segment)} bytes {start}–{start + length - 1}, positions "), output, StringComparison.Ordinal);
        Assert.Contains("readable records 19 with 57 samples", output, StringComparison.Ordinal);
        Assert.Contains("unreadable records (positions lost) 1", output, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(segment));
    }

    [Fact]
    public async Task Dump_Filters_GivesWhatIsAskedFor()
    {
        using var folder = new TemporaryFolder();
        await using (var log = SampleLogFixture.Open(folder))
        {
            await SampleLogFixture.AppendDurably(log, Samples.Batch("330100001", samples: 2, value: 1));
            await SampleLogFixture.AppendDurably(log, Samples.Batch(samples: 3, value: 0.1));
            await SampleLogFixture.AppendDurably(log, Samples.Of(Samples.Site, [new Sample(1, Samples.Start + 1000, double.NaN, Quality.Bad)], Samples.Start));
        }

        var (code, all, _) = Run("dump", folder.Path);
        Assert.Equal((0, 7), (code, Lines(all).Length));
        Assert.Equal("position,received,site,gateway,point,time,value,quality", Lines(all)[0]);
        Assert.EndsWith(",2026-01-01T00:00:00.000Z,330100099,demo,#0,2026-01-01T00:00:00.000Z,0.1,good", Lines(all)[3], StringComparison.Ordinal);

        var (_, json, _) = Run("dump", folder.Path, "--site", Samples.Site, "--points", "#1", "--from", "2026-01-01T00:00:01Z", "--format", "json");
        var line = JsonDocument.Parse(Assert.Single(Lines(json))).RootElement;
        Assert.Equal(JsonValueKind.Null, line.GetProperty("value").ValueKind);
        Assert.Equal("bad", line.GetProperty("quality").GetString());
        Assert.Single(Lines(Run("dump", folder.Path, "--to", "0").Output));
    }

    [Fact]
    public void Run_WrongCalls_AllFaultsAndCode2()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, Run().Code);
        Assert.Equal(2, Run("verify", Path.Combine(folder.Path, "none")).Code);
        Assert.Equal(2, Run("verify", folder.Path).Code);
        Assert.Equal(2, Run("verify", folder.Path, "--site", Samples.Site).Code);
        var (code, _, errors) = Run("dump", folder.Path, "--site", "x", "--from", "never", "--format", "xml", "--what", "1", "--to");
        Assert.Equal(2, code);
        Assert.All(["--site x", "--from never", "--format xml", "--what", "--to"], name => Assert.Contains(name, errors, StringComparison.Ordinal));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        return (LogTool.Run(args, output, errors), output.ToString(), errors.ToString());
    }
}
