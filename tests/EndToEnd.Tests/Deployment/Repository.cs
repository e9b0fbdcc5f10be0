namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>Files of the repository that is tested.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The text of each source file of the service.</summary>
    public static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Monitoring.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
