using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>What the bureau did about alarms: a row per alarm, whole, with its steps.</summary>
internal sealed class RelationalHandlingStore(MonitorDatabase database) : IHandlingStore
{
    /// <inheritdoc/>
    public async Task<AlarmHandling[]> FindAsync(string[] alarmIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alarmIds);
        if (alarmIds.Length == 0)
        {
            return [];
        }

        List<(string, object?)> parameters = [];
        var rows = await database.QueryAsync(
            $"SELECT alarm, body, crc FROM handling WHERE alarm IN ({Names("id", alarmIds, parameters)})", Read, cancellationToken, [.. parameters]);
        return [.. rows];
    }

    /// <inheritdoc/>
    /// <remarks>A cursor that this program did not give out leads to an empty page.</remarks>
    public async Task<Page<AlarmHandling>> ListAsync(HandlingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<(string, object?)> parameters = [];
        var where = Where(query, parameters);
        if (query.Cursor is { } cursor)
        {
            var cut = cursor.IndexOf('_', StringComparison.Ordinal);
            if (cut < 0 || !long.TryParse(cursor.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            {
                return new Page<AlarmHandling> { Items = [] };
            }

            where.Append(" AND (at, alarm) < (@at, @alarm)");
            parameters.AddRange([("@at", at), ("@alarm", cursor[(cut + 1)..])]);
        }

        // One more than asked tells whether there is a next page.
        var limit = Math.Clamp(query.Limit, 1, 1000);
        parameters.Add(("@limit", limit + 1));
        var rows = await database.QueryAsync(
            $"SELECT alarm, body, crc, at FROM handling WHERE {where} ORDER BY at DESC, alarm DESC LIMIT @limit",
            row => (Handling: Read(row), At: row.GetInt64(3)), cancellationToken, [.. parameters]);
        return new Page<AlarmHandling>
        {
            Items = [.. rows.Take(limit).Select(row => row.Handling)],
            Next = rows.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{rows[limit - 1].At}_{rows[limit - 1].Handling.AlarmId}") : null,
        };
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(HandlingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<(string, object?)> parameters = [];
        var rows = await database.QueryAsync(
            $"SELECT COUNT(*) FROM handling WHERE {Where(query, parameters)}", row => row.GetInt32(0), cancellationToken, [.. parameters]);
        return rows[0];
    }

    /// <inheritdoc/>
    public async Task<bool> SaveAsync(AlarmHandling handling, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handling);
        var body = JsonSerializer.Serialize(handling, ContractsJson.Default.AlarmHandling);
        (string, object?)[] parameters =
        [
            ("@alarm", handling.AlarmId), ("@site", handling.SiteId), ("@stage", (int)handling.Stage), ("@version", handling.Version),
            ("@at", handling.Steps[^1].At.ToUnixTimeMilliseconds()), ("@body", body), ("@crc", RowChecksum.Of(body)),
        ];
        var sql = handling.Version == 1
            ? "INSERT INTO handling (alarm, site, stage, version, at, body, crc) VALUES (@alarm, @site, @stage, @version, @at, @body, @crc) ON CONFLICT (alarm) DO NOTHING"
            : "UPDATE handling SET stage = @stage, version = @version, at = @at, body = @body, crc = @crc WHERE alarm = @alarm AND site = @site AND version = @version - 1";
        return await database.ExecuteAsync(sql, cancellationToken, parameters) == 1;
    }

    private static StringBuilder Where(HandlingQuery query, List<(string, object?)> parameters)
    {
        // The stage stands as a number in the text, and not as a parameter, so that the index of open ones fits.
        var where = new StringBuilder(query.Open switch { true => "stage <> 4", false => "stage = 4", _ => "1 = 1" });
        return query.Sites switch
        {
            null => where,
            [] => where.Append(" AND 1 = 0"),
            var sites => where.Append(CultureInfo.InvariantCulture, $" AND site IN ({Names("site", sites, parameters)})"),
        };
    }

    private static string Names(string name, string[] values, List<(string, object?)> parameters)
    {
        var names = values.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@{name}{i}")).ToArray();
        parameters.AddRange(names.Zip(values, (one, value) => (one, (object?)value)));
        return string.Join(", ", names);
    }

    private static AlarmHandling Read(DbDataReader row) => StoredJson.Parse(
        RowChecksum.Text(row, 1, 2, "handling", row.GetString(0)), ContractsJson.Default.AlarmHandling, "handling", row.GetString(0));
}
