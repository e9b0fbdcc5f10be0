using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitoring.EndToEnd.Tests;

/// <summary>An event id names one event in the whole service, and its thousands name the stage. Read from the sources: the compiled attribute is gone.</summary>
public sealed partial class EventIdTests
{
    [Fact]
    public void EventIds_AcrossAllSources_UniqueAndInTheRangeOfTheirStage()
    {
        var ids = (from file in Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
                   from Match match in LoggerMessage().Matches(File.ReadAllText(file))
                   select (Id: int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), File: Path.GetFileName(file))).ToArray();
        Assert.True(ids.Length > 20, $"only {ids.Length} events were found");
        Assert.Empty(ids.GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(e => e.File))}"));
        Assert.All(ids, e => Assert.Contains(e.Id / 1000, new[] { 1, 2, 3, 4, 5, 9 }));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Monitoring.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\[LoggerMessage\((?:EventId\s*=\s*)?(\d+)")]
    private static partial Regex LoggerMessage();
}
