namespace Monitoring.Gateway.Ingest.Points;

/// <summary>The point table of one site as this process knows it. An old table stays right, since indexes are never reused.</summary>
internal sealed class SitePoints(string siteId, ISiteIngest sites, TimeProvider clock)
{
    /// <summary>How long "no such site" is believed.</summary>
    public static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private PointIndex? _current;
    private Task? _loading;
    private long _loadedAt;

    public string SiteId => siteId;

    /// <summary>The table; null if it must be loaded first. Version 0: the site does not exist.</summary>
    public PointIndex? Current
    {
        get
        {
            var current = Volatile.Read(ref _current);
            return current is { Version: 0 } && clock.GetElapsedTime(Volatile.Read(ref _loadedAt)) >= UnknownFor ? null : current;
        }
    }

    /// <summary>Loads it. Callers at the same time share one call.</summary>
    public Task LoadAsync()
    {
        lock (_gate)
        {
            return _loading ??= LoadOnceAsync();
        }
    }

    /// <summary>A receipt named this version: if it is newer, the table is loaded behind the caller's back.</summary>
    public void Observe(int version)
    {
        if (Volatile.Read(ref _current) is { } current && version > current.Version)
        {
            // A failure shows at the next receipt, which asks again.
            _ = LoadAsync().ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);
        }
    }

    private async Task LoadOnceAsync()
    {
        await Task.Yield();
        try
        {
            var table = await sites.GetPointTableAsync(siteId);
            Volatile.Write(ref _loadedAt, clock.GetTimestamp());
            Volatile.Write(ref _current, new PointIndex(table));
        }
        finally
        {
            lock (_gate)
            {
                _loading = null;
            }
        }
    }
}
