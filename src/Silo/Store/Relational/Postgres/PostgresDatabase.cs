using System.Data;
using System.Data.Common;
using Npgsql;

namespace Monitoring.Silo;

/// <summary>
/// A PostgreSQL database. Writers of this and other processes run side by side and meet only at the rows they share. While the server is away
/// one probe at a time asks for it, and everybody else is told so at once.
/// </summary>
internal sealed class PostgresDatabase : MonitorDatabase
{
    /// <summary>Key of the advisory lock that migrations hold: any number that no other program uses in this database.</summary>
    private const long MigrationLock = 0x484D_4D49_4752;

    /// <summary>First key of the advisory locks for turns.</summary>
    private const int TurnLock = 0x484D;

    private readonly NpgsqlDataSource _source;
    private readonly DatabaseOutage _outage;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="settings">What the connection string says.</param>
    /// <param name="outage">Asks for the server when it is away.</param>
    public PostgresDatabase(PostgresSettings settings, DatabaseOutage outage)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (Product, _outage) = (settings.Product, outage);
        _source = settings.CreateSource();
    }

    /// <inheritdoc/>
    public override string Kind => "PostgreSQL";

    /// <inheritdoc/>
    public override string Product { get; }

    /// <inheritdoc/>
    /// <remarks>The server flushes commits of several connections together; more than these wait in one transaction instead.</remarks>
    public override int Writers => 4;

    /// <inheritdoc/>
    public override string? Outage => _outage.Since is { } since ? $"{Kind} is away since {since:HH:mm:ss}Z" : null;

    /// <inheritdoc/>
    public override Task NextRecovery => _outage.NextRecovery;

    /// <inheritdoc/>
    public override string Adapt(string migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        return migration.Replace("{text}", "TEXT COLLATE \"C\"", StringComparison.Ordinal).Replace("{bytes}", "BYTEA", StringComparison.Ordinal);
    }

    /// <summary>A setting of the server with which a commit is not on its disk; null if there is none.</summary>
    public string? Weakness()
    {
        using var connection = Open();
        using var command = CreateCommand(connection, "SELECT current_setting('fsync'), current_setting('full_page_writes')");
        using var reader = command.ExecuteReader();
        reader.Read();
        return reader.GetString(0) == "off" ? "fsync = off" : reader.GetString(1) == "off" ? "full_page_writes = off" : null;
    }

    /// <inheritdoc/>
    public override DbConnection Open()
    {
        _outage.ThrowIfAway();
        try
        {
            return _source.OpenConnection();
        }
        catch (NpgsqlException error)
        {
            throw _outage.Begin(error);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        _outage.ThrowIfAway();
        try
        {
            return await _source.OpenConnectionAsync(cancellationToken);
        }
        catch (NpgsqlException error)
        {
            throw _outage.Begin(error);
        }
    }

    /// <inheritdoc/>
    public override ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
    }

    /// <inheritdoc/>
    internal override string NowSql => "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT";

    /// <inheritdoc/>
    internal override string TablesSql => "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename";

    /// <inheritdoc/>
    internal override string ReferencesSql =>
        "SELECT t.relname, r.relname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class r ON r.oid = c.confrelid WHERE c.contype = 'f'";

    /// <inheritdoc/>
    public override StatementRunner CreateRunner(DbConnection connection) => new BatchRunner(this, (NpgsqlConnection)connection);

    /// <inheritdoc/>
    public override bool IsDuplicate(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    /// <remarks>PostgreSQL's texts have no U+0000; a search for one must find nothing, and not fail.</remarks>
    public override object ToParameter(object? value) =>
        value is string text ? text.Replace('\0', '\u2400') : base.ToParameter(value);

    /// <inheritdoc/>
    internal override IDisposable LockMigrations(DbConnection connection)
    {
        using var command = CreateCommand(connection, "SELECT pg_advisory_lock(@key)", ("@key", MigrationLock));
        command.ExecuteNonQuery();
        return new Lock(this, connection);
    }

    /// <inheritdoc/>
    internal override ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken) => new(NoTurn.Instance);

    /// <inheritdoc/>
    protected override Task TakeTurnAsync(DatabaseTransaction transaction, string turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return transaction.QueryAsync("SELECT pg_advisory_xact_lock(@key, hashtext(@turn))", _ => 0, cancellationToken, ("@key", TurnLock), ("@turn", turn));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _outage.Dispose();
        _source.Dispose();
    }

    private sealed class Lock(PostgresDatabase database, DbConnection connection) : IDisposable
    {
        public void Dispose()
        {
            // After an error the connection may be gone, and the lock with it.
            if (connection.State == ConnectionState.Open)
            {
                using var command = database.CreateCommand(connection, "SELECT pg_advisory_unlock(@key)", ("@key", MigrationLock));
                command.ExecuteNonQuery();
            }
        }
    }

    private sealed class NoTurn : IDisposable
    {
        public static readonly NoTurn Instance = new();

        public void Dispose()
        {
        }
    }
}
