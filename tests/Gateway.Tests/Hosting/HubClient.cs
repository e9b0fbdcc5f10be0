using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>The real client in a node process: commands in, everything the hub sends out, line by line.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Process _node;
    private readonly Channel<Message> _messages = Channel.CreateUnbounded<Message>();
    private readonly Task _reader;

    private HubClient(Process node)
    {
        _node = node;
        _reader = Task.Run(ReadAsync);
    }

    public static bool IsAvailable { get; } =
        Directory.Exists(Path.Combine(Folder(), "node_modules", "@microsoft", "signalr")) && Paths().Any(path => File.Exists(Path.Combine(path, "node")));

    public static async Task<HubClient> ConnectAsync(GatewayHost host, string user = "duty")
    {
        using var http = host.Client();
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(http, "/api/v1/session", new { user, password = "demo" });
        var cookie = answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var client = Start(host, cookie);
        await client.ExpectAsync("connected");
        return client;
    }

    public static HubClient Start(GatewayHost host, string cookie)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder(), "wall.mjs"), host.Address.ToString(), cookie])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new HubClient(Process.Start(start)!);
    }

    public Task WatchAsync(object? scope, object? lastSeqBySite = null) => InvokeAsync("Watch", scope, lastSeqBySite);

    public Task InvokeAsync(string method, params object?[] args) => SendAsync(new { @do = "invoke", method, args });

    public Task StreamAsync(string key, string method, params object?[] args) => SendAsync(new { @do = "stream", key, method, args });

    public Task DisposeStreamAsync(string key) => SendAsync(new { @do = "dispose", key });

    /// <summary>The next message of that kind; others are passed over.</summary>
    public async Task<JsonElement> ExpectAsync(params string[] kinds) => (await NextAsync(kinds)).Value;

    public async Task<Message> NextAsync(params string[] kinds)
    {
        using var timeout = new CancellationTokenSource(Deadline);
        while (true)
        {
            var message = await _messages.Reader.ReadAsync(timeout.Token);
            if (kinds.Contains(message.What))
            {
                return message;
            }
        }
    }

    /// <summary>Numbers of the transitions of a site, as they come, until the given one.</summary>
    public async Task<List<long>> SeqsUntilAsync(string siteId, long last)
    {
        var seqs = new List<long>();
        while (seqs.Count == 0 || seqs[^1] < last)
        {
            seqs.AddRange((await ExpectAsync("Alarms")).EnumerateArray()
                .Where(row => row.GetProperty("siteId").GetString() == siteId)
                .Select(row => row.GetProperty("seq").GetInt64()));
        }

        return seqs;
    }

    /// <summary>Stops the process from reading or writing, as a browser on a machine that hangs.</summary>
    public void Freeze() => Signal("-STOP");

    public void Thaw() => Signal("-CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_node.HasExited)
        {
            _node.Kill();
        }

        await _node.WaitForExitAsync();
        await _reader;
        _node.Dispose();
    }

    private async Task SendAsync(object command)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        await _node.StandardInput.FlushAsync();
    }

    private async Task ReadAsync()
    {
        while (await _node.StandardOutput.ReadLineAsync() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            _messages.Writer.TryWrite(new Message(json.RootElement.GetProperty("what").GetString()!, json.RootElement.GetProperty("value").Clone()));
        }

        _messages.Writer.TryComplete();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _node.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "signalr"));

    private static string[] Paths() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
}

/// <summary>What the client said.</summary>
internal sealed record Message(string What, JsonElement Value);
