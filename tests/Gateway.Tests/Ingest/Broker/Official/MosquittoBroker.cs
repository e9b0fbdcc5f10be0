using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Broker.Official;

/// <summary>A Mosquitto of our own on a free port of the loopback, with persistence. Stopped by its own process id.</summary>
internal sealed class MosquittoBroker : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<string> _log = [];
    private readonly List<(Func<IReadOnlyList<string>, bool> Met, TaskCompletionSource Seen)> _watches = [];
    private Process? _process;

    private static string? Binary { get; } = new[] { "/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto" }.FirstOrDefault(File.Exists);

    public static string? WhyNot => Binary is null ? "mosquitto is not installed" : RealClients.WhyNot(RealClients.Mosquitto);

    public string Folder { get; } = Directory.CreateTempSubdirectory("broker-").FullName;

    public int Port { get; } = FreePort();

    public static async Task<MosquittoBroker> StartAsync(Func<MosquittoBroker, string[]>? more = null)
    {
        var broker = new MosquittoBroker();
        string[] lines =
        [
            $"listener {broker.Port} 127.0.0.1", "persistence true", $"persistence_location {broker.Folder}/", "log_dest stderr", "log_type all",
            "max_inflight_messages 0", "max_queued_messages 100000",
            .. Environment.IsPrivilegedProcess ? (string[])["user root"] : [],
            .. more?.Invoke(broker) ?? ["allow_anonymous true"],
        ];
        await File.WriteAllLinesAsync(Path.Combine(broker.Folder, "mosquitto.conf"), lines);
        await broker.RunAsync();
        return broker;
    }

    /// <summary>Starts it, again after <see cref="StopAsync"/> with what it kept.</summary>
    public async Task RunAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Binary!, ["-c", Path.Combine(Folder, "mosquitto.conf")]) { RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, line) => Note(line.Data ?? "ended");
        var running = LoggedAsync("running", 1);
        _process.BeginErrorReadLine();
        await running;
    }

    /// <summary>Completes when its log has so many lines with that text since it was made.</summary>
    public async Task LoggedAsync(string text, int times)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            var from = text == "running" ? _log.Count : 0;
            _watches.Add((log => log.Skip(from).Count(line => line.Contains(text, StringComparison.Ordinal)) >= times, seen));
        }

        Look();
        await seen.Task.Soon();
    }

    public int Logged(string text)
    {
        lock (_gate)
        {
            return _log.Count(line => line.Contains(text, StringComparison.Ordinal));
        }
    }

    /// <summary>Stops it so that it keeps what it has.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync().Soon();
            process.Dispose();
        }
    }

    public async Task PublishAsync(string topic, string payload, params string[] more)
    {
        var (code, _, errors) = await RealClients.RunAsync("mosquitto_pub", ["-h", "127.0.0.1", "-p", $"{Port}", "-V", "mqttv5", "-q", "1", "-t", topic, "-m", payload, .. more]);
        Assert.True(code == 0, errors);
    }

    /// <summary>Each line of the payloads is a message; one connection, so one order.</summary>
    public async Task PublishLinesAsync(string topic, IEnumerable<string> payloads)
    {
        using var process = Process.Start(new ProcessStartInfo("mosquitto_pub", ["-h", "127.0.0.1", "-p", $"{Port}", "-V", "mqttv5", "-q", "1", "-t", topic, "-l"]) { RedirectStandardInput = true })!;
        foreach (var payload in payloads)
        {
            await process.StandardInput.WriteLineAsync(payload);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync().Soon();
        Assert.Equal(0, process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private void Note(string line)
    {
        lock (_gate)
        {
            _log.Add(line);
        }

        Look();
    }

    private void Look()
    {
        lock (_gate)
        {
            foreach (var (met, seen) in _watches)
            {
                if (!seen.Task.IsCompleted && met(_log))
                {
                    seen.TrySetResult();
                }
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test with a real broker. Without it the test is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrokerFactAttribute : FactAttribute
{
    public BrokerFactAttribute() => Skip = MosquittoBroker.WhyNot;
}
