using System.Collections.Concurrent;
using System.Text.Json;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>Point names out of the site's stored state, kept until that has another version.</summary>
internal sealed class StoredPointNames(MonitorDatabase database) : IPointNames
{
    private const int MostSites = 1000;
    private readonly ConcurrentDictionary<string, (string Etag, Dictionary<string, int> Indexes)> _sites = new();

    /// <inheritdoc/>
    public async Task<int?[]> IndexesAsync(string siteId, string[] points, CancellationToken cancellationToken)
    {
        var indexes = await LoadAsync(siteId, cancellationToken);
        return Array.ConvertAll(points, point => indexes.TryGetValue(point, out var index) ? (int?)index : null);
    }

    private async Task<Dictionary<string, int>> LoadAsync(string siteId, CancellationToken cancellationToken)
    {
        (string, object?)[] key = [("@state", SiteConfigState.Name), ("@grain", GrainId.Create("site", siteId).ToString())];
        var etags = await database.QueryAsync(
            "SELECT etag FROM grain_state WHERE grain = @grain AND state = @state", row => row.GetString(0), cancellationToken, key);
        if (etags.Count == 0)
        {
            return [];
        }

        if (_sites.TryGetValue(siteId, out var known) && known.Etag == etags[0])
        {
            return known.Indexes;
        }

        var rows = await database.QueryAsync(
            "SELECT etag, body FROM grain_state WHERE grain = @grain AND state = @state",
            row => (Etag: row.GetString(0), State: JsonSerializer.Deserialize(row.GetString(1), GrainsJson.Default.SiteConfigState)!), cancellationToken, key);
        Dictionary<string, int> indexes = [];
        foreach (var (index, point) in rows.Count == 0 ? [] : rows[0].State.PointIds.Index())
        {
            indexes[point] = index;
        }

        if (_sites.Count >= MostSites)
        {
            _sites.Clear();
        }

        if (rows.Count > 0)
        {
            _sites[siteId] = (rows[0].Etag, indexes);
        }

        return indexes;
    }
}
