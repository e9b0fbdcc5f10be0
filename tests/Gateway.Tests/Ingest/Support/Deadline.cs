namespace Monitoring.Gateway.Tests.Ingest.Support;

/// <summary>Waiting for events: a generous deadline turns a hang into a failure.</summary>
internal static class Deadline
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Patience, TimeProvider.System);

    public static Task Soon(this Task task) => task.WaitAsync(Patience, TimeProvider.System);
}
