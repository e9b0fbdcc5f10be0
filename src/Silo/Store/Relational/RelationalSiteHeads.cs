using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Where the journals stand, in one statement: cheap enough for every second.</summary>
internal sealed class RelationalSiteHeads(MonitorDatabase database) : ISiteHeads
{
    /// <inheritdoc/>
    /// <remarks>
    /// A silo that said it stops is not in its table any more: nothing was heard of it for ever. A site that is being taken over has been heard of by
    /// nobody since its former silo was: its new one still waits.
    /// </remarks>
    public async Task<SiteHead[]> ReadAsync(CancellationToken cancellationToken)
    {
        var heads = await database.QueryAsync(
            $"SELECT j.site, j.last_seq, j.owner, {database.NowSql} - s.at FROM site_journal j LEFT JOIN silo s ON s.name = CASE WHEN j.former = '' THEN j.owner ELSE j.former END",
            row => new SiteHead(
                row.GetString(0), row.GetInt64(1), row.GetString(2),
                row.GetString(2).Length == 0 ? null : row.IsDBNull(3) ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(row.GetInt64(3))),
            cancellationToken);
        return [.. heads];
    }
}
