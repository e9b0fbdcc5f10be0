using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Connections;

/// <summary>What who connects a gateway sees of it, over a real connection.</summary>
public sealed class TrafficTests
{
    private const string Telemetry = $"hm/v1/{MqttTestServer.SiteA}/telemetry";

    [Fact]
    public async Task FindTraffic_GoodBadAndHistory_SaysWhatCameAndWhatWasRefusedAndWhy()
    {
        await using var server = await MqttTestServer.StartAsync();
        Assert.Null(Traffic(server));
        using var client = await server.ConnectAsync();
        Assert.Equal((true, null), (Traffic(server)!.Online, Traffic(server)!.FirstMessageAt));
        await SendAsync(client, Telemetry, """{"points":{"TI-101":1,"LI-102":2,"NEW-1":3}}""");
        await SendAsync(client, Telemetry, """{"points":{"TI-101":x}}""");
        await SendAsync(client, Telemetry, """{"backfill":true,"rows":[{"ts":1767225540000,"points":{"TI-101":45.0}},{"ts":1767225550000,"points":{"TI-101":45.1}}]}""");

        var traffic = Traffic(server)!;

        Assert.Equal([2, 0, 3], traffic.Recent.Select(entry => entry.Samples));
        Assert.Equal(["accepted", "refused", "accepted"], traffic.Recent.Select(entry => entry.Outcome));
        Assert.Equal((Telemetry, 20), (traffic.Recent[1].Topic, traffic.Recent[1].Offset));
        Assert.Equal(1, traffic.Refused[traffic.Recent[1].Code!]);
        Assert.Equal((2, 5), (traffic.Rate.MessagesPerMinute, traffic.Rate.SamplesPerMinute));
        Assert.Equal((2, 1767225540000, 1767225550000), (traffic.Backfill.Samples, traffic.Backfill.OldestAt!.Value.ToUnixTimeMilliseconds(), traffic.Backfill.NewestAt!.Value.ToUnixTimeMilliseconds()));
        Assert.NotNull(traffic.FirstMessageAt);
        Assert.NotNull(traffic.LastSeenAt);
    }

    [Fact]
    public async Task FindTraffic_WrongSecret_IsCountedForAGatewayThatExistsOnly()
    {
        await using var server = await MqttTestServer.StartAsync();
        foreach (var id in (string[])["gw-1", "nobody"])
        {
            using var client = await server.OpenAsync();
            await client.SendAsync(TestPackets.Connect(new TestConnect { User = id, Password = "wrong" }));
            await client.ReadAsync();
        }

        Assert.Equal((1, false), (Traffic(server)!.WrongSecrets, Traffic(server)!.Online));
        Assert.Null(server.Services.GetRequiredService<IIngestCounters>().FindTraffic("nobody"));
    }

    [Fact]
    public async Task FindTraffic_SiteCannotStore_SaysThatItWasNotStored()
    {
        await using var server = await MqttTestServer.StartAsync();
        server.Sites.OnIngest = _ => new ValueTask<IngestReceipt>(new IngestReceipt(IngestOutcome.LogUnavailable, 0, 0, 0));
        using var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Publish(Telemetry, """{"points":{"TI-101":1}}"""));
        await client.ReadToEndAsync();

        Assert.Equal(["not-stored", "accepted"], Traffic(server)!.Recent.Select(entry => entry.Outcome));
        Assert.Equal(0, Traffic(server)!.Accepted);
    }

    private static GatewayTraffic? Traffic(MqttTestServer server) => server.Services.GetRequiredService<IIngestCounters>().FindTraffic("gw-1");

    private static async Task SendAsync(RawClient client, string topic, string payload)
    {
        await client.SendAsync(TestPackets.Publish(topic, payload));
        await client.ReadAsync();
    }
}
