using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>The seats: a row per version, so that who changed them and what they were is kept.</summary>
internal sealed class RelationalSeatStore(MonitorDatabase database, TimeProvider time) : ISeatStore
{
    /// <inheritdoc/>
    public async Task<SeatSet> GetAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "SELECT version, body FROM seat_set ORDER BY version DESC LIMIT 1",
            row => (Version: row.GetInt32(0), Body: row.GetString(1)), cancellationToken);
        return rows.Count == 0
            ? SeatSet.Default()
            : StoredJson.Parse(rows[0].Body, ContractsJson.Default.SeatSet, "seat_set", "newest") with { Version = rows[0].Version };
    }

    /// <inheritdoc/>
    public async Task<bool> SaveAsync(SeatSet seats, int afterVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seats);
        var body = JsonSerializer.Serialize(seats with { Version = afterVersion + 1 }, ContractsJson.Default.SeatSet);
        var written = await database.ExecuteAsync(
            """
            INSERT INTO seat_set (version, at, body)
            SELECT @version, @at, @body WHERE @after = (SELECT COALESCE(MAX(version), 0) FROM seat_set)
            ON CONFLICT (version) DO NOTHING
            """,
            cancellationToken,
            ("@version", afterVersion + 1), ("@at", time.GetUtcNow().ToUnixTimeMilliseconds()), ("@body", body), ("@after", afterVersion));
        return written == 1;
    }
}
