using Microsoft.Extensions.Logging.Abstractions;

namespace Monitoring.Silo.Tests;

public class DiskReserveTests
{
    [Fact]
    public void Tend_DiskRefusesAndIsWellAgain_GivenUpAndMadeAgain()
    {
        using var folder = new TemporaryFolder();
        var reserve = new DiskReserve(folder.Path, 1 << 20, NullLogger.Instance);
        reserve.Open();
        Assert.Equal(1 << 20, new FileInfo(Path.Combine(folder.Path, DiskReserve.FileName)).Length);
        reserve.Tend(refused: true);
        Assert.False(reserve.IsThere);
        reserve.Tend(refused: false);
        Assert.True(reserve.IsThere);
    }

    [TmpfsFact]
    public void Tend_DiskNearlyFull_FreesItsBytes()
    {
        using var folder = new TemporaryFolder();
        Assert.True(TmpfsFactAttribute.Mount(folder.Path, "2m"));
        try
        {
            var reserve = new DiskReserve(folder.Path, 1 << 20, NullLogger.Instance);
            reserve.Open();
            Assert.True(reserve.IsThere);
            File.WriteAllBytes(Path.Combine(folder.Path, "ballast"), new byte[1_000_000]);
            reserve.Tend(refused: false);
            Assert.False(reserve.IsThere);

            // Used by something else: making it again must not take the last room.
            reserve.Tend(refused: false);
            Assert.False(reserve.IsThere);
            File.WriteAllBytes(Path.Combine(folder.Path, "journal"), new byte[900_000]);
        }
        finally
        {
            Assert.True(TmpfsFactAttribute.Unmount(folder.Path));
        }
    }
}
