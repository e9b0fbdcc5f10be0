using Monitoring.Plant.Physics;

namespace Monitoring.Plant.Publishing;

/// <summary>Pauses between attempts: doubling from the shortest to the longest, with up to a quarter of jitter.</summary>
internal sealed class BackOff(TimeSpan shortest, TimeSpan longest, NoiseSource jitter, TimeProvider time)
{
    private readonly TimeSpan _shortest = shortest;
    private TimeSpan _next = shortest;

    public void Reset() => _next = _shortest;

    public TimeSpan Next()
    {
        var pause = _next * (1 + (0.25 * jitter.Uniform()));
        _next = _next * 2 < longest ? _next * 2 : longest;
        return pause;
    }

    public Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(Next(), time, cancellationToken);
}
