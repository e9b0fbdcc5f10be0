using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Counters;

[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The host does.")]
public sealed class GatewayLookTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Look_GatewayIsConnectedToAnotherProcess_IsSeenWithItsTraffic()
    {
        var shared = new SharedLines();
        await using var here = await MqttTestServer.StartAsync(more: services => services.AddSingleton<IGatewayLines>(shared.Of("here")));
        await using var there = await MqttTestServer.StartAsync(more: services => services.AddSingleton<IGatewayLines>(shared.Of("there")));
        var look = new GatewayLook(here.Services.GetRequiredService<IIngestCounters>(), shared.Of("here"));
        Assert.Null((await look.CountersAsync(default))("gw-1"));

        using (var client = await there.ConnectAsync())
        {
            await client.SendAsync(TestPackets.Publish($"hm/v1/{MqttTestServer.SiteA}/telemetry", """{"points":{"TI-101":1.5}}"""));
            await client.ReadAsync();
            await EventuallyAsync(async () => (await look.CountersAsync(default))("gw-1") is { Connected: true, Messages: 1 });
            await EventuallyAsync(async () => await look.TrafficAsync("gw-1", default) is { Online: true, Accepted: 1, Recent: [{ Samples: 1, Outcome: "accepted" }] });
        }

        await EventuallyAsync(async () => (await look.CountersAsync(default))("gw-1") is { Connected: false, Messages: 1 });
    }

    [Fact]
    public void Sums_OfSeveralProcesses_AddUp()
    {
        var counters = GatewaySums.Of(
        [
            new GatewayCounters { GatewayId = "g", Connected = false, LastSeenAt = At.AddSeconds(5), Messages = 1, Samples = 2, Duplicates = 3, Rejected = 4 },
            new GatewayCounters { GatewayId = "g", Connected = true, LastSeenAt = null, Messages = 10, Samples = 20, Duplicates = 30, Rejected = 40 },
            new GatewayCounters { GatewayId = "g", Connected = false, LastSeenAt = At },
        ]);
        Assert.Equal(new GatewayCounters { GatewayId = "g", Connected = true, LastSeenAt = At.AddSeconds(5), Messages = 11, Samples = 22, Duplicates = 33, Rejected = 44 }, counters);
        Assert.Null(GatewaySums.Of(Array.Empty<GatewayCounters>().AsEnumerable()));

        var traffic = GatewaySums.Of(
        [
            new GatewayTraffic { FirstMessageAt = At, WrongSecrets = 1, Rate = new TrafficRate(1, 2), Accepted = 7, Refused = { ["not-json"] = 1 }, Recent = Entries(40, 0) },
            new GatewayTraffic { Online = true, FirstMessageAt = At.AddSeconds(1), WrongSecrets = 2, WrongSecretAt = At, Rate = new TrafficRate(10, 20), Refused = { ["not-json"] = 2, ["too-deep"] = 1 }, Recent = Entries(3, 100) },
        ]);
        Assert.Equal((true, At, 3, At, 7), (traffic.Online, traffic.FirstMessageAt, traffic.WrongSecrets, traffic.WrongSecretAt, traffic.Accepted));
        Assert.Equal((new TrafficRate(11, 22), 3, 1), (traffic.Rate, traffic.Refused["not-json"], traffic.Refused["too-deep"]));
        Assert.Equal((40, At.AddSeconds(102)), (traffic.Recent.Length, traffic.Recent[0].At));
        Assert.False(GatewaySums.Of(Array.Empty<GatewayTraffic>()).Online);
    }

    private static TrafficEntry[] Entries(int count, int from) =>
        [.. Enumerable.Range(from, count).Reverse().Select(second => new TrafficEntry { At = At.AddSeconds(second), Topic = "t", Outcome = "accepted" })];

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>The store of two processes, in memory; the real one has its own tests.</summary>
    private sealed class SharedLines
    {
        private readonly ConcurrentDictionary<(string Owner, string Gateway), GatewayLine> _lines = new();
        private readonly ConcurrentDictionary<string, bool> _watched = new();

        public IGatewayLines Of(string owner) => new View(this, owner);

        private sealed class View(SharedLines shared, string owner) : IGatewayLines
        {
            public Task<string[]> TellAsync(GatewayLine[] changed, CancellationToken cancellationToken)
            {
                foreach (var line in changed)
                {
                    shared._lines[(owner, line.Counters.GatewayId)] = line;
                }

                return Task.FromResult(shared._watched.Keys.ToArray());
            }

            public Task<GatewayLine[]> ReadOthersAsync(CancellationToken cancellationToken) =>
                Task.FromResult(shared._lines.Where(line => line.Key.Owner != owner).Select(line => line.Value with { Traffic = null }).ToArray());

            public Task<GatewayLine[]> WatchOthersAsync(string gatewayId, CancellationToken cancellationToken)
            {
                shared._watched[gatewayId] = true;
                return Task.FromResult(shared._lines.Where(line => line.Key.Owner != owner && line.Key.Gateway == gatewayId).Select(line => line.Value).ToArray());
            }
        }
    }
}
