using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Who had which seat when. What a handover showed stands beside its row, so that lists stay small.</summary>
internal sealed class RelationalShiftStore(MonitorDatabase database) : IShiftStore
{
    private const string Whole = "SELECT id, body, crc, snapshot, snapshot_crc FROM shift";

    // An index says that a seat has one shift at most that goes on.
    private const string Insert =
        """
        INSERT INTO shift (id, seat, since, until, revision, body, crc, snapshot, snapshot_crc)
        VALUES (@id, @seat, @since, @until, @revision, @body, @crc, @snapshot, @snapshot_crc) ON CONFLICT DO NOTHING
        """;

    private const string Update =
        """
        UPDATE shift SET until = @until, revision = @revision, body = @body, crc = @crc,
            snapshot = COALESCE(@snapshot, snapshot), snapshot_crc = COALESCE(@snapshot_crc, snapshot_crc)
        WHERE id = @id AND seat = @seat AND since = @since AND revision = @revision - 1
        """;

    /// <inheritdoc/>
    public async Task<Shift?> CurrentAsync(string seat, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync($"{Whole} WHERE seat = @seat AND until IS NULL", ReadWhole, cancellationToken, ("@seat", seat));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <inheritdoc/>
    public async Task<Shift?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync($"{Whole} WHERE id = @id", ReadWhole, cancellationToken, ("@id", id));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <inheritdoc/>
    /// <remarks>A cursor that this program did not give out leads to an empty page.</remarks>
    public async Task<Page<Shift>> ListAsync(ShiftQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        List<(string, object?)> parameters = [];
        if (!TryWhere(query, parameters, out var where))
        {
            return new Page<Shift> { Items = [] };
        }

        // One more than asked tells whether there is a next page.
        var limit = Math.Clamp(query.Limit, 1, 1000);
        parameters.Add(("@limit", limit + 1));
        var rows = await database.QueryAsync(
            $"SELECT id, body, crc FROM shift WHERE {where} ORDER BY since DESC, id DESC LIMIT @limit", Read, cancellationToken, [.. parameters]);
        return new Page<Shift>
        {
            Items = [.. rows.Take(limit)],
            Next = rows.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{rows[limit - 1].Since.ToUnixTimeMilliseconds()}_{rows[limit - 1].Id}") : null,
        };
    }

    /// <inheritdoc/>
    public async Task<bool> BeginAsync(Shift shift, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(Insert, cancellationToken, Row(shift)) == 1;

    /// <inheritdoc/>
    public async Task<bool> SaveAsync(Shift shift, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(Update, cancellationToken, Row(shift)) == 1;

    /// <inheritdoc/>
    public Task<bool> ChangeOverAsync(Shift ended, Shift next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        return database.WriteAsync(
            $"shift {ended.Seat}",
            async transaction => await transaction.ExecuteAsync(Update, cancellationToken, Row(ended)) == 1
                && await transaction.ExecuteAsync(Insert, cancellationToken, Row(next)) == 1,
            cancellationToken);
    }

    private static (string, object?)[] Row(Shift shift)
    {
        ArgumentNullException.ThrowIfNull(shift);
        var body = JsonSerializer.Serialize(shift with { Handover = shift.Handover is { } handover ? handover with { Snapshot = null } : null }, ContractsJson.Default.Shift);
        var snapshot = shift.Handover?.Snapshot is { } content ? JsonSerializer.Serialize(content, ContractsJson.Default.HandoverSnapshot) : null;
        return
        [
            ("@id", shift.Id), ("@seat", shift.Seat), ("@since", shift.Since.ToUnixTimeMilliseconds()), ("@until", shift.Until?.ToUnixTimeMilliseconds()),
            ("@revision", shift.Revision), ("@body", body), ("@crc", RowChecksum.Of(body)),
            ("@snapshot", snapshot), ("@snapshot_crc", snapshot is null ? null : RowChecksum.Of(snapshot)),
        ];
    }

    private static bool TryWhere(ShiftQuery query, List<(string, object?)> parameters, out StringBuilder where)
    {
        where = new StringBuilder(query.Seats is [] ? "1 = 0" : "1 = 1");
        if (query.Seats is { Length: > 0 } seats)
        {
            var names = seats.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@seat{i}")).ToArray();
            where.Append(CultureInfo.InvariantCulture, $" AND seat IN ({string.Join(", ", names)})");
            parameters.AddRange(names.Zip(seats, (name, seat) => (name, (object?)seat)));
        }

        if (query.From is { } from)
        {
            where.Append(" AND (until IS NULL OR until > @from)");
            parameters.Add(("@from", from.ToUnixTimeMilliseconds()));
        }

        if (query.To is { } to)
        {
            where.Append(" AND since < @to");
            parameters.Add(("@to", to.ToUnixTimeMilliseconds()));
        }

        if (query.Cursor is { } cursor)
        {
            var cut = cursor.IndexOf('_', StringComparison.Ordinal);
            if (cut < 0 || !long.TryParse(cursor.AsSpan(0, cut), NumberStyles.None, CultureInfo.InvariantCulture, out var since))
            {
                return false;
            }

            where.Append(" AND (since, id) < (@cursor_since, @cursor_id)");
            parameters.AddRange([("@cursor_since", since), ("@cursor_id", cursor[(cut + 1)..])]);
        }

        return true;
    }

    private static Shift Read(DbDataReader row) => StoredJson.Parse(
        RowChecksum.Text(row, 1, 2, "shift", row.GetString(0)), ContractsJson.Default.Shift, "shift", row.GetString(0));

    private static Shift ReadWhole(DbDataReader row)
    {
        var shift = Read(row);
        return shift.Handover is not { } handover || row.IsDBNull(3)
            ? shift
            : shift with
            {
                Handover = handover with
                {
                    Snapshot = StoredJson.Parse(RowChecksum.Text(row, 3, 4, "shift", shift.Id), ContractsJson.Default.HandoverSnapshot, "shift", shift.Id),
                },
            };
    }
}
