using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>The sites, read from what their grains stored: a site exists from its first configuration on, awake or not.</summary>
internal sealed class RelationalSiteDirectory(MonitorDatabase database) : ISiteDirectory
{
    /// <inheritdoc/>
    public async Task<SiteConfig[]> ListAsync(CancellationToken cancellationToken)
    {
        var states = await database.QueryAsync(
            "SELECT body, grain FROM grain_state WHERE state = @state ORDER BY grain",
            row => StoredJson.Parse(row.GetString(0), GrainsJson.Default.SiteConfigState, "grain_state", row.GetString(1)),
            cancellationToken, ("@state", SiteConfigState.Name));
        return [.. states.Select(state => state.Config).OfType<SiteConfig>().OrderBy(config => config.SiteId, StringComparer.Ordinal)];
    }
}
