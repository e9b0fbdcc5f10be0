namespace Monitoring.Grains;

public sealed partial class SiteGrain
{
    /// <summary>
    /// A step of the clock that is no drift and no pause of the machine's: the two clocks of a machine that slept or was stopped
    /// differ by no more than this, and NTP corrects less by running faster or slower.
    /// </summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(30);

    private long _clockStamp;
    private DateTimeOffset _clockTime;

    /// <summary>
    /// Whether the wall clock was set since the last look: it went another way than the counter that nobody can set. An hour forward
    /// would be an hour of silence of every point, an hour back would hold every delay for an hour. So the activation gives way,
    /// and the next one goes on from what is stored, at the new time.
    /// </summary>
    private bool ClockWasSet()
    {
        var (stamp, now) = (time.GetTimestamp(), time.GetUtcNow());
        var step = _clockStamp == 0 ? TimeSpan.Zero : now - _clockTime - time.GetElapsedTime(_clockStamp, stamp);
        (_clockStamp, _clockTime) = (stamp, now);
        if (step.Duration() < ClockStep)
        {
            return false;
        }

        LogClockSet(SiteId, step);
        Break(SiteFailure.ClockSet);
        return true;
    }
}
