namespace Monitoring.Monitor;

/// <summary>Secrets: an environment variable, or with <c>_FILE</c> added the file that holds it. Never the command line, which every account of the machine can read.</summary>
internal static class SecretSettings
{
    /// <summary>Reads one; null if it is not set.</summary>
    /// <param name="name">Variable.</param>
    /// <param name="environment">Value of an environment variable.</param>
    /// <param name="faults">All faults found are added; none shows a secret.</param>
    public static string? Read(string name, Func<string, string?> environment, List<string> faults)
    {
        var (value, file) = (environment(name), environment(name + "_FILE"));
        if (string.IsNullOrEmpty(file))
        {
            return string.IsNullOrEmpty(value) ? null : value;
        }

        if (!string.IsNullOrEmpty(value))
        {
            faults.Add($"{name}, {name}_FILE: 只能设置一个 / only one of them may be set");
        }

        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{name}_FILE {file}: 无法读取 / cannot be read: {error.Message}");
            return null;
        }
    }
}
