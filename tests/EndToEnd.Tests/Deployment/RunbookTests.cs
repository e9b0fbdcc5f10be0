using System.Text.RegularExpressions;

namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>Whoever is woken at 03:00 finds in docs/runbook.md whatever the service says.</summary>
public sealed partial class RunbookTests
{
    private static readonly string Runbook = Repository.Read("docs/runbook.md");

    [Fact]
    public void Events_OfLevelErrorAndCritical_AreAllThere() =>
        AssertSame(InSources(ErrorEvent()), InRunbook("Events of level Error"), 20);

    [Fact]
    public void Parts_OfHealth_AreAllThere() =>
        AssertSame(
            from file in Repository.Sources()
            where file.Contains("PartHealth Check(", StringComparison.Ordinal)
            from Match name in PartName().Matches(file)
            select name.Groups[1].Value,
            InRunbook("Parts of health"),
            7);

    [Fact]
    public void ExitCodes_OfTheProgram_AreAllThere()
    {
        // 134 and 137 are the operating system's; 1 is the subcommands'.
        var codes = Returned().Matches(Repository.Read("src/Monitor/Program.cs")).Select(static code => code.Groups[1].Value);
        AssertSame([.. codes, "1", "134", "137"], InRunbook("Exit codes"), 7);
    }

    [Fact]
    public void Alarms_OfTheServicesOwnSite_AreAllThere()
    {
        var points = Point().Matches(Repository.Read("src/Silo/Hosting/ServiceSite.cs")).Select(static point => point.Groups[1].Value).ToArray();
        Assert.NotEmpty(points);
        Assert.All(points, point => Assert.All(["H", "HH", "stale"], kind => Assert.Contains($"| `{point}` {kind}", Runbook, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> InSources(Regex wanted) =>
        from file in Repository.Sources() from Match match in wanted.Matches(file) select match.Groups[1].Value;

    /// <summary>First cells of the table under a heading, without its own.</summary>
    private static IEnumerable<string> InRunbook(string heading)
    {
        var section = Runbook[Runbook.IndexOf("\n## " + heading, StringComparison.Ordinal)..];
        var end = section.IndexOf("\n## ", 4, StringComparison.Ordinal);
        return FirstCell().Matches(end < 0 ? section : section[..end]).Skip(1).Select(static cell => cell.Groups[1].Value);
    }

    private static void AssertSame(IEnumerable<string> inSources, IEnumerable<string> inRunbook, int atLeast)
    {
        var expected = inSources.Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(expected.Length >= atLeast, $"only {expected.Length} were found in the sources");
        Assert.Equal(expected, inRunbook.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\[LoggerMessage\((?:EventId\s*=\s*)?(\d+),\s*(?:Level\s*=\s*)?LogLevel\.(?:Error|Critical)")]
    private static partial Regex ErrorEvent();

    [GeneratedRegex(@"\bName = ""([a-z-]+)""")]
    private static partial Regex PartName();

    [GeneratedRegex(@"\breturn (\d+);")]
    private static partial Regex Returned();

    [GeneratedRegex(@"const string \w+Point = ""([a-z-]+)""")]
    private static partial Regex Point();

    [GeneratedRegex(@"^\| `?([a-z0-9-]*[a-z0-9])`? \|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
