using Monitoring.Silo;

namespace Monitoring.Monitor;

/// <summary>All subcommands. A new one is a file of its own beside this one and a line here.</summary>
internal static class Subcommands
{
    /// <summary>In the order of <c>--help</c>.</summary>
    public static IReadOnlyList<Subcommand> All { get; } =
    [
        BackupCommands.Backup,
        BackupCommands.Restore,
        new("version", "monitor version\n  版本和引擎 / version and grain engine", VersionAsync),
        new("health", HealthCommand.Usage, HealthCommand.RunAsync),
        new("log", LogTool.Usage, LogCommand.RunAsync),
    ];

    /// <summary>Usage of the service and of all subcommands.</summary>
    public static string Usage => string.Join('\n', [CommandLine.Usage, .. All.Select(command => command.Usage)]);

    /// <summary>Runs the subcommand that the arguments name.</summary>
    /// <returns>Its exit code; null if they name none: they are options of the service.</returns>
    public static async Task<int?> RunAsync(string[] args, CommandOutput output)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
        {
            return null;
        }

        if (All.FirstOrDefault(one => one.Name == args[0]) is { } command)
        {
            return await command.Run(args[1..], output);
        }

        await output.Error.WriteLineAsync($"{args[0]}: 没有这个命令 / no such command\n{Usage}");
        return 2;
    }

    private static async Task<int> VersionAsync(string[] args, CommandOutput output)
    {
        await output.Out.WriteLineAsync($"monitor {typeof(Subcommands).Assembly.GetName().Version?.ToString(3)} {GrainEngine.Name}");
        return 0;
    }
}
