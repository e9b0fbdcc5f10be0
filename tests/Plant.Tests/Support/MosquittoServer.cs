using System.Diagnostics;

namespace Monitoring.Plant.Tests.Support;

/// <summary>A Mosquitto of our own on a free loopback port, stopped by its own process handle.</summary>
public sealed class MosquittoServer : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mosquitto-").FullName;
    private readonly Lock _gate = new();
    private readonly List<(string Text, int Left, TaskCompletionSource Seen)> _watches = [];
    private Process? _process;

    public static string? Binary { get; } =
        new[] { "/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto" }.FirstOrDefault(File.Exists);

    public int Port { get; } = FreePort.Find();

    public static async Task<MosquittoServer> StartAsync(string? user = null, string? password = null)
    {
        var server = new MosquittoServer();
        await server.ConfigureAsync(user, password);
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts it (again, after <see cref="KillAsync"/>) and waits until it says that it runs.</summary>
    public async Task RunAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Binary!, ["-c", Path.Combine(_directory, "mosquitto.conf")]) { RedirectStandardError = true })!;
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                running.TrySetException(new InvalidOperationException("mosquitto ended before it ran."));
            }
            else
            {
                Watch(line.Data);
                _ = line.Data.EndsWith("running", StringComparison.Ordinal) && running.TrySetResult();
            }
        };
        _process.BeginErrorReadLine();
        await running.Task.InTime();
    }

    /// <summary>Completes when the server's log has said something so many times from now on.</summary>
    public Task LoggedAsync(string text, int times)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _watches.Add((text, times, seen));
        }

        return seen.Task;
    }

    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private void Watch(string line)
    {
        lock (_gate)
        {
            for (var i = 0; i < _watches.Count; i++)
            {
                var (text, left, seen) = _watches[i];
                if (line.EndsWith(text, StringComparison.Ordinal))
                {
                    _watches[i] = (text, left - 1, seen);
                    _ = left == 1 && seen.TrySetResult();
                }
            }
        }
    }

    private async Task ConfigureAsync(string? user, string? password)
    {
        var lines = new List<string>
        {
            $"listener {Port} 127.0.0.1", "persistence false", "log_dest stderr", "log_type all", "max_queued_messages 100000",

            // Mosquitto 2.0.11 forgets queued QoS 2 messages once its own in-flight limit was reached.
            "max_inflight_messages 0",
        };
        if (Environment.IsPrivilegedProcess)
        {
            // As root Mosquitto changes to a user who may not read our folder.
            lines.Add("user root");
        }

        if (user is null)
        {
            lines.Add("allow_anonymous true");
        }
        else
        {
            var file = Path.Combine(_directory, "passwd");
            using var tool = Process.Start("mosquitto_passwd", ["-b", "-c", file, user, password!]);
            await tool.WaitForExitAsync();
            lines.Add("allow_anonymous false");
            lines.Add($"password_file {file}");
        }

        await File.WriteAllLinesAsync(Path.Combine(_directory, "mosquitto.conf"), lines);
    }
}
