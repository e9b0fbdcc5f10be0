using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Monitoring.Silo;

/// <summary>
/// One SQLite file in WAL mode, flushed at each commit. Readers have connections of their own and never wait; writers of this
/// process take turns instead of polling SQLite's lock.
/// </summary>
internal sealed class SqliteDatabase : MonitorDatabase
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "monitor.db";

    private const int ConstraintViolated = 19;

    private readonly string _connectionString;
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Opens nothing yet.</summary>
    public SqliteDatabase(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = 10,
        }.ToString();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether all of it can be checked at start.</summary>
    public bool IsSmall => SqliteIntegrity.IsSmall(Path);

    /// <inheritdoc/>
    public override string Kind => "SQLite";

    /// <inheritdoc/>
    public override string Product => $"SQLite {Path}";

    /// <inheritdoc/>
    public override int Writers => 1;

    /// <summary>Opens or creates the database, looks whether it is whole, and brings it to the newest migration.</summary>
    /// <exception cref="StoreUnusableException">The file is damaged, or was written by a newer program. Nothing was changed in it.</exception>
    public override void Prepare(TimeProvider time)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        SqliteIntegrity.Check(Path);
        try
        {
            base.Prepare(time);
        }
        catch (SqliteException error)
        {
            throw SqliteIntegrity.Unusable(Path, error.Message, error);
        }
    }

    /// <inheritdoc/>
    public override string Adapt(string migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        return migration.Replace("{text}", "TEXT", StringComparison.Ordinal).Replace("{bytes}", "BLOB", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override DbConnection Open()
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

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller disposes it.")]
    public override ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) => new(Open());

    /// <inheritdoc/>
    public override ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        new(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <inheritdoc/>
    internal override string NowSql => "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    /// <inheritdoc/>
    internal override string TablesSql => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";

    /// <inheritdoc/>
    internal override string ReferencesSql => "SELECT t.name, f.\"table\" FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'";

    /// <inheritdoc/>
    public override StatementRunner CreateRunner(DbConnection connection) => new PreparedRunner(this, connection);

    /// <inheritdoc/>
    public override bool IsDuplicate(DbException error) => error is SqliteException { SqliteErrorCode: ConstraintViolated };

    /// <inheritdoc/>
    /// <remarks>Nothing to hold: the data folder belongs to one process.</remarks>
    internal override IDisposable LockMigrations(DbConnection connection) => new Turn(null);

    /// <inheritdoc/>
    internal override async ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        return new Turn(_writer);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _writer.Dispose();
    }

    private sealed class Turn(SemaphoreSlim? writer) : IDisposable
    {
        public void Dispose() => writer?.Release();
    }
}
