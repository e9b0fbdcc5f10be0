namespace Monitoring.Plant.Hosting;

/// <summary>
/// Plant time: equals the wall clock at the anchor and runs <c>factor</c> times as fast from there. Two processes with the
/// same anchor and factor agree.
/// </summary>
internal sealed class PlantClock(TimeProvider wall, double factor, DateTimeOffset anchor) : TimeProvider
{
    /// <summary>A row older than this goes as back-fill; half a second of wall time is allowed for the way.</summary>
    public TimeSpan Freshness { get; } = TimeSpan.FromSeconds(Math.Max(20, factor / 2));

    public override DateTimeOffset GetUtcNow() => anchor + ((wall.GetUtcNow() - anchor) * factor);
}
