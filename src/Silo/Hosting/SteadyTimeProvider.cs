namespace Monitoring.Silo;

/// <summary>
/// A clock that nobody can set: the date at its making, and from there the counter of the machine. For the engine's own timers: Orleans' watchdog
/// counts every look that it missed when the clock is set a day ahead, and says each in the log.
/// </summary>
/// <param name="real">The clock of the machine.</param>
internal sealed class SteadyTimeProvider(TimeProvider real) : TimeProvider
{
    private readonly DateTimeOffset _start = real.GetUtcNow();
    private readonly long _startStamp = real.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + real.GetElapsedTime(_startStamp);

    /// <inheritdoc/>
    public override long GetTimestamp() => real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
