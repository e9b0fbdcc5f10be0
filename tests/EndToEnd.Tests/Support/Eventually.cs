using System.Diagnostics;

namespace Monitoring.EndToEnd.Tests;

/// <summary>Waits for what a test expects, with a deadline that is generous because machines are slow, not because the product is.</summary>
internal static class Eventually
{
    public static Task<T> Get<T>(Func<Task<T?>> look, string what, double seconds = 30)
        where T : class => Get(look, () => what, seconds);

    /// <summary>With a message that is made when there was none: of what processes wrote until then.</summary>
    public static async Task<T> Get<T>(Func<Task<T?>> look, Func<string> what, double seconds = 30)
        where T : class
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        Exception? last = null;
        try
        {
            do
            {
                try
                {
                    if (await look() is { } found)
                    {
                        return found;
                    }
                }
                catch (HttpRequestException e)
                {
                    last = e;
                }
            }
            while (await pace.WaitForNextTickAsync(deadline.Token));
        }
        catch (OperationCanceledException)
        {
        }

        throw new TimeoutException($"within {seconds} s there was no: {what()}", last);
    }

    public static Task True(Func<Task<bool>> look, string what, double seconds = 30) =>
        True(look, () => what, seconds);

    public static Task True(Func<Task<bool>> look, Func<string> what, double seconds = 30) =>
        Get<object>(async () => await look() ? new object() : null, what, seconds);
}

/// <summary>A test that needs programs which a bare machine lacks: skipped, visibly, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithAttribute : FactAttribute
{
    public FactWithAttribute(params string[] programs)
    {
        var missing = programs.Where(p => !Exists(p)).ToArray();
        if (missing.Length > 0)
        {
            Skip = "not installed: " + string.Join(", ", missing);
        }
    }

    private static bool Exists(string program) =>
        Path.IsPathRooted(program)
            ? File.Exists(program) || Directory.Exists(program)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>Runs a program to its end.</summary>
internal static class Run
{
    public static async Task<(int Code, string Output)> Program(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }
}
