namespace Monitoring.Monitor;

/// <summary>Holds the data folder for this process alone: two that write one log would destroy it.</summary>
internal static class DataFolder
{
    /// <summary>Creates the folder and takes its lock.</summary>
    /// <returns>The lock, to be held until the end; null if another process has it.</returns>
    public static IDisposable? Take(string path)
    {
        Directory.CreateDirectory(path);
        try
        {
            return new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
