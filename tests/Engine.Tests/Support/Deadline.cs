namespace Monitoring.Engine.Tests.Support;

public static class Deadline
{
    /// <summary>Only a broken engine takes this long.</summary>
    public static TimeSpan Generous { get; } = TimeSpan.FromSeconds(30);
}
