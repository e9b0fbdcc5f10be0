namespace Monitoring.Silo.Tests;

/// <summary>On a real small file system.</summary>
public class FullDiskTests
{
    [TmpfsFact]
    public async Task TryAppend_DiskFull_TakesNothingLosesNothingAndGoesOn()
    {
        using var folder = new TemporaryFolder();
        Assert.True(TmpfsFactAttribute.Mount(folder.Path, "1m"));
        try
        {
            await FillAndFree(folder);
        }
        finally
        {
            Assert.True(TmpfsFactAttribute.Unmount(folder.Path));
        }
    }

    private static async Task FillAndFree(TemporaryFolder folder)
    {
        await using var log = SampleLogFixture.Open(folder);
        var ballast = Path.Combine(folder.Path, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[400 << 10]);
        List<long> acknowledged = [];
        while (acknowledged.Count < 10_000 && log.TryAppend(Samples.Batch(samples: 200, value: acknowledged.Count), out var position) && await log.WhenDurable(position))
        {
            acknowledged.Add(position);
        }

        Assert.False(log.Check().Ok);
        Assert.False(log.TryAppend(Samples.Batch(), out _));
        Assert.Equal(acknowledged, SampleLogFixture.ReadAll(log).Select(entry => entry.Position));
        using (var crashed = folder.Copy())
        {
            await using var afterCrash = SampleLogFixture.Open(crashed);
            Assert.Equal(acknowledged, SampleLogFixture.ReadAll(afterCrash).Select(entry => entry.Position));
        }

        File.Delete(ballast);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!log.Check().Ok)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        // What was refused last had been taken before the disk was found full; it is in its place, and the positions go on.
        var next = await SampleLogFixture.AppendDurably(log, Samples.Batch(value: -1));
        Assert.Equal([.. acknowledged, next - 1, next], SampleLogFixture.ReadAll(log).Select(entry => entry.Position));
    }
}
