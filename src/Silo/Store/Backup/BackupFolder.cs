namespace Monitoring.Silo;

/// <summary>Places that are made under another name and get their own when all is in them.</summary>
internal static class BackupFolder
{
    /// <summary>Parts of a data folder that are copied as they are.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["log", "series"];

    /// <summary>Single files of a data folder that are copied: the anchor of an accelerated clock.</summary>
    public static IReadOnlyList<string> Files { get; } = ["clock-anchor"];

    /// <summary>Whether nothing is there, or an empty folder.</summary>
    public static bool IsEmptyPlace(string path) =>
        !File.Exists(path) && (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any());

    /// <summary>Makes the folder that becomes <paramref name="path"/>; only its owner may look into it.</summary>
    public static string Begin(string path)
    {
        var partial = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))}.partial-{Environment.ProcessId}";
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(partial);
        }
        else
        {
            Directory.CreateDirectory(partial, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return partial;
    }

    /// <summary>Gives it its name, durably.</summary>
    public static void Complete(string partial, string path)
    {
        foreach (var folder in Directory.GetDirectories(partial, "*", SearchOption.AllDirectories).Prepend(partial))
        {
            DurableFile.FlushDirectory(folder);
        }

        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }

        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        Directory.Move(partial, target);
        DurableFile.FlushDirectory(Path.GetDirectoryName(target)!);
    }
}
