using System.Data.Common;

namespace Monitoring.Silo;

/// <summary>Fills an empty database from a backup of either kind of database.</summary>
internal sealed class RelationalRestore(MonitorDatabase database, string backup, BackupManifest manifest)
{
    private const int RowsPerTrip = 1000;

    /// <summary>Makes the schema as it was and puts the rows into it, in one transaction. The next start brings it up to date.</summary>
    /// <returns>Why not; null if it is done.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var store = new DatabaseTransaction(database, connection, transaction);
        if (await store.QueryAsync(database.TablesSql, row => row.GetString(0), cancellationToken) is { Count: > 0 } tables)
        {
            return $"{database.Product}: 不为空（{tables.Count}个表）/ is not empty ({tables.Count} tables)";
        }

        await store.ExecuteAsync(database.Adapt(MigrationRunner.Table), cancellationToken);
        foreach (var migration in Migrations.All.Take(manifest.Schema))
        {
            await store.ExecuteAsync(database.Adapt(migration.Sql), cancellationToken);
        }

        using var runner = database.CreateRunner(connection);
        foreach (var table in manifest.Tables)
        {
            var rows = await FillAsync(runner, transaction, table, cancellationToken);
            if (rows != table.Rows)
            {
                return $"{table.File}: {rows}行，应为{table.Rows} / has {rows} rows instead of {table.Rows}";
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private async Task<long> FillAsync(StatementRunner runner, DbTransaction transaction, BackupTable table, CancellationToken cancellationToken)
    {
        string[] names = [.. table.Columns.Select((_, i) => $"@c{i}")];
        var insert = new Statement($"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", names)})", names);
        List<StatementRow> rows = [];
        var count = 0L;
        await foreach (var line in File.ReadLinesAsync(Path.Combine(backup, table.File), cancellationToken))
        {
            rows.Add(new StatementRow(insert, BackupRow.Read(line)));
            count++;
            if (rows.Count == RowsPerTrip)
            {
                await runner.RunAsync(rows, transaction, cancellationToken);
                rows.Clear();
            }
        }

        await runner.RunAsync(rows, transaction, cancellationToken);
        return count;
    }
}
