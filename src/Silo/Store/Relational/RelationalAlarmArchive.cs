using System.Data.Common;
using System.Globalization;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Reads the journal for people. Pages are by key (time and id), so that a list stays whole while alarms come in.</summary>
internal sealed class RelationalAlarmArchive(MonitorDatabase database) : IAlarmArchive
{
    /// <inheritdoc/>
    public async Task<AlarmTransition[]> ReadJournalAsync(string siteId, long after, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "SELECT body, site, seq, crc FROM journal WHERE site = @site AND seq > @after ORDER BY seq LIMIT @limit", Transition, cancellationToken, ("@site", siteId), ("@after", after), ("@limit", limit));
        return [.. rows];
    }

    /// <inheritdoc/>
    /// <remarks>A cursor that this program did not give out leads to an empty page.</remarks>
    public async Task<Page<AlarmRecord>> ListAsync(AlarmQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<(string, object?)> parameters = [];
        if (!TryWhere(query, parameters, out var where))
        {
            return new Page<AlarmRecord> { Items = [] };
        }

        // One more than asked tells whether there is a next page.
        var limit = Math.Clamp(query.Limit, 1, 1000);
        parameters.Add(("@limit", limit + 1));
        var rows = await database.QueryAsync(
            $"SELECT occurred_at, id, body, crc FROM alarm{where} ORDER BY occurred_at DESC, id DESC LIMIT @limit",
            row => (At: row.GetInt64(0), Id: row.GetString(1), Body: RowChecksum.Text(row, 2, 3, "alarm", row.GetString(1))), cancellationToken, [.. parameters]);
        return new Page<AlarmRecord>
        {
            Items = [.. rows.Take(limit).Select(row => Alarm(row.Body, row.Id))],
            Next = rows.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{rows[limit - 1].At}_{rows[limit - 1].Id}") : null,
        };
    }

    /// <inheritdoc/>
    public async Task<AlarmDetail?> FindAsync(string alarmId, CancellationToken cancellationToken)
    {
        var alarms = await database.QueryAsync(
            "SELECT body, crc FROM alarm WHERE id = @id", row => Alarm(RowChecksum.Text(row, 0, 1, "alarm", alarmId), alarmId), cancellationToken, ("@id", alarmId));
        if (alarms.Count == 0)
        {
            return null;
        }

        var transitions = await database.QueryAsync(
            "SELECT body, site, seq, crc FROM journal WHERE alarm = @id ORDER BY seq", Transition, cancellationToken, ("@id", alarmId));
        return new AlarmDetail { Alarm = transitions.Count > 0 ? transitions[^1].Alarm : alarms[0], Transitions = [.. transitions] };
    }

    private static AlarmTransition Transition(DbDataReader row)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{row.GetString(1)} {row.GetInt64(2)}");
        return StoredJson.Parse(RowChecksum.Text(row, 0, 3, "journal", key), ContractsJson.Default.AlarmTransition, "journal", key);
    }

    private static AlarmRecord Alarm(string body, string id) => StoredJson.Parse(body, ContractsJson.Default.AlarmRecord, "alarm", id);

    private static bool TryWhere(AlarmQuery query, List<(string, object?)> parameters, out string where)
    {
        var text = new StringBuilder(" WHERE 1 = 1");
        where = "";
        And("site = @site", "@site", query.SiteId);
        And("priority = @priority", "@priority", (int?)query.Priority);
        And("occurred_at >= @from", "@from", query.From?.ToUnixTimeMilliseconds());
        And("occurred_at < @to", "@to", query.To?.ToUnixTimeMilliseconds());
        In("state", query.States.Length == 0 ? null : [.. query.States.Select(state => (object)(int)state)]);
        In("site", query.Sites is null ? null : [.. query.Sites.Select(site => (object)site)]);
        if (query.Cursor is { } cursor)
        {
            var cut = cursor.IndexOf('_', StringComparison.Ordinal);
            if (cut < 0 || !long.TryParse(cursor.AsSpan(0, cut), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at))
            {
                return false;
            }

            And("(occurred_at, id) < (@cursor_at, @cursor_id)", "@cursor_at", at);
            parameters.Add(("@cursor_id", cursor[(cut + 1)..]));
        }

        where = text.ToString();
        return true;

        void And(string condition, string name, object? value)
        {
            if (value is not null)
            {
                text.Append(" AND ").Append(condition);
                parameters.Add((name, value));
            }
        }

        void In(string column, object[]? values)
        {
            if (values is null)
            {
                return;
            }

            // PostgreSQL has no empty list.
            if (values.Length == 0)
            {
                text.Append(" AND 1 = 0");
                return;
            }

            var names = values.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@{column}{i}")).ToArray();
            text.Append(CultureInfo.InvariantCulture, $" AND {column} IN ({string.Join(", ", names)})");
            parameters.AddRange(names.Zip(values, (name, value) => (name, (object?)value)));
        }
    }
}
