using System.Text.Json;

namespace Monitoring.Silo.Tests;

/// <summary>A real VictoriaMetrics.</summary>
internal sealed class VictoriaServer() : ServerProcess(Binary!)
{
    public static string? Binary { get; } = new[] { "/usr/bin/victoria-metrics", "/usr/bin/victoria-metrics-prod" }.FirstOrDefault(File.Exists);

    protected override string[] Arguments =>
    [
        $"-httpListenAddr=127.0.0.1:{Port}", $"-storageDataPath={Folder.Path}/data", "-retentionPeriod=100y",

        // One sample per point and time, as InfluxDB has it.
        "-dedup.minScrapeInterval=1ms", "-loggerLevel=ERROR",
    ];

    public static async Task<VictoriaServer> StartAsync()
    {
        var server = new VictoriaServer();
        await server.RunAsync();
        return server;
    }

    public InfluxOptions Options(Uri? url = null) => new()
    {
        Url = url ?? Url,
        Org = "any",
        Bucket = "any",
        Token = "any",
        BatchAge = TimeSpan.FromMilliseconds(20),
        BatchBytes = 16 << 10,
        RetryFirst = TimeSpan.FromMilliseconds(20),
        RetryMost = TimeSpan.FromMilliseconds(500),
        DeniedPause = TimeSpan.FromMilliseconds(300),
    };

    /// <summary>All fields of a site, by name and time, through its own export.</summary>
    public async Task<Dictionary<(string Field, long Time), double>> FieldsAsync(string site, string measurement = "samples")
    {
        // What came a moment ago is in memory until then.
        using (await Client.GetAsync(new Uri(Url, "internal/force_flush")))
        {
        }

        var match = Uri.EscapeDataString($"{{site=\"{site}\"}}");
        var text = await Client.GetStringAsync(new Uri(Url, $"api/v1/export?reduce_mem_usage=0&match[]={match}&start=0"));
        Dictionary<(string, long), double> fields = [];
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            var name = json.RootElement.GetProperty("metric").GetProperty("__name__").GetString()![(measurement.Length + 1)..];
            foreach (var (time, value) in json.RootElement.GetProperty("timestamps").EnumerateArray().Zip(json.RootElement.GetProperty("values").EnumerateArray()))
            {
                fields[(name, time.GetInt64())] = value.GetDouble();
            }
        }

        return fields;
    }
}
