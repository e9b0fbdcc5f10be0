namespace Monitoring.Plant.Tests.Support;

/// <summary>The generous deadline for waiting on something real; a test never sleeps.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Long);

    public static Task InTime(this Task task) => task.WaitAsync(Long);
}
