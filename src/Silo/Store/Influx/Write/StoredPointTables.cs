using System.Text.Json;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>Names out of the site's stored state. It is stored before a gateway process learns of a new point, so before any of its samples.</summary>
internal sealed class StoredPointTables(MonitorDatabase database) : IPointTables
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> NamesAsync(string siteId, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "SELECT body FROM grain_state WHERE grain = @grain AND state = @state",
            row => JsonSerializer.Deserialize(row.GetString(0), GrainsJson.Default.SiteConfigState)!,
            cancellationToken,
            ("@state", SiteConfigState.Name),
            ("@grain", GrainId.Create("site", siteId).ToString()));
        return rows.Count == 0 ? [] : rows[0].PointIds;
    }
}
