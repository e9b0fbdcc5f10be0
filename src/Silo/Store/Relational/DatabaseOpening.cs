using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>Opens the relational store that the options name.</summary>
internal sealed class DatabaseOpening(StoreOptions options, TimeProvider clock, TimeProvider real, ILogger logger)
{
    /// <summary>How long a start waits for a server that is not there: both may be started together.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private const int MostDamage = 10;

    /// <summary>The database, not opened yet.</summary>
    /// <exception cref="ArgumentException">The connection string is faulty.</exception>
    public MonitorDatabase Find()
    {
        if (options.Database is null)
        {
            return new SqliteDatabase(Path.Combine(options.DataFolder, SqliteDatabase.FileName));
        }

        var (settings, fault) = PostgresSettings.Parse(options.Database);
        return settings is null
            ? throw new ArgumentException(fault)
            : new PostgresDatabase(settings, new DatabaseOutage(settings.Product, settings.ProbeAsync, real, logger));
    }

    /// <summary>Opens it, and brings it to the newest migration.</summary>
    /// <param name="stop">Ends the waiting for a server.</param>
    /// <exception cref="StoreUnusableException">It is damaged, of a newer program, or not there.</exception>
    public MonitorDatabase Open(CancellationToken stop)
    {
        var deadline = real.GetUtcNow() + Patience;
        while (true)
        {
            var database = Find();
            try
            {
                Prepare(database);
                RelationalMessages.DatabaseOpen(logger, database.Product);
                return database;
            }
            catch (DbException error)
            {
                database.Dispose();
                Await(database.Product, error, deadline, stop);
            }
            catch (StoreUnusableException)
            {
                database.Dispose();
                throw;
            }
        }
    }

    private void Prepare(MonitorDatabase database)
    {
        if (database is SqliteDatabase file)
        {
            SqliteLoss.Check(file.Path, options.SampleLog.Directory);
        }

        database.Prepare(clock);
        if (database is SqliteDatabase { IsSmall: true })
        {
            // PostgreSQL has checksums of its own, and a large file would be long in reading: there a row is checked when it is read.
            foreach (var damage in RowCheck.Find(database, MostDamage))
            {
                RelationalMessages.RowDamaged(logger, database.Product, damage);
            }
        }

        if (database is PostgresDatabase server && server.Weakness() is { } weakness)
        {
            RelationalMessages.DatabaseNotDurable(logger, database.Product, weakness);
        }
    }

    /// <summary>Rests before the next try, if there is to be one.</summary>
    private void Await(string product, DbException error, DateTimeOffset deadline, CancellationToken stop)
    {
        var reason = DatabaseOutage.Describe(error);
        if (!error.IsTransient || real.GetUtcNow() >= deadline || stop.IsCancellationRequested)
        {
            throw new StoreUnusableException($"无法使用数据库 {product}：{reason}", $"the database {product} cannot be used: {reason}", error);
        }

        RelationalMessages.DatabaseAwaited(logger, product, reason, deadline);
        stop.WaitHandle.WaitOne(Pause);
    }
}
