using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>The systemd units, by systemd's own check in a root of their own.</summary>
public sealed partial class UnitTests
{
    private const string Units = "deploy/systemd";

    [ToolTheory("systemd-analyze")]
    [InlineData("monitoring.service")]
    [InlineData("monitoring-silo.service")]
    [InlineData("monitoring-gateway.service")]
    public async Task Verify_AUnitWithItsDropIns_IsTaken(string unit)
    {
        using var root = new Silo.Tests.TemporaryFolder();
        var program = Path.Combine(root.Path, "opt/monitoring/monitor");
        var units = Path.Combine(root.Path, "etc/systemd/system");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        File.Copy("/bin/true", program);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, Units), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(units, Path.GetRelativePath(Path.Combine(Repository.Root, Units), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var (code, output) = await Run.Program("systemd-analyze", ["verify", $"--root={root.Path}", "--man=no", "--recursive-errors=no", unit]);
        Assert.True(code == 0, output);
        Assert.DoesNotContain(unit, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_OfTheService_WaitLongerThanItDrains()
    {
        var drain = int.Parse(Drain().Match(Repository.Read("src/Monitor/Hosting/Composition.cs")).Groups[1].Value, CultureInfo.InvariantCulture);
        var units = Directory.GetFiles(Path.Combine(Repository.Root, Units), "*.service");
        Assert.Equal(3, units.Length);
        Assert.All(units, unit => Assert.True(int.Parse(Stop().Match(File.ReadAllText(unit)).Groups[1].Value, CultureInfo.InvariantCulture) >= drain + 10, unit));
    }

    [GeneratedRegex(@"ShutdownTimeout = TimeSpan\.FromSeconds\((\d+)\)")]
    private static partial Regex Drain();

    [GeneratedRegex(@"^TimeoutStopSec=(\d+)$", RegexOptions.Multiline)]
    private static partial Regex Stop();
}
