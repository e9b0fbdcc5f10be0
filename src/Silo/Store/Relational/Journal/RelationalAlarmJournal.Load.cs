using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <content>Reading.</content>
internal sealed partial class RelationalAlarmJournal
{
    /// <inheritdoc/>
    /// <exception cref="System.Data.Common.DbException">The database is not there, or refused.</exception>
    /// <exception cref="InvalidDataException">A stored alarm cannot be read.</exception>
    public Task<JournaledSite> LoadAsync(string siteId, CancellationToken cancellationToken) =>
        _database.ReadAsync(store => LoadAsync(store, siteId, cancellationToken), cancellationToken);

    /// <summary>Greatest position of a sample log that any state is stored for: the log must go on above it.</summary>
    /// <param name="log">Name of the log.</param>
    public long MaxPosition(string log)
    {
        using var connection = _database.Open();
        using var command = _database.CreateCommand(connection, "SELECT COALESCE(MAX(position), 0) FROM checkpoint WHERE log = @log", ("@log", log));
        return (long)command.ExecuteScalar()!;
    }

    // In one transaction, so that number, alarms and states are of one moment.
    private static async Task<JournaledSite> LoadAsync(DatabaseTransaction store, string siteId, CancellationToken cancellationToken)
    {
        var seq = await store.QueryAsync(
            "SELECT last_seq FROM site_journal WHERE site = @site", row => row.GetInt64(0), cancellationToken, ("@site", siteId));
        var alarms = await store.QueryAsync(
            "SELECT id, body, crc FROM alarm WHERE site = @site AND state <> 0 ORDER BY occurred_at, id",
            row => StoredJson.Parse(RowChecksum.Text(row, 1, 2, "alarm", row.GetString(0)), ContractsJson.Default.AlarmRecord, "alarm", row.GetString(0)), cancellationToken, ("@site", siteId));
        var checkpoints = await store.QueryAsync(
            "SELECT point_key, position, state, crc, log FROM checkpoint WHERE site = @site ORDER BY point_key",
            row => new Checkpoint(row.GetString(0), row.GetInt64(1), RowChecksum.Bytes(row, 2, 3, "checkpoint", $"{siteId} {row.GetString(0)}")) { Log = row.GetString(4) }, cancellationToken, ("@site", siteId));
        return new JournaledSite(seq.FirstOrDefault(), [.. alarms], [.. checkpoints]);
    }
}
