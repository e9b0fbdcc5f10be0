using System.Collections.Concurrent;

namespace Monitoring.Grains.Tests.Cluster;

/// <summary>Counts how often its reminder comes.</summary>
[Alias("test-counting")]
public interface ICountingGrain : IGrainWithStringKey
{
    [Alias("begin")]
    Task Begin(TimeSpan period);

    [Alias("end")]
    Task End();
}

public sealed class CountingGrain : Grain, ICountingGrain, IRemindable
{
    private const string Reminder = "count";

    /// <summary>By key; all silos of a test are in one process.</summary>
    public static ConcurrentDictionary<string, int> Counts { get; } = new();

    public Task Begin(TimeSpan period) => this.RegisterOrUpdateReminder(Reminder, period, period);

    public async Task End() => await this.UnregisterReminder((await this.GetReminder(Reminder))!);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Counts.AddOrUpdate(this.GetPrimaryKeyString(), 1, static (_, count) => count + 1);
        return Task.CompletedTask;
    }
}
