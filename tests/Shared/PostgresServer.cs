using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Monitoring.Tests.Postgres;

/// <summary>
/// A real PostgreSQL 15 with a data folder of its own on a free loopback port. Runs as the user <c>postgres</c> if the tests are root, which the
/// server refuses to be. It ends with the test process, however that ends: its shell waits on a pipe from it.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const string User = "postgres";

    private static readonly Lazy<Task<PostgresServer>> Fast = new(() => StartAsync(durable: false));
    private static int _databases;

    private readonly string _folder;
    private readonly bool _durable;
    private Process? _shell;

    private PostgresServer(string folder, bool durable) => (_folder, _durable, Port) = (folder, durable, FreePort.Find());

    /// <summary>Why there is none on this machine; null if there is one.</summary>
    public static string? Missing { get; } =
        !File.Exists(Path.Combine(Programs, "initdb")) ? "PostgreSQL 15 is not installed"
        : Environment.IsPrivilegedProcess && !File.ReadAllText("/etc/passwd").Contains($"\n{User}:", StringComparison.Ordinal) ? "there is no user postgres"
        : null;

    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The server that all tests of a process share, with fsync off: for what is not about crashes of the machine.</summary>
    public static Task<PostgresServer> SharedAsync() => Fast.Value;

    /// <summary>A server of one's own, to be stopped, killed and started again.</summary>
    public static async Task<PostgresServer> StartAsync(bool durable = true)
    {
        var server = new PostgresServer(Directory.CreateTempSubdirectory("monitoring-pg-").FullName, durable);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Remove();
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", User, server._folder);
        }

        var (program, arguments) = AsUser(Path.Combine(Programs, "initdb"), "-D", server.Data, "-U", User, "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
        await RunAsync(program, arguments);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>A new empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username={User};Database={database}";

    /// <summary>Runs a statement as administrator.</summary>
    public async Task ExecuteAsync(string sql, string database = User)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts it (again) on the same data and port, and waits until it answers.</summary>
    public async Task StartAgainAsync()
    {
        List<string> options =
        [
            $"exec 3<&0; {Programs}/postgres -D {Data} -p {Port.ToString(CultureInfo.InvariantCulture)} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200",
        ];
        if (!_durable)
        {
            options.Add("-c fsync=off -c full_page_writes=off");
        }

        var script = string.Join(' ', options) + " >" + Path.Combine(_folder, "log") + " 2>&1 & server=$!; (cat <&3 >/dev/null; kill -INT $server) & wait $server";
        var (program, arguments) = AsUser("/bin/sh", "-c", script);
        _shell = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException)
            {
                if (_shell.HasExited && SaysThatTheOldOneStillEnds())
                {
                    // After kill -9 its children end when they notice; until then their memory is there, and a new server refuses to start.
                    await pace.WaitForNextTickAsync(deadline.Token);
                    _shell.Dispose();
                    _shell = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, WorkingDirectory = "/" })!;
                }
                else if (_shell.HasExited)
                {
                    Assert.Fail("PostgreSQL ended at start:\n" + File.ReadAllText(Path.Combine(_folder, "log")));
                }

                await pace.WaitForNextTickAsync(deadline.Token);
            }
        }
    }

    private bool SaysThatTheOldOneStillEnds() =>
        File.ReadAllText(Path.Combine(_folder, "log")).Contains("pre-existing shared memory block", StringComparison.Ordinal);

    /// <summary>Fast shutdown: connections are cut, what is committed is kept.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("INT");
        await EndAsync();
    }

    /// <summary>kill -9 of the server and so of all its processes.</summary>
    public async Task KillAsync()
    {
        await SignalAsync("KILL");
        await EndAsync();
    }

    /// <summary>Stops it in the middle of whatever it does, and lets it go on: a server that hangs.</summary>
    public Task PauseAsync() => SignalGroupAsync("STOP");

    public Task ContinueAsync() => SignalGroupAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        if (_shell is { HasExited: false })
        {
            await SignalAsync("INT");
            await EndAsync();
        }

        Remove();
    }

    private void Remove()
    {
        if (_shell is { HasExited: false } shell)
        {
            shell.StandardInput.Close();
            shell.WaitForExit(20_000);
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, true);
        }
    }

    private async Task EndAsync()
    {
        _shell!.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _shell.WaitForExitAsync(limit.Token);
        _shell.Dispose();
        _shell = null;
    }

    private string ServerId() => File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();

    private Task<string> SignalAsync(string signal) => RunAsync("kill", "-" + signal, ServerId());

    private async Task SignalGroupAsync(string signal)
    {
        var server = ServerId();
        var children = (await RunAsync("ps", "-o", "pid=", "--ppid", server)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await RunAsync("kill", ["-" + signal, server, .. children]);
    }

    private static (string Program, string[] Arguments) AsUser(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess ? ("setpriv", ["--reuid", User, "--regid", User, "--clear-groups", program, .. arguments]) : (program, arguments);

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await error}");
        return await output;
    }
}
