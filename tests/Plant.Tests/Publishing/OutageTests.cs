using System.Text.Json;
using Monitoring.MqttClient;
using Monitoring.Plant.Hosting;
using Monitoring.Plant.Physics;
using Monitoring.Plant.Publishing;
using Monitoring.Plant.Simulation;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Publishing;

public sealed class OutageTests
{
    private const string Id = "330100005";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    [MosquittoFact]
    public async Task ServerKilledAndBack_RowsOfTheOutageComeOldestFirstAsBackfillThenLive()
    {
        await using var server = await MosquittoServer.StartAsync();
        await using var plant = new Bench(server.Port);
        await using (var before = await Listener.StartAsync(server.Port, $"hm/v1/{Id}/telemetry"))
        {
            plant.Measure(1);
            var (_, live) = await before.NextAsync();
            Assert.False(live.TryGetProperty("backfill", out _));
        }

        await server.KillAsync();
        plant.Measure(200);
        plant.Publisher.Site.LineDown = true;
        await server.RunAsync();
        await using var after = await Listener.StartAsync(server.Port, $"hm/v1/{Id}/telemetry");
        plant.Publisher.Site.LineDown = false;
        plant.Publisher.Buffer.Nudge();

        var rows = new List<(long Ts, bool Backfill)>();
        var numbers = new List<long>();
        while (rows.Count == 0 || rows[^1].Ts < plant.Last)
        {
            var (_, batch) = await after.NextAsync();
            numbers.Add(batch.GetProperty("seq").GetInt64());
            rows.AddRange(RowsOf(batch));
        }

        Assert.Equal(Enumerable.Range(2, 200).Select(plant.TsOf), rows.Select(r => r.Ts));
        Assert.Equal(rows.OrderByDescending(r => r.Backfill).ThenBy(r => r.Ts), rows);
        // What is younger than 20 s is still live: 5 s apart, the last four.
        Assert.Equal(4, rows.Count(r => !r.Backfill));
        Assert.Equal(numbers.Distinct().Order(), numbers);
    }

    [MosquittoFact]
    public async Task LineDown_NothingIsSent_ThenEverythingIs()
    {
        await using var server = await MosquittoServer.StartAsync();
        await using var plant = new Bench(server.Port);
        await using var listener = await Listener.StartAsync(server.Port, "hm/#");
        plant.Measure(1);
        while ((await listener.NextAsync()).Topic != $"hm/v1/{Id}/telemetry")
        {
            // The status message may come first.
        }

        plant.Publisher.Site.LineDown = true;
        plant.Measure(30);
        Assert.Equal(30, plant.Publisher.Buffer.Count);
        plant.Publisher.Site.LineDown = false;
        plant.Publisher.Buffer.Nudge();

        var (_, first) = await listener.NextAsync();
        Assert.Equal(plant.TsOf(2), RowsOf(first).First().Ts);
        Assert.True(RowsOf(first).First().Backfill);
    }

    [MosquittoFact]
    public async Task Connect_SaysOnline_AndTheWillSaysOffline()
    {
        await using var server = await MosquittoServer.StartAsync();
        await using var listener = await Listener.StartAsync(server.Port, $"hm/v1/{Id}/status");
        await using var plant = new Bench(server.Port);

        var (_, online) = await listener.NextAsync();
        Assert.True(online.GetProperty("online").GetBoolean());
        Assert.Equal("demo", online.GetProperty("gateway").GetString());

        // A second connection with the same client id makes the server drop the first one: its will speaks.
        await using var thief = await MqttConnection.ConnectAsync(new MqttOptions { ClientId = Bench.ClientId, Port = server.Port });
        var (_, offline) = await listener.NextAsync();
        Assert.False(offline.GetProperty("online").GetBoolean());
    }

    [MosquittoFact]
    public async Task LineDown_ConnectionOfItsOwn_BreaksAndComesBack()
    {
        await using var server = await MosquittoServer.StartAsync();
        await using var listener = await Listener.StartAsync(server.Port, $"hm/v1/{Id}/status");
        await using var plant = new Bench(server.Port, ownLink: true);
        Assert.True((await listener.NextAsync()).Json.GetProperty("online").GetBoolean());

        plant.Publisher.Site.LineDown = true;
        plant.Measure(1);
        Assert.False((await listener.NextAsync()).Json.GetProperty("online").GetBoolean());

        plant.Publisher.Site.LineDown = false;
        plant.Measure(1);
        Assert.True((await listener.NextAsync()).Json.GetProperty("online").GetBoolean());
    }

    private static IEnumerable<(long Ts, bool Backfill)> RowsOf(JsonElement batch) =>
        batch.TryGetProperty("backfill", out _)
            ? batch.GetProperty("rows").EnumerateArray().Select(row => (row.GetProperty("ts").GetInt64(), true))
            : [(batch.GetProperty("ts").GetInt64(), false)];

    /// <summary>One site's publisher on a real connection, with measurements at a virtual time.</summary>
    private sealed class Bench : IAsyncDisposable
    {
        public const string ClientId = "plant-test";
        private readonly ManualTime _time = new(Crossings.Start);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;
        private int _measured;

        public Bench(int port, bool ownLink = false)
        {
            var clock = new PlantClock(_time, 1, Crossings.Start);
            Publisher = new SitePublisher(Sites.One(Id), new Sequence(TimeProvider.System), clock, 1_000, _ => { }) { OwnLink = ownLink };
            var backOff = new BackOff(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(200), new NoiseSource(1), TimeProvider.System);
            var options = new MqttOptions { ClientId = ClientId, Port = port };
            _running = new PlantLink(options, "demo", [Publisher], backOff, clock, _ => { }).RunAsync(_stop.Token);
        }

        public SitePublisher Publisher { get; }

        public long Last => TsOf(_measured);

        public long TsOf(int number) => (Crossings.Start + (Period * number)).ToUnixTimeMilliseconds();

        public void Measure(int rows)
        {
            for (var i = 0; i < rows; i++)
            {
                _time.Move(Period);
                _measured++;
                Publisher.Buffer.Add(new Row(TsOf(_measured), new double[Publisher.Site.Instruments.Count], null));
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.InTime();
            _stop.Dispose();
        }
    }
}
