using System.Text.Json;

namespace Monitoring.Silo.Tests;

/// <summary>A real InfluxDB 1.x.</summary>
internal sealed class InfluxServer() : ServerProcess(Binary!)
{
    public const string Database = "monitor";

    public static string? Binary { get; } = new[] { "/usr/bin/influxd", "/usr/sbin/influxd" }.FirstOrDefault(File.Exists);

    protected override string[] Arguments => ["-config", Path.Combine(Folder.Path, "influxdb.conf")];

    public static async Task<InfluxServer> StartAsync()
    {
        var server = new InfluxServer();
        await File.WriteAllTextAsync(Path.Combine(server.Folder.Path, "influxdb.conf"), $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{FreePort.Find()}"
            [meta]
              dir = "{server.Folder.Path}/meta"
              logging-enabled = false
            [data]
              dir = "{server.Folder.Path}/data"
              wal-dir = "{server.Folder.Path}/wal"
              query-log-enabled = false
            [http]
              bind-address = "127.0.0.1:{server.Port}"
              log-enabled = false
            [monitor]
              store-enabled = false
            """);
        await server.RunAsync();
        return server;
    }

    public InfluxOptions Options(Uri? url = null) => new()
    {
        Url = url ?? Url,
        Database = Database,
        BatchAge = TimeSpan.FromMilliseconds(20),
        BatchBytes = 16 << 10,
        RetryFirst = TimeSpan.FromMilliseconds(20),
        RetryMost = TimeSpan.FromMilliseconds(500),
        DeniedPause = TimeSpan.FromMilliseconds(300),
        Timeout = TimeSpan.FromSeconds(20),
    };

    public async Task PostAsync(string lines)
    {
        using var response = await Client.PostAsync(new Uri(Url, $"write?db={Database}&precision=ms"), new StringContent(lines));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<string> QueryAsync(string statement)
    {
        using var response = await Client.PostAsync(new Uri(Url, $"query?db={Database}&epoch=ms"), new FormUrlEncodedContent([new("q", statement)]));
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>All fields of a site: by name and time.</summary>
    public async Task<Dictionary<(string Field, long Time), double>> FieldsAsync(string site, string measurement = "samples")
    {
        using var json = JsonDocument.Parse(await QueryAsync($"SELECT * FROM \"{measurement}\" WHERE site = '{site}'"));
        Dictionary<(string, long), double> fields = [];
        var result = json.RootElement.GetProperty("results")[0];
        if (!result.TryGetProperty("series", out var series))
        {
            return fields;
        }

        var columns = series[0].GetProperty("columns").EnumerateArray().Select(column => column.GetString()!).ToArray();
        foreach (var row in series[0].GetProperty("values").EnumerateArray())
        {
            var time = row[0].GetInt64();
            for (var i = 1; i < columns.Length; i++)
            {
                if (row[i].ValueKind == JsonValueKind.Number)
                {
                    fields.Add((columns[i], time), row[i].GetDouble());
                }
            }
        }

        return fields;
    }
}
