using System.Runtime.CompilerServices;

namespace Monitoring.Alarms.Tests.Support;

/// <summary>Tables of the documentation, to be compared with the program.</summary>
internal static class Documents
{
    /// <summary>The rows of the table under a header.</summary>
    public static string[] Table(string document, string header, [CallerFilePath] string path = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs"));
        return [.. File.ReadLines(Path.Combine(folder, document)).SkipWhile(line => line != header).Skip(2).TakeWhile(line => line.StartsWith('|'))];
    }
}
