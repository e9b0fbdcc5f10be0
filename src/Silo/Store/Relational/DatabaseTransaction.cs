using System.Data.Common;

namespace Monitoring.Silo;

/// <summary>Statements on one connection, inside its transaction if there is one.</summary>
internal sealed class DatabaseTransaction(MonitorDatabase database, DbConnection connection, DbTransaction? transaction)
{
    /// <summary>Runs one statement.</summary>
    /// <returns>Rows changed.</returns>
    /// <exception cref="DbException">The database refused.</exception>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = database.CreateCommand(connection, sql, parameters);
        command.Transaction = transaction;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads rows of one statement.</summary>
    /// <exception cref="DbException">The database refused.</exception>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = database.CreateCommand(connection, sql, parameters);
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
