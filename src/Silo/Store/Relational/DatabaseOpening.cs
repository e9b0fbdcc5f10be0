using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>Opens the relational store that the options name.</summary>
internal sealed class DatabaseOpening(StoreOptions options, TimeProvider clock, TimeProvider real, ILogger logger)
{
    /// <summary>How long a start waits for a server that is not there: both may be started together.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Opens it.</summary>
    /// <param name="stop">Ends the waiting for a server.</param>
    /// <exception cref="StoreUnusableException">It is damaged, of a newer program, or not there.</exception>
    public MonitorDatabase Open(CancellationToken stop)
    {
        MonitorDatabase database = options.Database is { } server
            ? OpenServer(server, stop)
            : OpenFile();
        RelationalMessages.DatabaseOpen(logger, database.Product);
        return database;
    }

    private SqliteDatabase OpenFile()
    {
        var path = Path.Combine(options.DataFolder, SqliteDatabase.FileName);
        SqliteLoss.Check(path, options.SampleLog.Directory);
        return new SqliteDatabase(path, clock);
    }

    private PostgresDatabase OpenServer(string server, CancellationToken stop)
    {
        var (settings, fault) = PostgresSettings.Parse(server);
        if (settings is null)
        {
            throw new ArgumentException(fault);
        }

        var deadline = real.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                var outage = new DatabaseOutage(settings.Product, settings.ProbeAsync, real, logger);
                var database = new PostgresDatabase(settings, outage, clock);
                if (database.Weakness() is { } weakness)
                {
                    RelationalMessages.DatabaseNotDurable(logger, database.Product, weakness);
                }

                return database;
            }
            catch (DbException error)
            {
                var reason = error.InnerException is { } inner ? $"{error.Message} ({inner.Message})" : error.Message;
                if (!error.IsTransient || real.GetUtcNow() >= deadline || stop.IsCancellationRequested)
                {
                    throw new StoreUnusableException(
                        $"无法使用数据库 {settings.Product}：{reason}", $"the database {settings.Product} cannot be used: {reason}", error);
                }

                RelationalMessages.DatabaseAwaited(logger, settings.Product, reason, deadline);
            }

            stop.WaitHandle.WaitOne(Pause);
        }
    }
}
