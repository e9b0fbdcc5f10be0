using System.Text;
using Monitoring.Silo;

namespace Monitoring.Monitor;

/// <summary><c>monitor log …</c>: checks the sample log and writes it out.</summary>
internal static class LogCommand
{
    /// <summary>Runs it.</summary>
    public static async Task<int> RunAsync(string[] args, CommandOutput output)
    {
        if (output != CommandOutput.Console)
        {
            return LogTool.Run(args, output.Out, output.Error);
        }

        // The console's own writer flushes each line: a dump of a gigabyte would be a system call per sample.
        await using var text = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
        return LogTool.Run(args, text, output.Error);
    }
}
