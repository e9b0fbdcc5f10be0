using System.Text;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Connections;

/// <summary>Every kind of bad input: a clear answer, a counter, a record; nobody else's connection is touched.</summary>
public sealed class BadInputTests
{
    private const string Telemetry = $"hm/v1/{MqttTestServer.SiteA}/telemetry";

    [Theory]
    [InlineData(Telemetry, "{\"points\":{\"TI-101\":", 0x99, "not-json")]
    [InlineData(Telemetry, "", 0x99, "not-json")]
    [InlineData(Telemetry, "hello", 0x99, "not-json")]
    [InlineData(Telemetry, "[1,2]", 0x99, "not-an-object")]
    [InlineData(Telemetry, "{}", 0x99, "no-points")]
    [InlineData(Telemetry, "{\"points\":{\"TI-101\":NaN}}", 0x99, "not-a-number")]
    [InlineData(Telemetry, "{\"points\":{\"TI-101\":-Infinity}}", 0x99, "not-a-number")]
    [InlineData(Telemetry, "{\"points\":{\"TI-101\":\"45.2\"}}", 0x99, "not-a-number")]
    [InlineData(Telemetry, "{\"points\":{\"TI-101\":null}}", 0x99, "not-a-number")]
    [InlineData(Telemetry, "{\"points\":{\"TI-101\":1e999}}", 0x99, "number-range")]
    [InlineData(Telemetry, "{\"points\":{\"TI-101\":{\"v\":1,\"q\":\"fine\"}}}", 0x99, "quality")]
    [InlineData(Telemetry, "{\"points\":{\"TI-101\":1,\"TI-101\":2}}", 0x99, "duplicate")]
    [InlineData(Telemetry, "{\"points\":{\"T I\":1}}", 0x99, "point-name")]
    [InlineData(Telemetry, "{\"ts\":1767225600,\"points\":{\"TI-101\":1}}", 0x99, "time-range")]
    [InlineData(Telemetry, "{\"ts\":1767225600000.5,\"points\":{\"TI-101\":1}}", 0x99, "time-form")]
    [InlineData(Telemetry, "{\"ts\":\"now\",\"points\":{\"TI-101\":1}}", 0x99, "time-form")]
    [InlineData(Telemetry, "{\"seq\":-1,\"points\":{\"TI-101\":1}}", 0x99, "seq")]
    [InlineData(Telemetry, "{\"rows\":[{\"points\":{\"TI-101\":1}}]}", 0x99, "no-time")]
    [InlineData(Telemetry + "/TI-101", "NaN", 0x99, "not-a-number")]
    [InlineData(Telemetry + "/TI-101", "45,2", 0x99, "not-json")]
    [InlineData($"hm/v1/{MqttTestServer.SiteA}/status", "{\"online\":1}", 0x99, "wrong-type")]
    [InlineData($"hm/v1/{MqttTestServer.SiteA}/alarm", "{\"pointId\":\"LI-102\"}", 0x99, "wrong-type")]
    [InlineData($"hm/v1/{MqttTestServer.SiteA}/telemetri", "1", 0x90, "wrong-topic")]
    [InlineData("factory/line1/temperature", "1", 0x90, "wrong-topic")]
    [InlineData($"hm/v1/{MqttTestServer.SiteA}/down/limits", "1", 0x90, "wrong-topic")]
    [InlineData($"hm/v1/{MqttTestServer.NotBuilt}/telemetry/TI-1", "1", 0x87, "unknown-site")]
    [InlineData($"hm/v1/{MqttTestServer.Foreign}/telemetry/TI-1", "1", 0x87, "not-own-site")]
    public async Task Publish_NotAcceptable_ReasonOnTheWireCountedAndRecorded(string topic, string payload, byte reason, string name)
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5);
        await client.SendAsync(TestPackets.Publish(topic, payload, id: 77, version: 5));
        var (first, body) = await client.ReadAsync();
        Assert.Equal(0x40, first);
        Assert.Equal([0, 77, reason], body[..3]);
        Assert.Contains(name, Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        var record = await server.Rejected.NextAsync();
        Assert.Equal((name, "gw-1", topic, payload.Length), (record.Reason, record.GatewayId, record.Topic, record.Length));
        Assert.NotEmpty(record.Text);
        Assert.NotEmpty(record.TextEn);
        Assert.Equal(1, server.Counters().Rejected);
        Assert.Equal(0, server.Sites.Calls);

        // The same connection goes on.
        await client.SendAsync(TestPackets.Publish(Telemetry + "/TI-101", "1", id: 78, version: 5));
        Assert.Equal([0, 78], (await client.ReadAsync()).Body);
    }

    [Theory]
    [InlineData(Telemetry, "{\"points\":{\"TI-101\":NaN}}")]
    [InlineData("factory/line1", "1")]
    [InlineData($"hm/v1/{MqttTestServer.NotBuilt}/telemetry/TI-1", "1")]
    public async Task Publish_NotAcceptableIn311_AcknowledgedSoThatItIsNotRepeated(string topic, string payload)
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Publish(topic, payload, id: 3));
        var (first, body) = await client.ReadAsync();
        Assert.Equal(0x40, first);
        Assert.Equal([0, 3], body);
        await server.Rejected.NextAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Publish_ForeignSiteIn311_DisconnectedWithoutAnswer(int qos)
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Publish($"hm/v1/{MqttTestServer.Foreign}/telemetry/TI-1", "1", qos: qos));
        Assert.Empty(await client.ReadToEndAsync());
        Assert.Equal("not-own-site", (await server.Rejected.NextAsync()).Reason);
    }

    [Fact]
    public async Task Publish_HundredsOfKilobytesOfNesting_RefusedAsTooDeep()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5);
        var payload = """{"points":{"TI-101":1},"x":""" + new string('[', 200_000);
        await client.SendAsync(TestPackets.Publish(Telemetry, payload, version: 5));
        var (_, body) = await client.ReadAsync();
        Assert.Equal(0x99, body[2]);
        var record = await server.Rejected.NextAsync();
        Assert.Equal("too-deep", record.Reason);
        Assert.Equal(512, record.Head.Length);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Publish_TenMegabytesAnnounced_SentAwayBeforeTheyCome(byte version)
    {
        await using var server = await MqttTestServer.StartAsync();
        using var other = await server.ConnectAsync(clientId: "other");
        using var client = await server.ConnectAsync(version);
        await client.SendAsync([0x32, 0x80, 0xAD, 0xE2, 0x04]);
        var packets = await client.ReadToEndAsync();
        if (version == 5)
        {
            Assert.Equal(0x95, Assert.Single(packets).Body[0]);
        }
        else
        {
            Assert.Empty(packets);
        }

        await other.SendAsync(TestPackets.Ping);
        Assert.Equal(0xD0, (await other.ReadAsync()).First);
    }

    [Fact]
    public async Task Publish_TooManySamples_RefusedWhole()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.MaximumBatchSamples = 100);
        using var client = await server.ConnectAsync(5);
        var points = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"P-{i}\":{i}"));
        await client.SendAsync(TestPackets.Publish(Telemetry, $"{{\"points\":{{{points}}}}}", version: 5));
        Assert.Equal(0x99, (await client.ReadAsync()).Body[2]);
        Assert.Equal("too-many-samples", (await server.Rejected.NextAsync()).Reason);
        Assert.Equal(0, server.Sites.Calls);
    }

    [Fact]
    public async Task Publish_TimeInTheFuture_TakenAndNoted()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5);
        await client.SendAsync(TestPackets.Publish(Telemetry, """{"ts":4000000000000,"points":{"TI-101":1}}""", version: 5));
        Assert.Equal([0, 1], (await client.ReadAsync()).Body);
        Assert.Equal(4000000000000, (await server.Sites.NextAsync()).Samples[0].Timestamp);
        Assert.Equal("future-time", (await server.Rejected.NextAsync()).Reason);
    }

    [Fact]
    public async Task Publish_SameSeqTwice_BothPassToTheSiteWithTheSameFingerprint()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync();
        var packet = TestPackets.Publish(Telemetry, """{"seq":12,"points":{"TI-101":1}}""");
        await client.SendAsync(packet);
        await client.ReadAsync();
        await client.SendAsync(packet);
        await client.ReadAsync();
        var first = (await server.Sites.NextAsync()).Messages[0];
        Assert.Equal(12, first.Seq);
        Assert.Equal(first, (await server.Sites.NextAsync()).Messages[0]);
    }

    [Theory]
    [InlineData(new byte[] { 0x36, 0x02, 0x00, 0x00 }, 0x81)]
    [InlineData(new byte[] { 0x00, 0x00 }, 0x81)]
    [InlineData(new byte[] { 0xC1, 0x00 }, 0x81)]
    [InlineData(new byte[] { 0x30, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 }, 0x81)]
    [InlineData(new byte[] { 0x82, 0x00 }, 0x81)]
    [InlineData(new byte[] { 0x80, 0x05, 0, 1, 0, 0, 0 }, 0x81)]
    [InlineData(new byte[] { 0x32, 0x05, 0, 1, (byte)'a', 0, 0 }, 0x82)]
    [InlineData(new byte[] { 0x30, 0x05, 0, 2, (byte)'a', (byte)'#', 0 }, 0x90)]
    [InlineData(new byte[] { 0x30, 0x05, 0, 2, 0xC3, 0x28, 0 }, 0x81)]
    [InlineData(new byte[] { 0x30, 0x05, 0, 2, (byte)'a', 0, 0 }, 0x81)]
    [InlineData(new byte[] { 0x30, 0x03, 0, 0, 0 }, 0x82)]
    [InlineData(new byte[] { 0x30, 0x07, 0, 1, (byte)'a', 3, 35, 0, 0 }, 0x94)]
    [InlineData(new byte[] { 0x30, 0x06, 0, 1, (byte)'a', 2, 17, 0 }, 0x81)]
    [InlineData(new byte[] { 0x10, 0x00 }, 0x82)]
    [InlineData(new byte[] { 0xF0, 0x00 }, 0x82)]
    [InlineData(new byte[] { 0x60, 0x02, 0, 1 }, 0x81)]
    public async Task Packet_Broken_DisconnectedWithTheReason(byte[] packet, byte reason)
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5);
        await client.SendAsync(packet);
        var (first, body) = Assert.Single(await client.ReadToEndAsync());
        Assert.Equal(0xE0, first);
        Assert.Equal(reason, body[0]);
    }

    [Fact]
    public async Task Packet_MoreThanReceiveMaximum_Disconnected()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.ReceiveMaximum = 2);
        var hold = new TaskCompletionSource();
        server.Sites.OnIngest = async _ =>
        {
            await hold.Task;
            return await RecordingSites.Durable();
        };
        using var client = await server.ConnectAsync(5);
        var bytes = Enumerable.Range(1, 3).SelectMany(i => TestPackets.Publish(Telemetry + "/TI-101", "1", id: (ushort)i, version: 5)).ToArray();
        await client.SendAsync(bytes);
        hold.SetResult();
        Assert.Equal((0xE0, 0x93), (await client.ReadToEndAsync()) is [.., var last] ? (last.First, last.Body[0]) : default);
    }
}
