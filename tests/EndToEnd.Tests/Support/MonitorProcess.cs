using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The real service as a process of its own, on free loopback ports and a data folder of its own.</summary>
internal sealed class MonitorProcess : IAsyncDisposable
{
    /// <summary>Runs the service at a lower priority, as a session and within one; without a fork, so that the process id is the service's.</summary>
    private const string Behind = "echo 12 2>/dev/null >/proc/$$/autogroup; exec nice -n 12 dotnet \"$@\"";

    private readonly ConcurrentQueue<string> _output = new();
    private readonly bool _ownsData;
    private readonly string[] _more;
    private bool _behind;
    private Process? _process;
    private int _before;

    private MonitorProcess(string data, bool ownsData, string[] more)
    {
        Data = data;
        _ownsData = ownsData;
        _more = more;
        Http = FreePort.Find();
        Mqtt = FreePort.Find();
    }

    public string Data { get; }

    public int Http { get; }

    public int Mqtt { get; }

    public Uri Address => new($"http://127.0.0.1:{Http}/");

    public string Output => string.Join('\n', _output);

    /// <summary>What the process wrote since it was started last.</summary>
    public string OutputOfThisStart => string.Join('\n', _output.Skip(_before));

    /// <summary>Variables of the environment, for the next start.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public static async Task<MonitorProcess> StartAsync(params string[] more)
    {
        var monitor = new MonitorProcess(Directory.CreateTempSubdirectory("monitor-e2e-").FullName, true, more);
        await monitor.StartAgainAsync();
        return monitor;
    }

    /// <summary>Starts a service that gives way to a browser: a wall has a machine of its own, and a test has one machine for both.</summary>
    /// <remarks>
    /// Linux shares the processor between sessions first (sched_autogroup) and only within a session by niceness; the browser has a session of its
    /// own. With <c>nice</c> alone the service took as much as before.
    /// </remarks>
    public static async Task<MonitorProcess> StartBehindABrowserAsync()
    {
        var monitor = new MonitorProcess(Directory.CreateTempSubdirectory("monitor-e2e-").FullName, true, []) { _behind = true };
        await monitor.StartAgainAsync();
        return monitor;
    }

    /// <summary>Starts a service on data that is there already; it is deleted at the end.</summary>
    public static async Task<MonitorProcess> StartOnAsync(string data, params string[] more)
    {
        var monitor = new MonitorProcess(data, true, more);
        await monitor.StartAgainAsync();
        return monitor;
    }

    /// <summary>Runs a subcommand of the same program to its end.</summary>
    public static Task<(int Code, string Output)> CommandAsync(params string[] arguments) =>
        Run.Program("dotnet", [Path.Combine(AppContext.BaseDirectory, "monitor.dll"), .. arguments]);

    /// <summary>Not started yet, in a folder that stays.</summary>
    public static MonitorProcess In(string data, params string[] more) => new(data, false, more);

    /// <summary>Starts the process (again) with the same data and ports, and waits until it is ready.</summary>
    public async Task StartAgainAsync()
    {
        Launch();
        await ReadyAsync();
    }

    /// <summary>Starts the process and does not wait.</summary>
    public void Launch()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "monitor.dll");
        string[] arguments =
        [
            program, "--data", Data,
            "--http", Http.ToString(CultureInfo.InvariantCulture),
            "--mqtt", Mqtt.ToString(CultureInfo.InvariantCulture),
            .. _more,
        ];
        _before = _output.Count;
        var start = _behind ? new ProcessStartInfo("setsid", ["sh", "-c", Behind, "sh", .. arguments]) : new ProcessStartInfo("dotnet", arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Note(e.Data);
        _process.ErrorDataReceived += (_, e) => Note(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        await Eventually.True(
            async () =>
            {
                Assert.False(_process!.HasExited, "the service ended at start:\n" + Output);
                using var answer = await client.GetAsync("health/ready");
                return answer.StatusCode == HttpStatusCode.OK;
            },
            "ready service; its output:\n" + Output,
            120);
    }

    /// <summary>Runs another command of the program, line by line.</summary>
    public static async Task<(int Code, string Errors)> ToolAsync(Action<string> take, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "monitor.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            take(line);
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await errors);
    }

    /// <summary>It ended by itself, or was ended.</summary>
    public bool HasEnded => _process is { HasExited: true };

    /// <summary>SIGSTOP: it stands still, and its connections stay.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    /// <summary>SIGCONT.</summary>
    public Task ContinueAsync() => SignalAsync("-CONT");

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task<int> StopAsync()
    {
        await SignalAsync("-TERM");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process!.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        if (_ownsData)
        {
            Directory.Delete(Data, true);
        }
    }

    private Task<(int Code, string Output)> SignalAsync(string signal) => Run.Program("kill", signal, _process!.Id.ToString(CultureInfo.InvariantCulture));

    private void Note(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
