namespace Monitoring.Monitor;

/// <summary>Where a connection string may come from besides the command line, which every account of the machine can read.</summary>
internal static class DatabaseConnection
{
    /// <summary>Holds the connection string.</summary>
    public const string Variable = "MONITOR_DATABASE";

    /// <summary>Names a file whose content is the connection string: a mounted secret.</summary>
    public const string FileVariable = "MONITOR_DATABASE_FILE";

    /// <summary>What the environment says; null if nothing.</summary>
    public static string? FromEnvironment(List<string> faults)
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is not { Length: > 0 } path)
        {
            return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } connection ? connection : null;
        }

        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{FileVariable}: 无法读取 / cannot be read: {error.Message}");
            return null;
        }
    }
}
