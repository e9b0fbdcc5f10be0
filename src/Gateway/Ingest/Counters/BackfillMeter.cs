using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>How far the history that a gateway sends after an outage is. Not thread-safe: its owner has a lock.</summary>
internal sealed class BackfillMeter
{
    private const long ActiveFor = 60_000;
    private const long OverAfter = 600_000;

    private long _last;
    private long _oldest;
    private long _newest;
    private long _samples;

    public void Add(long at, ReadOnlySpan<Sample> samples, int unknown)
    {
        if (_samples == 0 || at - _last > OverAfter)
        {
            (_oldest, _newest, _samples) = (long.MaxValue, long.MinValue, 0);
        }

        foreach (ref readonly var sample in samples)
        {
            _oldest = Math.Min(_oldest, sample.Timestamp);
            _newest = Math.Max(_newest, sample.Timestamp);
        }

        _samples += samples.Length + unknown;
        _last = at;
    }

    public BackfillProgress Read(long now) => new()
    {
        Active = _samples > 0 && now - _last <= ActiveFor,
        OldestAt = _samples > 0 && _oldest <= _newest ? DateTimeOffset.FromUnixTimeMilliseconds(_oldest) : null,
        NewestAt = _samples > 0 && _oldest <= _newest ? DateTimeOffset.FromUnixTimeMilliseconds(_newest) : null,
        Samples = _samples,
    };
}
