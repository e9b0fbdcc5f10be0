using System.Runtime.CompilerServices;

namespace Monitoring.Contracts.Tests.Wire;

/// <summary>Files that say what was.</summary>
internal static class GoldenFile
{
    /// <summary>Lines of one.</summary>
    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(Folder(), name));

    /// <summary>Writes what is now beside the tests, and says what to do with it.</summary>
    public static string Advice(string name, IEnumerable<string> now)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name);
        File.WriteAllLines(path, now);
        return $"if this is meant (docs/decisions/0015), put {path} in place of the one in {Folder()}\n";
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden"));
}
