using System.Text.Json;

namespace Monitoring.Silo;

/// <summary>Looks whether a backup is as it was made; lists all faults.</summary>
internal static class BackupCheck
{
    /// <summary>Checksums of all files, the manifest's too, for <c>sha256sum -c</c>.</summary>
    public const string SumsName = "SHA256SUMS";

    /// <summary>Reads every byte.</summary>
    /// <returns>The manifest, or null, and what is wrong.</returns>
    public static async Task<(BackupManifest? Manifest, List<string> Faults)> RunAsync(string backup, CancellationToken cancellationToken)
    {
        List<string> faults = [];
        var path = Path.Combine(backup, BackupManifest.FileName);
        if (!File.Exists(path))
        {
            return (null, [$"{path}: 缺失，不是备份 / is missing: this is no backup"]);
        }

        var manifest = Read(path, faults);
        if (manifest is null)
        {
            return (null, faults);
        }

        var sums = Path.Combine(backup, SumsName);
        var listed = File.Exists(sums) ? await File.ReadAllLinesAsync(sums, cancellationToken) : [];
        BackupFile[] all = [.. manifest.Files, await FileBackup.DescribeAsync(backup, BackupManifest.FileName, cancellationToken)];
        if (!listed.Order(StringComparer.Ordinal).SequenceEqual(all.Select(file => $"{file.Sha256}  {file.Path}").Order(StringComparer.Ordinal)))
        {
            faults.Add($"{path}: 与{SumsName}不符 / does not fit {SumsName}; one of them is missing or was changed");
        }

        foreach (var file in manifest.Files)
        {
            await CheckAsync(backup, file, faults, cancellationToken);
        }

        CheckTables(manifest, faults);
        return (manifest, faults);
    }

    private static BackupManifest? Read(string path, List<string> faults)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(path), BackupJson.Default.BackupManifest);
            if (manifest is { Format: BackupManifest.CurrentFormat } && manifest.Schema <= Migrations.All.Count)
            {
                return manifest;
            }

            faults.Add($"{path}: 格式{manifest?.Format}、结构{manifest?.Schema}由更新的程序写成 / format {manifest?.Format}, schema {manifest?.Schema} are of a newer program");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            faults.Add($"{path}: 已损坏 / is damaged: {error.Message}");
        }

        return null;
    }

    private static async Task CheckAsync(string backup, BackupFile file, List<string> faults, CancellationToken cancellationToken)
    {
        var path = Path.Combine(backup, file.Path);
        if (Path.GetRelativePath(backup, path).StartsWith("..", StringComparison.Ordinal))
        {
            faults.Add($"{file.Path}: 在备份之外 / lies outside the backup");
            return;
        }

        try
        {
            var found = await FileBackup.DescribeAsync(backup, file.Path, cancellationToken);
            if (found.Bytes != file.Bytes)
            {
                faults.Add($"{path}: 长度{found.Bytes}，应为{file.Bytes} / has {found.Bytes} bytes instead of {file.Bytes}");
            }
            else if (found.Sha256 != file.Sha256)
            {
                faults.Add($"{path}: 内容已改变（校验和不符）/ was changed: its checksum does not fit");
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add($"{path}: 缺失 / is missing");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{path}: 无法读取 / cannot be read: {error.Message}");
        }
    }

    private static void CheckTables(BackupManifest manifest, List<string> faults)
    {
        foreach (var table in manifest.Tables)
        {
            // Names become part of statements.
            foreach (var name in table.Columns.Append(table.Name).Where(name => !name.All(c => c is '_' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))))
            {
                faults.Add($"{BackupManifest.FileName}: “{name}”不是表名或列名 / \"{name}\" is no name of a table or column");
            }

            if (!manifest.Files.Any(file => file.Path == table.File))
            {
                faults.Add($"{BackupManifest.FileName}: 表{table.Name}没有文件 / table {table.Name} has no file");
            }
        }
    }
}
