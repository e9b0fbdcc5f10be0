using Monitoring.Silo;

namespace Monitoring.Monitor;

/// <summary><c>monitor backup</c> and <c>monitor restore</c>.</summary>
internal static class BackupCommands
{
    /// <summary>Exit code when it could not be done; nothing is left of it.</summary>
    private const int Failed = 1;

    /// <summary>Copies the stores, with the service running or not.</summary>
    public static Subcommand Backup { get; } = new(
        "backup",
        """
        monitor backup DIR [--data DIR] [--database CONNECTION]
          备份到新目录，服务可照常运行 / copies everything into the new folder DIR, while the service runs or not
        """,
        (args, output) => RunAsync(args, output, (folder, options) => Backups.CreateAsync(options, folder, TimeProvider.System, CancellationToken.None)));

    /// <summary>Fills an empty place from a backup.</summary>
    public static Subcommand Restore { get; } = new(
        "restore",
        """
        monitor restore DIR [--data DIR] [--database CONNECTION]
          校验备份并恢复到空目录（和空数据库）/ verifies the backup DIR and restores it into an empty data folder (and an empty database)
        """,
        (args, output) => RunAsync(args, output, (folder, options) => Backups.RestoreAsync(folder, options, TimeProvider.System, CancellationToken.None)));

    private static async Task<int> RunAsync(string[] args, CommandOutput output, Func<string, StoreOptions, Task<BackupReport>> work)
    {
        var (line, faults) = Parse(args);
        if (faults.Count > 0)
        {
            faults.ForEach(output.Error.WriteLine);
            await output.Error.WriteLineAsync($"{Backup.Usage}\n{Restore.Usage}");
            return 2;
        }

        var report = await work(line.Folder!, new StoreOptions { DataFolder = line.Data, Database = line.Database });
        foreach (var fault in report.Faults)
        {
            await output.Error.WriteLineAsync(fault);
        }

        if (report.Faults.Count > 0)
        {
            return Failed;
        }

        await output.Out.WriteLineAsync(report.Summary);
        return 0;
    }

    private static ((string? Folder, string Data, string? Database) Line, List<string> Faults) Parse(string[] args)
    {
        (string? Folder, string Data, string? Database) line = (null, "data", null);
        List<string> faults = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--data" or "--database")
            {
                if (i + 1 == args.Length)
                {
                    faults.Add($"{args[i]}: 缺少参数 / its value is missing");
                }
                else if (args[i] == "--data")
                {
                    line.Data = args[++i];
                }
                else
                {
                    line.Database = args[++i];
                }
            }
            else if (args[i].StartsWith('-') || line.Folder is not null)
            {
                faults.Add($"{args[i]}: 没有这个选项 / no such option");
            }
            else
            {
                line.Folder = args[i];
            }
        }

        if (line.Folder is null)
        {
            faults.Add("DIR: 缺少目录 / the folder is missing");
        }

        line.Database ??= DatabaseConnection.FromEnvironment(faults);
        return (line, faults);
    }
}
