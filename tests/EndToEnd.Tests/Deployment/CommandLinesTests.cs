using System.Text.RegularExpressions;
using Monitoring.Monitor;

namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>The options that compose files and units give to the service, by the service's own parser.</summary>
public sealed partial class CommandLinesTests
{
    [ToolTheory("docker-compose")]
    [MemberData(nameof(ComposeTests.Files), MemberType = typeof(ComposeTests))]
    public async Task Command_OfEachContainer_IsUnderstood(string[] files)
    {
        var ours = ComposeTests.Services((await ComposeTests.ConfigAsync(files)).Output).Where(static service => service.Value.Contains("image: monitoring:", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(ours);
        Assert.All(ours, static service => AssertUnderstood(Item().Matches(Command().Match(service.Value).Value).Select(static item => item.Groups[1].Value)));
    }

    [Theory]
    [InlineData("monitoring.service", "monitoring.env")]
    [InlineData("monitoring-silo.service", "silo.env")]
    [InlineData("monitoring-gateway.service", "gateway.env")]
    public void ExecStart_OfEachUnit_IsUnderstood(string unit, string environment)
    {
        var options = Options().Match(Repository.Read("deploy/systemd/" + environment)).Groups[1].Value;
        var start = ExecStart().Match(Repository.Read("deploy/systemd/" + unit)).Groups[1].Value;
        AssertUnderstood(start.Replace("$OPTIONS", options, StringComparison.Ordinal).Replace("%H", "machine", StringComparison.Ordinal).Split(' '));
    }

    private static void AssertUnderstood(IEnumerable<string> words)
    {
        string[] arguments = [.. words];
        Assert.Contains("--data", arguments);
        var (_, faults) = CommandLine.Parse(
            [.. arguments, "--database", "Host=postgres;Username=monitoring;Database=monitoring"],
            static name => name == "MONITOR_INFLUX" ? "http://influxdb:8086?org=monitoring&bucket=monitoring" : null);

        // Images and clusters always have that engine; the build that is tested may not.
        Assert.DoesNotContain(faults, static fault => !fault.Contains("Orleans", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^    command:\n(?:    - .*\n)+", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^    - '?(.*?)'?$", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex("^OPTIONS=(.*)$", RegexOptions.Multiline)]
    private static partial Regex Options();

    [GeneratedRegex(@"^ExecStart=\S+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex ExecStart();
}
