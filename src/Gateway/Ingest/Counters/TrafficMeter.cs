using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>What came in the last 60 s, counted by second. Not thread-safe: its owner has a lock.</summary>
internal sealed class TrafficMeter
{
    private const int Seconds = 60;

    private readonly (long Second, int Messages, long Samples)[] _counts = new (long, int, long)[Seconds];

    public void Add(long at, int samples)
    {
        var second = at / 1000;
        ref var count = ref _counts[second % Seconds];
        if (count.Second != second)
        {
            count = (second, 0, 0);
        }

        count.Messages++;
        count.Samples += samples;
    }

    public TrafficRate Read(long now)
    {
        var (messages, samples) = (0L, 0L);
        foreach (var count in _counts)
        {
            // Seconds that are still to come are of a clock that was set back.
            if (count.Second > (now / 1000) - Seconds && count.Second <= now / 1000)
            {
                messages += count.Messages;
                samples += count.Samples;
            }
        }

        return new TrafficRate(messages, samples);
    }
}
