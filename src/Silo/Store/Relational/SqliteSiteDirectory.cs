using System.Text.Json;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>The sites, read from what their grains stored: a site exists from its first configuration on, awake or not.</summary>
internal sealed class SqliteSiteDirectory(MonitorDatabase database) : ISiteDirectory
{
    /// <inheritdoc/>
    public async Task<SiteConfig[]> ListAsync(CancellationToken cancellationToken)
    {
        var states = await database.QueryAsync(
            "SELECT body FROM grain_state WHERE state = @state ORDER BY grain",
            row => JsonSerializer.Deserialize(row.GetString(0), GrainsJson.Default.SiteConfigState), cancellationToken, ("@state", SiteConfigState.Name));
        return [.. states.Select(state => state?.Config).OfType<SiteConfig>().OrderBy(config => config.SiteId, StringComparer.Ordinal)];
    }
}
