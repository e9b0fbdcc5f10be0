using System.Data.Common;
using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Figures of alarm management beside the journal: a cursor per site and a row per site and day.</summary>
internal sealed class RelationalKpiStore(MonitorDatabase database) : IKpiStore
{
    /// <summary>Sites asked for in one statement: SQLite and PostgreSQL both take 32,000 parameters.</summary>
    private const int MostPerStatement = 1_000;

    /// <inheritdoc/>
    public async Task<KpiLag[]> LagsAsync(CancellationToken cancellationToken) =>
        [.. await database.QueryAsync(
            """
            SELECT site_journal.site, COALESCE(kpi_site.seq, 0), site_journal.last_seq FROM site_journal
            LEFT JOIN kpi_site ON kpi_site.site = site_journal.site
            WHERE site_journal.last_seq > COALESCE(kpi_site.seq, 0) ORDER BY site_journal.site
            """,
            row => new KpiLag(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), cancellationToken)];

    /// <inheritdoc/>
    public async Task<KpiCursor> CursorAsync(string siteId, CancellationToken cancellationToken) =>
        (await CursorsAsync([siteId], cancellationToken)).SingleOrDefault() ?? new KpiCursor(siteId, 0, []);

    /// <inheritdoc/>
    public async Task<KpiCursor[]> CursorsAsync(string[] siteIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(siteIds);
        List<KpiCursor> cursors = [];
        foreach (var part in siteIds.Chunk(MostPerStatement))
        {
            var (list, parameters) = Names(part);
            cursors.AddRange(await database.QueryAsync(
                $"SELECT site, seq, state FROM kpi_site WHERE site IN ({list})",
                row => new KpiCursor(row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)), cancellationToken, parameters));
        }

        return [.. cursors];
    }

    /// <inheritdoc/>
    public async Task<KpiDayRow[]> DaysAsync(string siteId, int[] days, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Length == 0)
        {
            return [];
        }

        var wanted = days.ToHashSet();
        var rows = await ReadAsync([siteId], days.Min(), days.Max(), cancellationToken);
        return [.. rows.Where(row => wanted.Contains(row.Day))];
    }

    /// <inheritdoc/>
    public async Task<KpiDayRow[]> ReadAsync(string[] siteIds, int firstDay, int lastDay, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(siteIds);
        List<KpiDayRow> rows = [];
        foreach (var part in siteIds.Chunk(MostPerStatement))
        {
            var (list, parameters) = Names(part);
            rows.AddRange(await database.QueryAsync(
                $"SELECT site, day, body FROM kpi_day WHERE site IN ({list}) AND day >= @first AND day <= @last",
                Day, cancellationToken, [.. parameters, ("@first", firstDay), ("@last", lastDay)]));
        }

        return [.. rows];
    }

    /// <inheritdoc/>
    public Task<bool> WriteAsync(KpiWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var cursor = write.Cursor;
        return database.WriteAsync(
            Turn(cursor.SiteId),
            async transaction =>
            {
                // The guard: whoever counted the same transitions meanwhile has moved the cursor.
                var moved = await transaction.ExecuteAsync(
                    write.AfterSeq == 0
                        ? """
                          INSERT INTO kpi_site (site, seq, state) VALUES (@site, @seq, @state)
                          ON CONFLICT (site) DO UPDATE SET seq = excluded.seq, state = excluded.state WHERE kpi_site.seq = @after
                          """
                        : "UPDATE kpi_site SET seq = @seq, state = @state WHERE site = @site AND seq = @after",
                    cancellationToken, ("@site", cursor.SiteId), ("@seq", cursor.Seq), ("@state", cursor.State), ("@after", write.AfterSeq));
                if (moved != 1)
                {
                    return false;
                }

                foreach (var day in write.Days)
                {
                    await transaction.ExecuteAsync(
                        "INSERT INTO kpi_day (site, day, body) VALUES (@site, @day, @body) ON CONFLICT (site, day) DO UPDATE SET body = excluded.body",
                        cancellationToken, ("@site", day.SiteId), ("@day", day.Day), ("@body", day.Body));
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ResetAsync(string siteId, CancellationToken cancellationToken) => database.WriteAsync(
        Turn(siteId),
        async transaction =>
        {
            await transaction.ExecuteAsync("DELETE FROM kpi_day WHERE site = @site", cancellationToken, ("@site", siteId));
            await transaction.ExecuteAsync("DELETE FROM kpi_site WHERE site = @site", cancellationToken, ("@site", siteId));
            return true;
        },
        cancellationToken);

    private static string Turn(string siteId) => "kpi " + siteId;

    private static KpiDayRow Day(DbDataReader row) => new(row.GetString(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2));

    private static (string List, (string, object?)[] Parameters) Names(string[] sites)
    {
        var names = sites.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@site{i}")).ToArray();
        return (string.Join(", ", names), [.. names.Zip(sites, (name, site) => (name, (object?)site))]);
    }
}
