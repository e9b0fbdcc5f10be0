using System.Globalization;

namespace Monitoring.Alarms.Tests;

/// <summary>docs/kpis.md says what the program does, both ways.</summary>
public sealed class KpiDocumentTests
{
    [Fact]
    public void Document_Kpis_AsInTheProgram() => Assert.Equal(
        KpiTargets.All.Select(target => $"`{target.Name}`|{target.Unit}|{Number(target.Target)}|{Number(target.Limit)}"),
        Rows().Where(row => row.Length == 5 && row[0].StartsWith('`')).Select(row => string.Join('|', row[..4])));

    [Fact]
    public void Document_Noise_AsInTheProgram() => Assert.Equal(
        [
            $"chattering: activations|{NoiseLimits.ChatterCount}",
            $"chattering: within|{NoiseLimits.ChatterWindow / 1_000}",
            $"chattering: ends after|{NoiseLimits.ChatterQuiet / 1_000}",
            $"fleeting: clears within|{NoiseLimits.Fleeting / 1_000}",
            $"standing: stands longer than|{NoiseLimits.Standing / 1_000}",
            $"episode: quiet before|{NoiseLimits.EpisodeGap / 1_000}",
        ],
        Rows().Where(row => row.Length == 4 && row[0].Contains(':', StringComparison.Ordinal)).Select(row => $"{row[0]}|{row[1]}"));

    [Fact]
    public void Document_OtherNumbers_AsInTheProgram()
    {
        var text = Text();
        Assert.Contains($"more than {NoiseLimits.MostEntries:N0} annunciations", text, StringComparison.Ordinal);
        Assert.Contains($"{FloodBoard.FirstBack.TotalMinutes} minutes", text, StringComparison.Ordinal);
        Assert.Contains($"{JournalTail.MostBack.TotalDays} days and {JournalTail.MostTransitions:N0} transitions", text, StringComparison.Ordinal);
        Assert.Contains($"any window up to {KpiReports.MostDays} days", text, StringComparison.Ordinal);
        Assert.Contains($"below {KpiTargets.FewAlarms} alarms", text, StringComparison.Ordinal);
        Assert.Equal(1, KpiDayCodec.Version);
    }

    private static string Number(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static IEnumerable<string[]> Rows() => Text().Split('\n')
        .Where(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries).ToArray());

    private static string Text()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Monitoring.sln")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "kpis.md"));
    }
}
