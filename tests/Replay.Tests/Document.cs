using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Replay.Tests;

/// <summary>docs/early-warning.md: the rule sets that it shows are those that the tests use, the figures are those that they find.</summary>
internal static class Document
{
    public static string Root { get; } = FindRoot();

    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "docs", "early-warning.md"));

    /// <summary>The JSON block below the line <c>&lt;!-- rules: NAME --&gt;</c>.</summary>
    public static SiteConfig Rules(string name)
    {
        var mark = Text.IndexOf($"<!-- rules: {name} -->", StringComparison.Ordinal);
        Assert.True(mark >= 0, $"no rules '{name}' in the document");
        var start = Text.IndexOf("```json", mark, StringComparison.Ordinal) + 7;
        return JsonSerializer.Deserialize(Text[start..Text.IndexOf("```", start, StringComparison.Ordinal)], ContractsJson.Default.SiteConfig)!;
    }

    /// <summary>Fails unless the document has this row of a table.</summary>
    public static void HasRow(params string[] cells) =>
        Assert.True(Text.Contains($"| {string.Join(" | ", cells)} |", StringComparison.Ordinal), $"the document should have the row: | {string.Join(" | ", cells)} |");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Monitoring.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not in a checkout");
        }

        return folder;
    }
}
