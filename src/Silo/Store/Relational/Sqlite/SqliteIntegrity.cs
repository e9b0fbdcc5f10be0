using Microsoft.Data.Sqlite;

namespace Monitoring.Silo;

/// <summary>Looks at a SQLite file before anything is written to it.</summary>
internal static class SqliteIntegrity
{
    /// <summary>Most faults that are told.</summary>
    private const int MostFaults = 10;

    /// <summary>Above this size, bytes, indexes are not compared with their tables: that reads the file in random order.</summary>
    private const long ThoroughUpTo = 256 << 20;

    /// <summary>
    /// Reads every page of an existing file and checks the structure that it finds. A missing or empty file is a new database. Read-only: a
    /// connection that may write would carry the WAL over into the damaged file when it is closed.
    /// </summary>
    /// <exception cref="StoreUnusableException">It is damaged; the message lists the first faults with their places.</exception>
    public static void Check(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return;
        }

        List<string> faults = [];
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA {(IsSmall(path) ? "integrity" : "quick")}_check({MostFaults})";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                faults.Add(reader.GetString(0));
            }
        }
        catch (SqliteException error)
        {
            throw Unusable(path, error.Message, error);
        }

        if (faults is not ["ok"])
        {
            throw Unusable(path, string.Join("; ", faults), null);
        }
    }

    /// <summary>Whether reading all of it, also in random order, takes seconds at most.</summary>
    public static bool IsSmall(string path) => new FileInfo(path).Length <= ThoroughUpTo;

    /// <summary>What is said of such a file.</summary>
    public static StoreUnusableException Unusable(string path, string reason, Exception? cause) => new(
        $"{path}: 数据库文件已损坏，未作任何更改（{reason}）。请先另存此文件，再从备份恢复（monitor restore）",
        $"{path}: the database file is damaged and was left as it is ({reason}). Put the file aside and restore a backup (monitor restore)",
        cause);
}
