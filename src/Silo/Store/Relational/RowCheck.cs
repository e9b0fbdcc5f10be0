using System.Data.Common;

namespace Monitoring.Silo;

/// <summary>Compares all rows that have a checksum with it.</summary>
internal static class RowCheck
{
    /// <summary>Damaged rows, at most so many.</summary>
    /// <exception cref="DbException">The database refused.</exception>
    public static List<string> Find(MonitorDatabase database, int most)
    {
        ArgumentNullException.ThrowIfNull(database);
        List<string> damaged = [];
        using var connection = database.Open();
        Look("SELECT site || ' ' || seq, body, crc FROM journal", row => RowChecksum.Text(row, 1, 2, "journal", row.GetString(0)));
        Look("SELECT id, body, crc FROM alarm", row => RowChecksum.Text(row, 1, 2, "alarm", row.GetString(0)));
        Look("SELECT site || ' ' || point_key, state, crc FROM checkpoint", row => RowChecksum.Bytes(row, 1, 2, "checkpoint", row.GetString(0)));
        Look("SELECT alarm, body, crc FROM handling", row => RowChecksum.Text(row, 1, 2, "handling", row.GetString(0)));
        Look("SELECT id, body, crc FROM shift", row => RowChecksum.Text(row, 1, 2, "shift", row.GetString(0)));
        Look("SELECT id, snapshot, snapshot_crc FROM shift WHERE snapshot IS NOT NULL", row => RowChecksum.Text(row, 1, 2, "shift", row.GetString(0)));
        return damaged;

        void Look(string sql, Func<DbDataReader, object> read)
        {
            using var command = database.CreateCommand(connection, sql);
            using var row = command.ExecuteReader();
            while (damaged.Count < most && row.Read())
            {
                try
                {
                    read(row);
                }
                catch (InvalidDataException error)
                {
                    damaged.Add(error.Message);
                }
            }
        }
    }
}
