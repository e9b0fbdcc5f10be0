using System.Runtime.CompilerServices;
using Monitoring.Gateway.Csv;

namespace Monitoring.Gateway.Tests.Csv;

/// <summary>docs/rule-changes.md lists the columns that there are.</summary>
public sealed class PointColumnDocumentTests
{
    [Fact]
    public void Document_Columns_AreThoseOfTheProgram() =>
        Assert.Equal(PointColumns.All.Select(c => $"| `{c.Key}` | {c.Name} | {c.Holds} |"), Table("| column | Chinese | holds |"));

    private static string[] Table(string header, [CallerFilePath] string path = "")
    {
        var document = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "rule-changes.md"));
        return [.. File.ReadLines(document).SkipWhile(line => line != header).Skip(2).TakeWhile(line => line.StartsWith('|'))];
    }
}
