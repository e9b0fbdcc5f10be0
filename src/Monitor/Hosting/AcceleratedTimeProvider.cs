namespace Monitoring.Monitor;

/// <summary>A clock that runs faster than the real one, for demos and replays. Timers run faster with it.</summary>
/// <param name="factor">Seconds of this clock in a real second, 0.01 to 10,000.</param>
/// <param name="real">The real clock.</param>
/// <param name="anchor">When both clocks agreed, Unix ms.</param>
internal sealed class AcceleratedTimeProvider(double factor, TimeProvider real, long anchor) : TimeProvider
{
    private readonly DateTimeOffset _start = DateTimeOffset.FromUnixTimeMilliseconds(anchor);
    private readonly long _startTimestamp = real.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + ((real.GetUtcNow() - _start) * factor);

    /// <inheritdoc/>
    public override long GetTimestamp() => _startTimestamp + (long)((real.GetTimestamp() - _startTimestamp) * factor);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(real.CreateTimer(callback, state, Shrink(dueTime), Shrink(period)), this);

    private TimeSpan Shrink(TimeSpan time) =>
        time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(time.TotalMilliseconds / factor)));

    private sealed class Timer(ITimer inner, AcceleratedTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Shrink(dueTime), clock.Shrink(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
