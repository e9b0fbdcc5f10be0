using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Monitoring.MqttClient;
using Monitoring.Silo.Tests;
using Monitoring.Tests.Postgres;
using Npgsql;

namespace Monitoring.EndToEnd.Tests.Cluster;

/// <summary>Silos and gateways as processes on loopback, each with a data folder of its own, on a real PostgreSQL and a real InfluxDB.</summary>
internal sealed class ClusterRig : IAsyncDisposable
{
    /// <summary>A point of every site with an on-delay; the plants' lines say nothing of it.</summary>
    public const string Delayed = "D";

    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(15);

    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-cluster-").FullName;
    private readonly InfluxServer _influx;
    private readonly string _database;

    private ClusterRig(PostgresServer server, InfluxServer influx, string database) => (Server, _influx, _database) = (server, influx, database);

    public PostgresServer Server { get; }

    /// <summary>By name.</summary>
    public SortedDictionary<string, MonitorProcess> Silos { get; } = new(StringComparer.Ordinal);

    public List<MonitorProcess> Gateways { get; } = [];

    /// <summary>Ports between silos, by name.</summary>
    public Dictionary<string, int> SiloPorts { get; } = new(StringComparer.Ordinal);

    public static async Task<ClusterRig> StartAsync(int silos, int gateways)
    {
        var server = await PostgresServer.StartAsync(durable: false);
        var rig = new ClusterRig(server, await InfluxServer.StartAsync(), await server.CreateDatabaseAsync());
        foreach (var number in Enumerable.Range(1, silos))
        {
            await rig.AddSiloAsync($"silo-{number}");
        }

        foreach (var number in Enumerable.Range(1, gateways))
        {
            var gateway = rig.Process($"gateway-{number}", "--role", "gateway");
            rig.Gateways.Add(gateway);
            await gateway.StartAgainAsync();
        }

        return rig;
    }

    public async Task<MonitorProcess> AddSiloAsync(string name)
    {
        SiloPorts[name] = FreePort.Find();
        var silo = Process(
            name, "--role", "silo", "--silo-name", name, "--silo-port", SiloPorts[name].ToString(CultureInfo.InvariantCulture),
            "--silo-gateway-port", FreePort.Find().ToString(CultureInfo.InvariantCulture));
        Silos.Add(name, silo);
        await silo.StartAgainAsync();
        return silo;
    }

    /// <summary>Sites by the silo that claimed them last.</summary>
    public async Task<ILookup<string, string>> SitesBySiloAsync()
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT owner, site FROM site_journal", connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<(string Silo, string Site)> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows.ToLookup(row => row.Silo, row => row.Site);
    }

    /// <summary>The silo with the most of the sites that send.</summary>
    public async Task<string> BusiestAsync(ClusterLoad load) =>
        (await SitesBySiloAsync()).MaxBy(silo => silo.Count(site => load.Senders.Any(sender => sender.Site == site)))!.Key;

    /// <summary>Makes sites with ten points P0 … P9 and a gateway that may publish for all of them; its secret.</summary>
    public async Task<string> SetUpAsync(IReadOnlyList<string> sites)
    {
        using var admin = await ApiClient.SignInAsync(Gateways[0], "admin");
        foreach (var site in sites)
        {
            var points = Enumerable.Range(0, ClusterSender.Points).Select(i => new
            {
                pointId = string.Create(CultureInfo.InvariantCulture, $"P{i}"),
                rangeHigh = 100.0,
                conditions = new[] { new { condition = "high", onDelay = 0.0, levels = new[] { new { level = "H", limit = 80.0, priority = "medium" } } } },
            }).Append(new
            {
                pointId = Delayed,
                rangeHigh = 100.0,
                conditions = new[] { new { condition = "high", onDelay = Delay.TotalSeconds, levels = new[] { new { level = "H", limit = 80.0, priority = "medium" } } } },
            });
            using var created = await admin.PostAsync("sites", new { siteId = site, name = "集群 " + site, regionCode = "330100", points });
            Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync());
        }

        using var issued = await admin.PostAsync("gateways", new { gatewayId = ClusterSender.Gateway, sites });
        issued.EnsureSuccessStatusCode();
        return (string)JsonNode.Parse(await issued.Content.ReadAsStringAsync())!["secret"]!;
    }

    /// <summary>One value of the delayed point over its limit, acknowledged.</summary>
    public Task BeginDelayAsync(string site, string secret) => PublishAsync(site, secret, Delayed, "90");

    /// <summary>One value by the last gateway, acknowledged.</summary>
    public async Task PublishAsync(string site, string secret, string point, string value)
    {
        await using var line = await MqttConnection.ConnectAsync(new MqttOptions { ClientId = $"one-{site}", User = ClusterSender.Gateway, Password = secret, Port = Gateways[^1].Mqtt });
        Assert.Equal(0, await line.PublishAsync($"hm/v1/{site}/telemetry/{point}", Encoding.UTF8.GetBytes(value)));
    }

    /// <summary>What all processes wrote, for the message of a test that fails.</summary>
    public string Output() => string.Join("\n\n", Silos.Select(silo => $"{silo.Key}:\n{silo.Value.Output}").Concat(Gateways.Select(gateway => "gateway:\n" + gateway.Output)));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Gateways.Concat(Silos.Values))
        {
            await process.DisposeAsync();
        }

        await _influx.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    private MonitorProcess Process(string name, params string[] more) => MonitorProcess.In(
        Path.Combine(_folder, name), ["--database", _database, "--influx", $"{_influx.Url}?db={InfluxServer.Database}", .. more]);
}
