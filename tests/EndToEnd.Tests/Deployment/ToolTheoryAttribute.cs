namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>A test that runs a program which not every machine has; skipped, and counted as such, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(string tool)
    {
        if (Find(tool) is null)
        {
            Skip = $"{tool} is not installed";
        }
    }

    /// <summary>Its path; null if it is not there. Debian keeps servers where only root looks.</summary>
    public static string? Find(string tool) =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);
}
