using Microsoft.Data.Sqlite;

namespace Monitoring.Silo;

/// <summary>Brings a SQLite file to the newest migration, each in a transaction of its own.</summary>
internal static class SqliteMigrations
{
    /// <summary>Checks what was applied and applies the rest.</summary>
    /// <exception cref="InvalidDataException">The file holds migrations that this program does not have.</exception>
    public static void Apply(SqliteConnection connection, TimeProvider time)
    {
        using (var create = connection.CreateStatement(
            "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)"))
        {
            create.ExecuteNonQuery();
        }

        var applied = Check(connection);
        foreach (var migration in Migrations.All.Skip(applied))
        {
            using var transaction = connection.BeginTransaction();
            using var change = connection.CreateStatement(migration.Sql.Replace("{bytes}", "BLOB", StringComparison.Ordinal));
            change.ExecuteNonQuery();
            using var note = connection.CreateStatement(
                "INSERT INTO migration (number, name, applied_at) VALUES (@number, @name, @at)",
                ("@number", migration.Number), ("@name", migration.Name), ("@at", time.GetUtcNow().ToUnixTimeMilliseconds()));
            note.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    private static int Check(SqliteConnection connection)
    {
        using var command = connection.CreateStatement("SELECT number, name FROM migration ORDER BY number");
        using var reader = command.ExecuteReader();
        var count = 0;
        while (reader.Read())
        {
            var (number, name) = (reader.GetInt32(0), reader.GetString(1));
            if (count >= Migrations.All.Count || Migrations.All[count] is var known && (known.Number != number || known.Name != name))
            {
                throw new InvalidDataException(
                    $"The database has migration {number} \"{name}\", which this program does not know; the newest it knows is {Migrations.All.Count}. It was written by a newer program.");
            }

            count++;
        }

        return count;
    }
}
