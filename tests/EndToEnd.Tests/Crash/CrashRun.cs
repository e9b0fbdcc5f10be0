using Monitoring.MqttClient;
using Xunit.Abstractions;

namespace Monitoring.EndToEnd.Tests.Crash;

/// <summary>
/// Rounds of load and of an end at a random moment: kill -9 under load, during start and recovery, twice in a row, or SIGTERM. The
/// load goes on over all of them: gateways with QoS 1 and 2, 3.1.1 and 5.0, back-fill, mosquitto_pub, and a duty officer.
/// </summary>
internal sealed class CrashRun(MonitorProcess monitor, ITestOutputHelper output, Random random) : IDisposable
{
    public const string Bench = "330100099";

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _load = [];

    public List<CrashClient> Clients { get; } = [];

    public List<MosquittoClient> Mosquittos { get; } = [];

    public CrashOfficer Officer { get; } = new(monitor, Bench);

    public int KillsUnderLoad { get; private set; }

    public int KillsAtStart { get; private set; }

    public int Stops { get; private set; }

    /// <summary>Longest time from SIGTERM to the end of the process.</summary>
    public TimeSpan LongestStop { get; private set; }

    /// <summary>The level of LI-912: on one side of its limits for three messages, then on the other.</summary>
    public static double Level(long seq) => seq / 3 % 2 == 0 ? 8.0 : 14.5;

    public async Task BeginAsync(bool mosquitto)
    {
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        var second = await SecretAsync(admin, "crash-2", Bench);
        var third = await SecretAsync(admin, "crash-3", "330100001", "330100004");
        Add(new CrashStream { Site = Bench, Points = [("LI-912", Level), ("FI-1", seq => seq % 1000)] });
        Add(new CrashStream { Gateway = "crash-2", Secret = second, Site = Bench, Points = [("GT-1", _ => 3)], QoS = MqttQoS.ExactlyOnce, Version = MqttVersion.V5, Window = 8 });
        Add(new CrashStream { Gateway = "crash-3", Secret = third, Site = "330100001", Points = [(PointOf("330100001"), seq => seq % 77)], Rows = 50, Backfill = true, Ago = TimeSpan.FromHours(1), Version = MqttVersion.V5, Window = 4 });
        Add(new CrashStream { Gateway = "crash-3", Secret = third, Site = "330100004", Points = [(PointOf("330100004"), seq => seq % 50 / 2.0)], Window = 64 });
        _load.AddRange(Clients.Select(client => Task.Run(() => client.RunAsync(_stop.Token))));
        _load.Add(Task.Run(() => Officer.RunAsync(_stop.Token)));
        if (mosquitto)
        {
            Mosquittos.Add(new MosquittoClient(monitor, "330100002", PointOf("330100002"), 1));
            Mosquittos.Add(new MosquittoClient(monitor, "330100003", PointOf("330100003"), 2));
            _load.AddRange(Mosquittos.Select(client => Task.Run(() => client.RunAsync(_stop.Token))));
        }
    }

    /// <summary>One round: the service runs at its begin and at its end.</summary>
    public async Task RoundAsync(int round)
    {
        await Pause(50, 1500);
        var kind = round % 4;
        if (kind == 3)
        {
            var begin = TimeProvider.System.GetTimestamp();
            Assert.Equal(0, await monitor.StopAsync());
            var took = TimeProvider.System.GetElapsedTime(begin);
            LongestStop = took > LongestStop ? took : LongestStop;
            Stops++;
            await monitor.StartAgainAsync();
            Assert.DoesNotContain(monitor.OutputOfThisStart.Split('\n'), line => line.Contains("batches replayed", StringComparison.Ordinal) && !line.Contains(" 0 batches replayed", StringComparison.Ordinal));
            return;
        }

        await monitor.KillAsync();
        KillsUnderLoad++;
        for (var early = kind == 0 ? 0 : random.Next(1, 4); early > 0; early--)
        {
            // Into the start: opening the stores, recovery, loading of sites, opening of ports.
            monitor.Launch();
            await Pause(30, 2500);
            await monitor.KillAsync();
            KillsAtStart++;
        }

        await monitor.StartAgainAsync();
    }

    public async Task EndAsync()
    {
        await Pause(500, 501);
        await _stop.CancelAsync();
        await Task.WhenAll(_load);
        await Task.WhenAll(Clients.Select(client => client.FinishAsync()));
        output.WriteLine($"kills under load {KillsUnderLoad}, kills during start {KillsAtStart}, SIGTERM {Stops} (longest stop {LongestStop.TotalSeconds:F1} s)");
        foreach (var client in Clients)
        {
            output.WriteLine($"{client.Stream.Name} QoS {(int)client.Stream.QoS} {client.Stream.Version}: samples sent {client.Sent.Count}, acknowledged {client.Acknowledged.Count}");
        }

        foreach (var client in Mosquittos)
        {
            output.WriteLine($"mosquitto_pub {client.Site} {client.Point}: sent {client.Sent.Count}, acknowledged {client.Acknowledged.Count}");
        }

        output.WriteLine($"alarms acknowledged over REST {Officer.Answered.Count}");
    }

    public void Dispose() => _stop.Dispose();

    private static async Task<string> SecretAsync(ApiClient admin, string gateway, params string[] sites)
    {
        using var answer = await admin.PostAsync("gateways", new { gatewayId = gateway, sites });
        answer.EnsureSuccessStatusCode();
        return System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["secret"]!.GetValue<string>();
    }

    /// <summary>A point of a demo site that is a number.</summary>
    public static string PointOf(string site)
    {
        var sites = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demo-sites.json")))!.AsArray();
        return sites.Single(one => one!["siteId"]!.GetValue<string>() == site)!["points"]!.AsArray()
            .Select(point => point!["pointId"]!.GetValue<string>()).First(id => !id.StartsWith('X'));
    }

    private void Add(CrashStream stream) => Clients.Add(new CrashClient(monitor, stream));

    private Task Pause(int least, int most) => Task.Delay(TimeSpan.FromMilliseconds(random.Next(least, most)), TimeProvider.System, CancellationToken.None);
}
