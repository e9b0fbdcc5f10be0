namespace Monitoring.Silo;

/// <summary>A database file that is gone while the sample log remembers that it was there.</summary>
internal static class SqliteLoss
{
    /// <summary>Refuses to begin a new database beside the log of an old one: numbers, alarms and accounts would silently be new ones.</summary>
    /// <exception cref="StoreUnusableException">The file is missing or empty, and the log knows sites whose alarms were in it.</exception>
    public static void Check(string path, string logDirectory)
    {
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            return;
        }

        var sites = LogState.Load(logDirectory).Sites.Count;
        if (sites > 0)
        {
            throw new StoreUnusableException(
                $"{path}: 数据库文件丢失或为空，而采样日志中有{sites}个企业的记录。请从备份恢复（monitor restore）；若要重新开始，请换用空的数据目录",
                $"{path}: the database file is missing or empty, but the sample log knows {sites} sites whose alarms were in it. Restore a backup (monitor restore), or begin anew in an empty data folder");
        }
    }
}
