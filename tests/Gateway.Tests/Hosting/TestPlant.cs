using Monitoring.Contracts;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>
/// Sites whose transitions the test decides: what is journaled and what is pushed are two calls, so that a push can be lost,
/// doubled or late, which the real grain does only when something breaks.
/// </summary>
internal sealed class TestPlant : ISites, IPushSource, IAlarmArchive, ISiteDirectory, ISiteHeads
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TestSite> _sites = new(StringComparer.Ordinal);
    private readonly List<Func<SitePush, Task>> _observers = [];

    /// <summary>Journal reads that fail before one works again.</summary>
    public int FailingReads { get; set; }

    /// <summary>Journal reads that the journal's side gives up.</summary>
    public int CancelledReads { get; set; }

    /// <summary>For how long nothing was heard of the silo that has a site; none: there is only one silo.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<string, TimeSpan> Silence { get; } = new(StringComparer.Ordinal);

    public TestSite Add(string siteId, string region = "330100")
    {
        lock (_gate)
        {
            return _sites[siteId] = new TestSite(siteId, region);
        }
    }

    public TestSite this[string siteId] => Site(siteId);

    public async Task PublishAsync(SitePush push)
    {
        Func<SitePush, Task>[] observers;
        lock (_gate)
        {
            observers = [.. _observers];
        }

        foreach (var observer in observers)
        {
            await observer(push);
        }
    }

    /// <summary>One transition journaled and pushed.</summary>
    public async Task<AlarmTransition> HappenAsync(string siteId)
    {
        var transition = Site(siteId).Journal();
        await PublishAsync(Site(siteId).Push([transition]));
        return transition;
    }

    /// <summary>So many transitions journaled, and pushed as one: what a site does with what comes while it writes.</summary>
    public Task FloodAsync(string siteId, int count)
    {
        var transitions = Enumerable.Range(0, count).Select(_ => Site(siteId).Journal()).ToArray();
        return PublishAsync(Site(siteId).Push(transitions));
    }

    /// <summary>An alarm of a point occurs at a given time: journaled and pushed.</summary>
    public async Task<AlarmTransition> OccurAsync(string siteId, string pointId, AlarmPriority priority, DateTimeOffset at)
    {
        var transition = Site(siteId).Occur(pointId, priority, at);
        await PublishAsync(Site(siteId).Push([transition]));
        return transition;
    }

    public ISiteGrain Get(string siteId) => Site(siteId);

    public Task<IAsyncDisposable> SubscribeAsync(Func<SitePush, Task> onPush)
    {
        lock (_gate)
        {
            _observers.Add(onPush);
        }

        return Task.FromResult<IAsyncDisposable>(new Subscription(this, onPush));
    }

    public Task<AlarmTransition[]> ReadJournalAsync(string siteId, long after, int limit, CancellationToken cancellationToken)
    {
        if (FailingReads > 0)
        {
            FailingReads--;
            throw new IOException("The journal does not answer.");
        }

        if (CancelledReads > 0)
        {
            CancelledReads--;
            return Task.FromCanceled<AlarmTransition[]>(new CancellationToken(true));
        }

        return Task.FromResult(Site(siteId).Transitions().Where(row => row.Seq > after).Take(limit).ToArray());
    }

    public Task<Page<AlarmRecord>> ListAsync(AlarmQuery query, CancellationToken cancellationToken)
    {
        var rows = AllRecords()
            .Where(alarm => (query.SiteId is null || alarm.SiteId == query.SiteId)
                && (query.Sites is null || query.Sites.Contains(alarm.SiteId))
                && (query.States.Length == 0 || query.States.Contains(alarm.State)))
            .Take(query.Limit)
            .ToArray();
        return Task.FromResult(new Page<AlarmRecord> { Items = rows });
    }

    public Task<AlarmDetail?> FindAsync(string alarmId, CancellationToken cancellationToken)
    {
        var alarm = AllRecords().FirstOrDefault(row => row.Id == alarmId);
        return Task.FromResult(alarm is null
            ? null
            : new AlarmDetail { Alarm = alarm, Transitions = [.. Site(alarm.SiteId).Transitions().Where(row => row.Alarm.Id == alarmId)] });
    }

    public Task<SiteConfig[]> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_sites.Values.Where(site => site.Config is not null).Select(site => site.Config!).ToArray());
        }
    }

    public Task<SiteHead[]> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_sites.Values.Where(site => site.Config is not null)
                .Select(site => new SiteHead(site.Config!.SiteId, site.Transitions() is [.., var last] ? last.Seq : 0, "silo-1", Silence.TryGetValue(site.Config.SiteId, out var silent) ? silent : null)).ToArray());
        }
    }

    private TestSite Site(string siteId)
    {
        lock (_gate)
        {
            return _sites.TryGetValue(siteId, out var site) ? site : _sites[siteId] = new TestSite(siteId, null);
        }
    }

    private AlarmRecord[] AllRecords()
    {
        lock (_gate)
        {
            return [.. _sites.Values.SelectMany(site => site.Transitions()).GroupBy(row => row.Alarm.Id).Select(rows => rows.Last().Alarm)];
        }
    }

    private sealed class Subscription(TestPlant plant, Func<SitePush, Task> observer) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            lock (plant._gate)
            {
                plant._observers.Remove(observer);
            }

            return ValueTask.CompletedTask;
        }
    }
}
