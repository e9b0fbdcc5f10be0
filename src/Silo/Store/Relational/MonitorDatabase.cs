using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Monitoring.Silo;

/// <summary>
/// The relational store. The statements of the stores are the same for SQLite and PostgreSQL; all that differs is in the two
/// classes derived from this one. A new table is a migration and a store over <see cref="QueryAsync"/>, <see cref="ExecuteAsync"/> and
/// <see cref="WriteAsync"/>, with its test run on both.
/// </summary>
internal abstract class MonitorDatabase : IDisposable
{
    /// <summary>What kind of database it is; for <c>/health</c>, which is open to everybody.</summary>
    public abstract string Kind { get; }

    /// <summary>Which database it is; for logs.</summary>
    public abstract string Product { get; }

    /// <summary>How many transactions of the journal are worth running side by side.</summary>
    public abstract int Writers { get; }

    /// <summary>That the database is away, and since when; null if it is there.</summary>
    public virtual string? Outage => null;

    /// <summary>Completes when the outage that is now, or else the next one, is over. Never, for a database in a file.</summary>
    public virtual Task NextRecovery { get; } = new TaskCompletionSource().Task;

    /// <summary>An expression for the time of the database's own clock, Unix milliseconds: the same for all processes.</summary>
    internal abstract string NowSql { get; }

    /// <summary>Names of the tables of the store.</summary>
    internal abstract string TablesSql { get; }

    /// <summary>Pairs of a table and one that it refers to.</summary>
    internal abstract string ReferencesSql { get; }

    /// <summary>Brings the database to the newest migration; before that nothing may be asked of it.</summary>
    /// <exception cref="StoreUnusableException">It was written by a newer program.</exception>
    /// <exception cref="DbException">It is not there, or refused.</exception>
    public virtual void Prepare(TimeProvider time)
    {
        using var connection = Open();
        MigrationRunner.Apply(this, connection, Migrations.All, time);
    }

    /// <summary>Text of a migration with the types of this database in place of <c>{text}</c> and <c>{bytes}</c>.</summary>
    public abstract string Adapt(string migration);

    /// <summary>An open connection of one's own, made without waiting for the network where there is none. For the start.</summary>
    /// <exception cref="DbException">The database is not there.</exception>
    public abstract DbConnection Open();

    /// <summary>An open connection of one's own.</summary>
    /// <exception cref="DbException">The database is not there.</exception>
    public abstract ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that sees the store as it is at one moment, and never waits for writers.</summary>
    public abstract ValueTask<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>A runner of many statements.</summary>
    public abstract StatementRunner CreateRunner(DbConnection connection);

    /// <summary>Whether the database refused a row because its key is there already.</summary>
    public abstract bool IsDuplicate(DbException error);

    /// <summary>Holds off other processes that bring the same database to a newer schema.</summary>
    internal abstract IDisposable LockMigrations(DbConnection connection);

    /// <summary>Waits for this process' turn to write, where the database has one writer; dispose what is returned when the transaction is over.</summary>
    internal abstract ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Runs one statement as a write of its own.</summary>
    /// <returns>Rows changed.</returns>
    /// <exception cref="DbException">It was not written, or, if the connection broke, may have been.</exception>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        using var turn = await EnterWriteAsync(cancellationToken);
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = CreateCommand(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads rows of one statement.</summary>
    /// <exception cref="DbException">The database is not there, or refused.</exception>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await new DatabaseTransaction(this, connection, null).QueryAsync(sql, read, cancellationToken, parameters);
    }

    /// <summary>Runs several reads that see the store at one moment.</summary>
    /// <exception cref="DbException">The database is not there, or refused.</exception>
    public async Task<T> ReadAsync<T>(Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = await BeginReadAsync(connection, cancellationToken);
        return await work(new DatabaseTransaction(this, connection, transaction));
    }

    /// <summary>Runs several statements as one transaction: all or nothing, and durable when it returns.</summary>
    /// <param name="turn">Transactions with the same name never run at the same time, in no process: for what reads before it writes.</param>
    /// <param name="work">The statements; false takes them back.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What the work returned.</returns>
    /// <exception cref="DbException">Nothing was written, or, if the connection broke at the commit, all may have been.</exception>
    public async Task<bool> WriteAsync(string turn, Func<DatabaseTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var mine = await EnterWriteAsync(cancellationToken);
        await using var connection = await OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var scope = new DatabaseTransaction(this, connection, transaction);
        await TakeTurnAsync(scope, turn, cancellationToken);
        if (!await work(scope))
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>A command with its parameters.</summary>
    /// <param name="connection">Connection.</param>
    /// <param name="sql">Text that is written in this program; values come only as parameters.</param>
    /// <param name="parameters">Names with their <c>@</c>, and values.</param>
    [SuppressMessage("Security", "CA2100", Justification = "Callers pass text of this program; what users give is a parameter.")]
    public DbCommand CreateCommand(DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, ToParameter(value));
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>A value as the database takes it.</summary>
    public virtual object ToParameter(object? value) => value ?? DBNull.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>Waits for the turn of this name inside the transaction, where <see cref="EnterWriteAsync"/> is not a turn already.</summary>
    protected virtual Task TakeTurnAsync(DatabaseTransaction transaction, string turn, CancellationToken cancellationToken) => Task.CompletedTask;
}
