using System.Data.Common;

namespace Monitoring.Silo;

/// <summary>Brings a database to the newest migration, each in a transaction of its own: one is applied whole or not at all.</summary>
internal static class MigrationRunner
{
    /// <summary>Makes the table that notes what was applied.</summary>
    public const string Table = "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, name {text} NOT NULL, applied_at BIGINT NOT NULL)";

    /// <summary>Checks what was applied and applies the rest. Other processes that do the same wait.</summary>
    /// <exception cref="StoreUnusableException">The database holds migrations that this program does not have.</exception>
    /// <exception cref="DbException">The database refused.</exception>
    public static void Apply(MonitorDatabase database, DbConnection connection, IReadOnlyList<Migration> migrations, TimeProvider time)
    {
        using var turn = database.LockMigrations(connection);
        using (var create = database.CreateCommand(connection, database.Adapt(Table)))
        {
            create.ExecuteNonQuery();
        }

        var applied = Check(database, connection, migrations);
        foreach (var migration in migrations.Skip(applied))
        {
            using var transaction = connection.BeginTransaction();
            using var change = database.CreateCommand(connection, database.Adapt(migration.Sql));
            change.Transaction = transaction;
            change.ExecuteNonQuery();
            using var note = database.CreateCommand(
                connection, "INSERT INTO migration (number, name, applied_at) VALUES (@number, @name, @at)",
                ("@number", migration.Number), ("@name", migration.Name), ("@at", time.GetUtcNow().ToUnixTimeMilliseconds()));
            note.Transaction = transaction;
            note.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    private static int Check(MonitorDatabase database, DbConnection connection, IReadOnlyList<Migration> migrations)
    {
        using var command = database.CreateCommand(connection, "SELECT number, name FROM migration ORDER BY number");
        using var reader = command.ExecuteReader();
        var count = 0;
        while (reader.Read())
        {
            var (number, name) = (reader.GetInt32(0), reader.GetString(1));
            if (count >= migrations.Count || migrations[count] is var known && (known.Number != number || known.Name != name))
            {
                throw new StoreUnusableException(
                    $"{database.Product}: 数据库含有本程序不认识的结构变更{number}“{name}”（本程序最新为{migrations.Count}），应由更新的程序打开",
                    $"{database.Product}: it has migration {number} \"{name}\", which this program does not know; the newest it knows is {migrations.Count}. It was written by a newer program");
            }

            count++;
        }

        return count;
    }
}
