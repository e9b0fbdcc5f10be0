using System.Buffers;
using System.Data.Common;
using System.Text.Json;

namespace Monitoring.Silo;

/// <summary>Copies all tables as they are at one moment, while the service goes on writing.</summary>
internal sealed class RelationalBackup(MonitorDatabase database)
{
    private const int Piece = 256 << 10;

    /// <summary>What was copied.</summary>
    /// <param name="Schema">Newest migration.</param>
    /// <param name="Tables">Tables.</param>
    /// <param name="Sites">Last number of each site.</param>
    public sealed record Content(int Schema, BackupTable[] Tables, SortedDictionary<string, long> Sites);

    /// <summary>Writes a file per table into a folder of the backup.</summary>
    /// <exception cref="DbException">The database is not there, or refused.</exception>
    public async Task<Content> WriteAsync(string backup, string folder, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await database.BeginReadAsync(connection, cancellationToken);
        var store = new DatabaseTransaction(database, connection, transaction);
        var schema = await store.QueryAsync("SELECT MAX(number) FROM migration", row => row.GetInt32(0), cancellationToken);
        var sites = await store.QueryAsync("SELECT site, last_seq FROM site_journal", row => (row.GetString(0), row.GetInt64(1)), cancellationToken);
        List<BackupTable> tables = [];
        foreach (var table in await InOrderAsync(store, cancellationToken))
        {
            tables.Add(await CopyAsync(connection, transaction, table, backup, $"{folder}/{table}.jsonl", cancellationToken));
        }

        var lastNumbers = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (site, last) in sites)
        {
            lastNumbers.Add(site, last);
        }

        return new Content(schema[0], [.. tables], lastNumbers);
    }

    private async Task<BackupTable> CopyAsync(DbConnection connection, DbTransaction transaction, string table, string backup, string file, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(connection, $"SELECT * FROM {table}");
        command.Transaction = transaction;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await using var to = File.Create(Path.Combine(backup, file));
        var buffer = new ArrayBufferWriter<byte>(2 * Piece);
        await using var json = new Utf8JsonWriter(buffer);
        var rows = 0L;
        while (await row.ReadAsync(cancellationToken))
        {
            BackupRow.Write(row, json);
            await json.FlushAsync(cancellationToken);
            json.Reset();
            buffer.Write("\n"u8);
            rows++;
            if (buffer.WrittenCount > Piece)
            {
                await to.WriteAsync(buffer.WrittenMemory, cancellationToken);
                buffer.Clear();
            }
        }

        await to.WriteAsync(buffer.WrittenMemory, cancellationToken);
        to.Flush(flushToDisk: true);
        return new BackupTable(table, file, [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)], rows);
    }

    /// <summary>All tables, each after those that it refers to.</summary>
    private async Task<List<string>> InOrderAsync(DatabaseTransaction store, CancellationToken cancellationToken)
    {
        var left = await store.QueryAsync(database.TablesSql, row => row.GetString(0), cancellationToken);
        var references = await store.QueryAsync(database.ReferencesSql, row => (From: row.GetString(0), To: row.GetString(1)), cancellationToken);
        List<string> ordered = [];
        while (left.Count > 0)
        {
            var next = left.Find(table => references.TrueForAll(one => one.From != table || one.To == table || ordered.Contains(one.To)))
                ?? throw new NotSupportedException($"the tables {string.Join(", ", left)} refer to each other in a circle");
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }
}
