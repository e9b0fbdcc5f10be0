using System.Reflection;
using System.Text.Json;

namespace Monitoring.Silo;

/// <summary>One backup. The order of its steps is what makes the copies fit together: docs/decisions, "Online backup".</summary>
internal sealed class BackupRun(StoreOptions options, string partial, TimeProvider time)
{
    private const string RelationalFolder = "relational";

    /// <summary>Makes it.</summary>
    public async Task<BackupReport> RunAsync(CancellationToken cancellationToken)
    {
        var log = options.SampleLog.Directory;
        using var hold = await LogHold.TakeAsync(log, time);
        if (hold is null)
        {
            return BackupReport.Of($"{log}: 另一个备份正在进行 / another backup is running");
        }

        foreach (var folder in BackupFolder.Parts.Append(RelationalFolder))
        {
            Directory.CreateDirectory(Path.Combine(partial, folder));
        }

        // 1. Cursors and checkpoints before everything that they speak of: what is copied later has at least what they say.
        CopyIfThere(Path.Combine("log", LogState.FileName));
        foreach (var file in BackupFolder.Files)
        {
            CopyIfThere(file);
        }

        // 2. The database, 3. the log with at least all that the database knows of, 4. the series.
        using var database = Backups.Database(options, time);
        var takenAt = time.GetUtcNow();
        var relational = await new RelationalBackup(database).WriteAsync(partial, RelationalFolder, cancellationToken);
        if (CopySegments(log) is { } fault)
        {
            return BackupReport.Of(fault);
        }

        CopySeries();
        return await CompleteAsync(database.Product, takenAt, relational, cancellationToken);
    }

    private string? CopySegments(string log)
    {
        var segments = Directory.GetFiles(log, "*" + Segment.Extension);
        foreach (var path in segments)
        {
            FileBackup.CopySegment(path, Path.Combine(partial, "log", Path.GetFileName(path)));
        }

        // The hold keeps them; if one is gone all the same, what the database needs may have gone with it.
        var gone = segments.Where(path => !File.Exists(path)).Select(Path.GetFileName).ToArray();
        return gone.Length == 0
            ? null
            : $"{log}: 采样日志在备份期间回收了{string.Join("、", gone)}，请重试 / the sample log gave segments back during the backup ({string.Join(", ", gone)}); try again";
    }

    private void CopySeries()
    {
        var series = options.Series.Directory;
        if (!Directory.Exists(series))
        {
            return;
        }

        // Without the list of lengths: it would be of another moment than the files, and the checksums of the backup do the same for it.
        foreach (var path in Directory.GetFiles(series, "*.blk"))
        {
            try
            {
                FileBackup.CopyFile(path, Path.Combine(partial, "series", Path.GetFileName(path)));
            }
            catch (FileNotFoundException)
            {
                // A day that became too old meanwhile.
            }
        }
    }

    private void CopyIfThere(string file)
    {
        var from = Path.Combine(options.DataFolder, file);
        if (File.Exists(from))
        {
            FileBackup.CopyFile(from, Path.Combine(partial, file));
        }
    }

    private async Task<BackupReport> CompleteAsync(string database, DateTimeOffset takenAt, RelationalBackup.Content relational, CancellationToken cancellationToken)
    {
        List<BackupFile> files = [];
        foreach (var path in Directory.GetFiles(partial, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Add(await FileBackup.DescribeAsync(partial, Path.GetRelativePath(partial, path).Replace('\\', '/'), cancellationToken));
        }

        var manifest = new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Program = typeof(BackupRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
            TakenAt = takenAt,
            Database = database,
            Schema = relational.Schema,
            Tables = relational.Tables,
            Sites = relational.Sites,
            Files = [.. files],
        };
        DurableFile.Replace(Path.Combine(partial, BackupManifest.FileName), JsonSerializer.SerializeToUtf8Bytes(manifest, BackupJson.Default.BackupManifest));
        files.Add(await FileBackup.DescribeAsync(partial, BackupManifest.FileName, cancellationToken));
        var sums = string.Concat(files.Select(file => $"{file.Sha256}  {file.Path}\n"));
        DurableFile.Replace(Path.Combine(partial, BackupCheck.SumsName), System.Text.Encoding.UTF8.GetBytes(sums));
        return new BackupReport([], FormattableString.Invariant(
            $"{manifest.Tables.Sum(table => table.Rows)} rows in {manifest.Tables.Length} tables, {manifest.Sites.Count} sites, {files.Count} files, {files.Sum(file => file.Bytes)} bytes, as of {takenAt:O}"));
    }
}
