using System.Diagnostics;

namespace Monitoring.Silo.Tests;

/// <summary>A server of our own on free loopback ports with a folder of its own, stopped by its own process handle.</summary>
internal abstract class ServerProcess(string binary) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private Process? _process;

    public TemporaryFolder Folder { get; } = new();

    public int Port { get; } = FreePort.Find();

    public Uri Url => new($"http://127.0.0.1:{Port}");

    protected HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false });

    protected abstract string[] Arguments { get; }

    /// <summary>Starts it (again) and waits until it answers.</summary>
    public async Task RunAsync()
    {
        // Its output is not ours: the pipes are read and forgotten, so that they never fill.
        _process = Process.Start(new ProcessStartInfo(binary, Arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        while (!await AnswersAsync(patience.Token))
        {
            Assert.False(_process.HasExited, $"{binary} ended before it answered.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>SIGTERM: it may put its things in order.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await EndAsync(process);
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await EndAsync(process);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Client.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Client.GetAsync(new Uri(Url, "ping"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task EndAsync(Process process)
    {
        _process = null;
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
    }
}
