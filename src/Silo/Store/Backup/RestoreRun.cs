namespace Monitoring.Silo;

/// <summary>One restore of a verified backup. The database is filled in one transaction, schema and rows.</summary>
internal sealed class RestoreRun(string backup, BackupManifest manifest, StoreOptions options, string partial, TimeProvider time)
{
    /// <summary>Makes it.</summary>
    public async Task<BackupReport> RunAsync(CancellationToken cancellationToken)
    {
        var relational = manifest.Tables.Select(table => table.File).ToHashSet(StringComparer.Ordinal);
        foreach (var file in manifest.Files.Where(file => !relational.Contains(file.Path)))
        {
            var to = Path.Combine(partial, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            FileBackup.CopyFile(Path.Combine(backup, file.Path), to);
        }

        // An embedded database is made beside the other files; all get their place together.
        using var database = Backups.Database(new StoreOptions { DataFolder = partial, Database = options.Database }, time);
        var fault = await new RelationalRestore(database, backup, manifest).RunAsync(cancellationToken);
        return fault is not null
            ? BackupReport.Of(fault)
            : new BackupReport([], FormattableString.Invariant(
                $"{manifest.Tables.Sum(table => table.Rows)} rows in {manifest.Tables.Length} tables into {(options.Database is null ? SqliteDatabase.FileName : database.Product)}, {manifest.Files.Length - relational.Count} files into {options.DataFolder}, as of {manifest.TakenAt:O}"));
    }
}
