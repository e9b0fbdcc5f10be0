using System.Diagnostics;

namespace Monitoring.Gateway.Tests.Ingest.Support;

/// <summary>Client programs: where they are, and running them.</summary>
internal static class RealClients
{
    public const string Mosquitto = "mosquitto";
    public const string Paho = "paho";
    public const string MqttJs = "mqtt.js";

    /// <summary>Debian's Python: the one that Debian's paho-mqtt is installed for.</summary>
    public const string Python = "/usr/bin/python3";

    public static string JsFolder { get; } = Folder("js");

    public static string PyFolder { get; } = Folder("py");

    public static string? WhyNot(string client) => client switch
    {
        Mosquitto => OnPath("mosquitto_pub") && OnPath("mosquitto_sub") ? null : "mosquitto-clients is not installed",
        Paho => File.Exists(Python) && Directory.Exists("/usr/lib/python3/dist-packages/paho") ? null : "python3-paho-mqtt is not installed",
        MqttJs => !OnPath("node") ? "node is not installed"
            : Directory.Exists(Path.Combine(JsFolder, "node_modules", "mqtt")) ? null : "npm ci was not run in tests/Gateway.Tests/js",
        _ => throw new ArgumentOutOfRangeException(nameof(client)),
    };

    public static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs to its end; kills it, and only it, if it does not end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().Soon();
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Folder(string name, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", name);
}
