using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>
/// Live values of the sites that somebody looks at: one question per site and second, however many look. A watcher has no
/// queue: it compares the newest snapshot with what it sent last, so a slow one skips and never falls behind.
/// </summary>
internal sealed class LivePolls(ISites sites, TimeProvider clock, ILogger<LivePolls> log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SitePoll> _polls = new(StringComparer.Ordinal);

    /// <summary>Sites polled now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _polls.Count;
            }
        }
    }

    public async IAsyncEnumerable<LiveValues> WatchAsync(string siteId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var poll = Enter(siteId);
        try
        {
            var sent = new Dictionary<string, PointView>(StringComparer.Ordinal);
            var first = true;
            await foreach (var snapshot in poll.ReadAsync(cancellationToken))
            {
                var changed = Changed(snapshot.Points, sent);
                if (first || changed.Length > 0)
                {
                    first = false;
                    yield return new LiveValues { SiteId = siteId, At = clock.GetUtcNow(), Points = changed };
                }
            }
        }
        finally
        {
            await LeaveAsync(poll);
        }
    }

    private static PointView[] Changed(PointView[] points, Dictionary<string, PointView> sent)
    {
        var changed = new List<PointView>();
        foreach (var point in points)
        {
            if (!sent.TryGetValue(point.PointId, out var before) || before != point)
            {
                sent[point.PointId] = point;
                changed.Add(point);
            }
        }

        return [.. changed];
    }

    private SitePoll Enter(string siteId)
    {
        lock (_gate)
        {
            if (!_polls.TryGetValue(siteId, out var poll))
            {
                _polls[siteId] = poll = new SitePoll(siteId, sites, clock, log);
            }

            poll.Watchers++;
            return poll;
        }
    }

    private async Task LeaveAsync(SitePoll poll)
    {
        lock (_gate)
        {
            if (--poll.Watchers > 0)
            {
                return;
            }

            _polls.Remove(poll.SiteId);
        }

        await poll.DisposeAsync();
    }
}
