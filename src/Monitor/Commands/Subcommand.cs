namespace Monitoring.Monitor;

/// <summary>Something that the program does instead of running the service: <c>monitor NAME …</c>.</summary>
/// <param name="Name">First argument; a plain word, so that it is never taken for an option.</param>
/// <param name="Usage">Lines for <c>--help</c>: first the call, then indented what it does, in both languages.</param>
/// <param name="Run">
/// Gets the arguments after the name and where to write. Its exit codes: 0 done, 1 done and something is wrong with what it looked at,
/// 2 faulty arguments, others are its own.
/// </param>
internal sealed record Subcommand(string Name, string Usage, Func<string[], CommandOutput, Task<int>> Run);

/// <summary>Where a subcommand writes.</summary>
/// <param name="Out">What was asked for.</param>
/// <param name="Error">Faults.</param>
internal sealed record CommandOutput(TextWriter Out, TextWriter Error)
{
    /// <summary>The process' own.</summary>
    public static CommandOutput Console { get; } = new(System.Console.Out, System.Console.Error);
}
