using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>The compose files, by Docker Compose's own parser.</summary>
public sealed partial class ComposeTests
{
    public static TheoryData<string[]> Files { get; } = new([["compose.single.yaml"], ["compose.single.yaml", "compose.postgres.yaml"], ["compose.cluster.yaml"]]);

    [ToolTheory("docker-compose")]
    [MemberData(nameof(Files))]
    public async Task Config_OfTheFiles_IsTaken(string[] files)
    {
        var (code, output) = await ConfigAsync(files);
        Assert.True(code == 0, output);
    }

    [ToolTheory("docker-compose")]
    [MemberData(nameof(Files))]
    public async Task Config_OfEveryService_RestartsIsBoundedAndHasAPinnedImage(string[] files)
    {
        var services = Services((await ConfigAsync(files)).Output);
        Assert.True(services.Count >= 3);
        Assert.All(services, service =>
        {
            Assert.Contains("restart: unless-stopped", service.Value, StringComparison.Ordinal);
            Assert.Contains("memory:", service.Value, StringComparison.Ordinal);
            Assert.Contains("max-size:", service.Value, StringComparison.Ordinal);
            Assert.Matches(@"image: \S+:\d+\.\d+", service.Value);

            // The service's own image brings its check along (Dockerfile).
            Assert.True(service.Value.Contains("healthcheck:", StringComparison.Ordinal) || service.Value.Contains("image: monitoring:", StringComparison.Ordinal), service.Key);
        });
    }

    [ToolTheory("docker-compose")]
    [MemberData(nameof(Files))]
    public async Task Config_OfTheService_WaitsLongerThanItDrains(string[] files)
    {
        var drain = int.Parse(Drain().Match(Repository.Read("src/Monitor/Hosting/Composition.cs")).Groups[1].Value, CultureInfo.InvariantCulture);
        var ours = Services((await ConfigAsync(files)).Output).Where(static service => service.Value.Contains("image: monitoring:", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(ours);
        Assert.All(ours, service =>
        {
            var grace = int.Parse(Grace().Match(service.Value).Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.True(grace >= drain + 10, $"{service.Key} is killed after {grace} s; it drains for {drain} s");
        });
    }

    internal static async Task<(int Code, string Output)> ConfigAsync(string[] files)
    {
        var folder = Path.Combine(Repository.Root, "deploy");
        return await Run.Program(ToolTheoryAttribute.Find("docker-compose")!, [.. files.SelectMany(file => (string[])["-f", Path.Combine(folder, file)]), "config"]);
    }

    /// <summary>What the parser made of each service, as text.</summary>
    internal static Dictionary<string, string> Services(string config)
    {
        var from = config.IndexOf("\nservices:\n", StringComparison.Ordinal);
        var section = config[(from < 0 ? 0 : from)..];
        section = Regex.Split(section, @"\n(?=\w)").First(static part => part.StartsWith("services:", StringComparison.Ordinal));
        return Service().Split(section).Skip(1).Chunk(2).ToDictionary(static pair => pair[0], static pair => pair[1]);
    }

    [GeneratedRegex(@"^  ([\w-]+):\n", RegexOptions.Multiline)]
    private static partial Regex Service();

    [GeneratedRegex(@"ShutdownTimeout = TimeSpan\.FromSeconds\((\d+)\)")]
    private static partial Regex Drain();

    [GeneratedRegex(@"stop_grace_period: (\d+)s")]
    private static partial Regex Grace();
}
