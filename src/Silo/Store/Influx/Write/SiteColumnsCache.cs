using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Columns of all sites; asks for names when a batch has a point that was not there before. For one reader.</summary>
internal sealed class SiteColumnsCache(IPointTables tables, string measurement, TimeProvider time)
{
    /// <summary>A site whose stored state was asked for a point and lacks it is not asked again for every batch.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Entry> _sites = [];

    /// <summary>Arrival of the first batch behind the cursor: what was delivered before came before it.</summary>
    private long? _begin;

    /// <summary>The columns of a batch's site, with room for all its points.</summary>
    public ValueTask<SiteColumns> OfAsync(SampleBatch batch, CancellationToken cancellationToken)
    {
        _begin ??= batch.ReceivedAt;
        var greatest = 0;
        foreach (ref readonly var sample in batch.SampleSpan)
        {
            greatest = Math.Max(greatest, sample.Point);
        }

        return _sites.TryGetValue(batch.SiteId, out var known) && greatest < known.Columns.Named
            ? ValueTask.FromResult(known.Columns)
            : NameAsync(batch.SiteId, greatest, cancellationToken);
    }

    private async ValueTask<SiteColumns> NameAsync(string siteId, int greatest, CancellationToken cancellationToken)
    {
        if (!_sites.TryGetValue(siteId, out var site))
        {
            _sites.Add(siteId, site = new Entry(new SiteColumns(measurement, siteId, _begin ?? long.MinValue)));
        }

        if (greatest > site.Lacking || time.GetElapsedTime(site.Asked) >= AskAgain)
        {
            site.Columns.Name(await tables.NamesAsync(siteId, cancellationToken));
            site.Asked = time.GetTimestamp();
            site.Lacking = greatest < site.Columns.Named ? -1 : greatest;
        }

        site.Columns.Grow(greatest + 1);
        return site.Columns;
    }

    private sealed class Entry(SiteColumns columns)
    {
        public SiteColumns Columns { get; } = columns;

        /// <summary>When it was asked for its names last.</summary>
        public long Asked { get; set; }

        /// <summary>Greatest index that had no name then; -1 if all had.</summary>
        public int Lacking { get; set; } = -1;
    }
}
