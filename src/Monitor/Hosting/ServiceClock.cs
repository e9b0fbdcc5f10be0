namespace Monitoring.Monitor;

/// <summary>
/// The date and time of an accelerated clock, but the seconds of the real one: for what waits for machines and people (keep-alive,
/// heartbeat, retries) while the plant runs faster. Only grains have their timers accelerated.
/// </summary>
/// <param name="calendar">The accelerated clock.</param>
/// <param name="real">The real clock.</param>
internal sealed class ServiceClock(TimeProvider calendar, TimeProvider real) : TimeProvider
{
    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => calendar.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
