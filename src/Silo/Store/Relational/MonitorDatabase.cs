using Microsoft.Data.Sqlite;

namespace Monitoring.Silo;

/// <summary>
/// The relational store: one SQLite file in WAL mode, flushed at each commit. Readers have connections of their own and
/// never wait; writers of this process take turns at <see cref="EnterWriteAsync"/> instead of polling SQLite's lock.
/// </summary>
internal sealed class MonitorDatabase : IDisposable
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "monitor.db";

    private readonly string _connectionString;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Opens or creates the database and brings it to the newest migration.</summary>
    /// <exception cref="InvalidDataException">The file was written by a newer program, or its migrations are not ours.</exception>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public MonitorDatabase(string path, TimeProvider time)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = 10,
        }.ToString();
        using var connection = Open();
        SqliteMigrations.Apply(connection, time);
    }

    /// <summary>An open connection of one's own.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // FULL: with WAL the default of other systems (NORMAL) loses the last commits when the power fails.
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the turn to write; dispose what is returned when the transaction is over.</summary>
    public async ValueTask<WriteTurn> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        return new WriteTurn(_writer);
    }

    /// <summary>Runs one statement as a write of its own.</summary>
    /// <returns>Rows changed.</returns>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        using var turn = await EnterWriteAsync(cancellationToken);
        await using var connection = Open();
        await using var command = connection.CreateStatement(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads rows of one statement.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = Open();
        await using var command = connection.CreateStatement(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _writer.Dispose();
    }

    /// <summary>The turn to write.</summary>
    internal readonly struct WriteTurn(SemaphoreSlim writer) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => writer.Release();
    }
}
