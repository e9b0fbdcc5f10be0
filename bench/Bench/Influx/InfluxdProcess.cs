using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Monitoring.Bench;

/// <summary>A real influxd 1.x (Debian package influxdb) on free loopback ports with its data in a folder of the benchmark.</summary>
internal sealed class InfluxdProcess : IAsyncDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Process _process;

    private InfluxdProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<InfluxdProcess> StartAsync(string folder)
    {
        var (port, rpc) = (FreePort(), FreePort());
        var file = Path.Combine(folder, "influxdb.conf");
        await File.WriteAllTextAsync(file, $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{rpc}"
            [meta]
              dir = "{folder}/meta"
            [data]
              dir = "{folder}/data"
              wal-dir = "{folder}/wal"
            [http]
              bind-address = "127.0.0.1:{port}"
              log-enabled = false
            [monitor]
              store-enabled = false
            """);
        var process = Process.Start(new ProcessStartInfo("influxd", ["-config", file]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new InfluxdProcess(process, new Uri($"http://127.0.0.1:{port}"));
        while (!await server.AnswersAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return server;
    }

    public Task CreateAsync(string database) => QueryAsync($"CREATE DATABASE \"{database}\"", "");

    public Task DropAsync(string database) => QueryAsync($"DROP DATABASE \"{database}\"", "");

    /// <summary>Values of these fields, over all sites.</summary>
    public async Task<long> CountAsync(string database, string[] fields)
    {
        using var json = JsonDocument.Parse(await QueryAsync($"SELECT {string.Join(", ", fields.Select(field => $"count(\"{field}\")"))} FROM samples", database));
        var row = json.RootElement.GetProperty("results")[0].GetProperty("series")[0].GetProperty("values")[0];
        return row.EnumerateArray().Skip(1).Sum(static count => count.GetInt64());
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _client.Dispose();
    }

    private async Task<string> QueryAsync(string statement, string database)
    {
        using var answer = await _client.PostAsync(new Uri(Url, $"query?db={database}&epoch=ms"), new FormUrlEncodedContent([new("q", statement)]));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(Url, "ping"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
