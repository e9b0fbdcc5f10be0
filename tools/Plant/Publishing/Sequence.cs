namespace Monitoring.Plant.Publishing;

/// <summary>
/// Batch numbers of one gateway. They start at the wall clock in milliseconds, so a restarted plant goes on above what it
/// has used, even when an accelerated plant clock was ahead before.
/// </summary>
internal sealed class Sequence(TimeProvider wall)
{
    private long _last = wall.GetUtcNow().ToUnixTimeMilliseconds();

    public long Next() => Interlocked.Increment(ref _last);
}
