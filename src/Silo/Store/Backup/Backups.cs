using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;

namespace Monitoring.Silo;

/// <summary>Backup and restore of everything that the service keeps. Format: docs/formats/backup.md.</summary>
public static class Backups
{
    /// <summary>
    /// Copies the stores of a service, which may be running, into a new folder. Afterwards the folder is there whole, or not at all.
    /// </summary>
    /// <param name="options">Where the service keeps its data.</param>
    /// <param name="target">The new folder; may exist if it is empty.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Ends it; nothing is left.</param>
    public static async Task<BackupReport> CreateAsync(StoreOptions options, string target, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        List<string> faults = [.. StoreOptions.CheckDatabase(options.Database)];
        if (!BackupFolder.IsEmptyPlace(target))
        {
            faults.Add($"{target}: 不为空 / is not empty");
        }

        var log = options.SampleLog.Directory;
        if (!Directory.Exists(log))
        {
            faults.Add($"{options.DataFolder}: 不是数据目录（没有log）/ is no data folder (there is no log in it)");
        }
        else if (options.Database is null && !File.Exists(Path.Combine(options.DataFolder, SqliteDatabase.FileName)))
        {
            faults.Add($"{options.DataFolder}: 没有{SqliteDatabase.FileName}；若用PostgreSQL，请给出 --database / there is no {SqliteDatabase.FileName} in it; if it is on PostgreSQL, give --database");
        }

        return faults.Count > 0
            ? new BackupReport(faults, "")
            : await GuardedAsync(target, partial => new BackupRun(options, partial, time).RunAsync(cancellationToken));
    }

    /// <summary>Fills an empty place from a backup, after all of it was verified. Afterwards the place is filled, or as empty as before.</summary>
    /// <param name="backup">Folder of the backup.</param>
    /// <param name="options">Where to: a data folder that does not exist or is empty, and an empty database if one is named.</param>
    /// <param name="time">Clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<BackupReport> RestoreAsync(string backup, StoreOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        List<string> faults = [.. StoreOptions.CheckDatabase(options.Database)];
        if (!BackupFolder.IsEmptyPlace(options.DataFolder))
        {
            faults.Add($"{options.DataFolder}: 不为空 / is not empty");
        }

        var (manifest, damage) = await BackupCheck.RunAsync(backup, cancellationToken);
        faults.AddRange(damage);
        return faults.Count > 0
            ? new BackupReport(faults, "")
            : await GuardedAsync(options.DataFolder, partial => new RestoreRun(backup, manifest!, options, partial, time).RunAsync(cancellationToken));
    }

    /// <summary>A database that nothing was asked of yet.</summary>
    internal static MonitorDatabase Database(StoreOptions options, TimeProvider time) =>
        new DatabaseOpening(options, time, time, NullLogger.Instance).Find();

    private static async Task<BackupReport> GuardedAsync(string target, Func<string, Task<BackupReport>> work)
    {
        var partial = "";
        try
        {
            partial = BackupFolder.Begin(target);
            var report = await work(partial);
            if (report.Faults.Count == 0)
            {
                BackupFolder.Complete(partial, target);
            }

            return report;
        }
        catch (Exception error) when (error is DbException or IOException or UnauthorizedAccessException or StoreUnusableException or InvalidDataException)
        {
            return BackupReport.Of(error.Message);
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }
}
