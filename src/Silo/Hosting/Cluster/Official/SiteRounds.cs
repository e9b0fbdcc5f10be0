namespace Monitoring.Silo;

/// <summary>
/// Wakes every site each minute by a reminder in the database, from whichever silo Orleans gives it to. <see cref="SiteWaker"/> is sooner, but each
/// silo wakes what it takes to be its own: a silo that the others see and that itself sees wrong would leave its sites asleep.
/// </summary>
internal sealed class SiteRounds(SiteWaking waking) : Grain, ISiteRounds, IRemindable
{
    /// <summary>Name of the reminder; a minute is the shortest period that Orleans allows.</summary>
    internal const string Reminder = "minute";

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task Begin()
    {
        if (await this.GetReminder(Reminder) is null)
        {
            await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        }
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => waking.WakeAsync(static _ => true, CancellationToken.None);
}
