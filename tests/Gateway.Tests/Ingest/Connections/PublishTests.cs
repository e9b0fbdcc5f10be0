using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Payloads;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Connections;

public sealed class PublishTests
{
    private const string Telemetry = $"hm/v1/{MqttTestServer.SiteA}/telemetry";

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Publish_Qos1BareNumber_AcknowledgedAfterTheSiteHasIt(byte version)
    {
        await using var server = await MqttTestServer.StartAsync();
        var durable = new TaskCompletionSource();
        server.Sites.OnIngest = async _ =>
        {
            await durable.Task;
            return await RecordingSites.Durable();
        };
        using var client = await server.ConnectAsync(version);
        await client.SendAsync([.. TestPackets.Publish(Telemetry + "/LI-102", "14.5", id: 9, version: version), .. TestPackets.Ping]);

        // The ping behind it is answered at once, the publish not before it is durable.
        Assert.Equal(0xD0, (await client.ReadAsync()).First);
        durable.SetResult();
        var (first, body) = await client.ReadAsync();
        Assert.Equal(0x40, first);
        Assert.Equal([0, 9], body);
        var taken = await server.Sites.NextAsync();
        Assert.Equal((1, 14.5, Quality.Good), (taken.Samples[0].Point, taken.Samples[0].Value, taken.Samples[0].Quality));
        Assert.Equal(taken.ReceivedAt, taken.Samples[0].Timestamp);
        Assert.Equal("gw-1", taken.GatewayId);
    }

    [Fact]
    public async Task Publish_ManyInOneRead_OneCallPerSiteAndAnswersInOrder()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Publish(Telemetry, """{"points":{"TI-101":1}}""", id: 1));
        await client.ReadAsync();
        var before = server.Sites.Calls;
        var bytes = new List<byte>();
        for (var i = 0; i < 50; i++)
        {
            var site = i % 2 == 0 ? MqttTestServer.SiteA : MqttTestServer.SiteB;
            bytes.AddRange(TestPackets.Publish($"hm/v1/{site}/telemetry", """{"points":{"TI-101":1,"PI-1":2}}""", id: (ushort)(100 + i)));
        }

        await client.SendAsync([.. bytes]);
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(TestPackets.UInt16(100 + i), (await client.ReadAsync()).Body);
        }

        // Far below one per message; how many reads the kernel made of it is not ours to say.
        Assert.InRange(server.Sites.Calls - before, 2, 20);
    }

    [Fact]
    public async Task Publish_Qos2SentTwiceBeforePubRel_TakenOnce()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync();
        var packet = TestPackets.Publish(Telemetry + "/TI-101", "1", qos: 2, id: 5);
        await client.SendAsync([.. packet, .. packet]);
        Assert.Equal(0x50, (await client.ReadAsync()).First);
        Assert.Equal(0x50, (await client.ReadAsync()).First);
        await client.SendAsync(packet);
        Assert.Equal(0x50, (await client.ReadAsync()).First);
        await client.SendAsync(TestPackets.PubRel(5));
        Assert.Equal(0x70, (await client.ReadAsync()).First);
        await server.Sites.NextAsync();
        Assert.Equal(1, server.Counters().Messages);

        // After PUBREL the identifier is free again.
        await client.SendAsync(packet);
        await client.ReadAsync();
        await server.Sites.NextAsync();
        Assert.Equal(2, server.Counters().Messages);
    }

    [Fact]
    public async Task Publish_Qos0_TakenWithoutAnswer()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync([.. TestPackets.Publish(Telemetry + "/TI-101", "7", qos: 0), .. TestPackets.Ping]);
        Assert.Equal(0xD0, (await client.ReadAsync()).First);
        Assert.Equal(7, (await server.Sites.NextAsync()).Samples[0].Value);
    }

    [Fact]
    public async Task Publish_TopicAlias_StandsForTheTopic()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5);
        await client.SendAsync(TestPackets.Publish(Telemetry + "/TI-101", "1", id: 1, version: 5, properties: [35, 0, 3]));
        Assert.Equal([0, 1], (await client.ReadAsync()).Body);
        await client.SendAsync(TestPackets.Publish("", "2", id: 2, version: 5, properties: [35, 0, 3]));
        Assert.Equal([0, 2], (await client.ReadAsync()).Body);
        await server.Sites.NextAsync();
        Assert.Equal(2, (await server.Sites.NextAsync()).Samples[0].Value);
    }

    [Fact]
    public async Task Publish_LogUnavailable_NoAnswerAndSentAway()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.BusyPause = TimeSpan.Zero);
        server.Sites.OnIngest = _ => new(new IngestReceipt(IngestOutcome.LogUnavailable, 1, 0, 0));
        using var client = await server.ConnectAsync(5);
        await client.SendAsync(TestPackets.Publish(Telemetry + "/TI-101", "1", id: 1, version: 5));
        var (first, body) = Assert.Single(await client.ReadToEndAsync());
        Assert.Equal((0xE0, 0x97), (first, body[0]));
    }

    [Fact]
    public async Task Publish_SiteThrows_NoAnswerAndSentAwayAndOthersGoOn()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.BusyPause = TimeSpan.Zero);
        server.Sites.OnIngest = batch => batch.SiteId == MqttTestServer.SiteA ? throw new InvalidOperationException("broken") : RecordingSites.Durable();
        using var other = await server.ConnectAsync(clientId: "other");
        using var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Publish(Telemetry + "/TI-101", "1"));
        Assert.Empty(await client.ReadToEndAsync());
        await other.SendAsync(TestPackets.Publish($"hm/v1/{MqttTestServer.SiteB}/telemetry/PI-1", "1"));
        Assert.Equal(0x40, (await other.ReadAsync()).First);
    }

    [Fact]
    public async Task Publish_SiteGivesWay_NoAnswerAndSentAwayToComeAgainInOrder()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.BusyPause = TimeSpan.Zero);
        var calls = 0;
        server.Sites.OnIngest = _ => ++calls == 1 ? new(new IngestReceipt(IngestOutcome.Retry, 1, 0, 0)) : RecordingSites.Durable();
        using var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Publish(Telemetry + "/TI-101", "1"));
        Assert.Empty(await client.ReadToEndAsync());
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Publish_UnknownPoint_SentByName()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Publish(Telemetry, """{"seq":4,"ts":1767225600000,"points":{"TI-101":1.5,"NEW-9":2.5}}"""));
        await client.ReadAsync();
        var taken = await server.Sites.NextAsync();
        Assert.Equal(new NamedSample("NEW-9", 1767225600000, 2.5, Quality.Good), Assert.Single(taken.Unknown));
        Assert.Equal((4, 1, 1, false), (taken.Messages[0].Seq, taken.Messages[0].Samples, taken.Messages[0].Unknown, taken.Messages[0].Backfill));
    }

    [Fact]
    public async Task Publish_EdgeAlarm_ReachesTheSite()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Publish(
            $"hm/v1/{MqttTestServer.SiteA}/alarm",
            """{"pointId":"LI-102","condition":"high","level":"HH","active":true,"limit":14.0,"value":14.2,"ts":1767225600000}"""));
        Assert.Equal(0x40, (await client.ReadAsync()).First);
        var alarm = await server.Sites.NextAlarmAsync();
        Assert.Equal(("LI-102", "high", AlarmLevel.HH, true, 14.0, 14.2), (alarm.PointId, alarm.Condition, alarm.Level, alarm.Active, alarm.Limit, alarm.Value));
    }

    [Fact]
    public async Task Publish_AnySplitOfTheStream_SameResult()
    {
        await using var server = await MqttTestServer.StartAsync();
        byte[] stream =
        [
            .. TestPackets.Connect(new TestConnect()),
            .. TestPackets.Publish(Telemetry, """{"ts":1767225600000,"points":{"TI-101":1.25,"LI-102":{"v":2.5,"q":"bad"},"XS-1":true}}""", id: 1),
            .. TestPackets.Publish(Telemetry + "/TI-101", "3.75", id: 2),
            .. TestPackets.Ping,
        ];
        for (var cut = 1; cut < stream.Length; cut += 7)
        {
            using var client = await server.OpenAsync();
            await client.SendAsync(stream[..cut]);
            await client.SendAsync(stream[cut..]);
            var answers = new List<byte>();
            while (answers.Count < 4)
            {
                answers.Add((await client.ReadAsync()).First);
            }

            Assert.Equal<byte>([0x20, 0x40, 0x40, 0xD0], [.. answers.Order()]);
            var values = new List<double>();
            while (values.Count < 4)
            {
                values.AddRange((await server.Sites.NextAsync()).Samples.Select(sample => sample.Value));
            }

            Assert.Equal([1.25, 2.5, 1, 3.75], values);
            await client.SendAsync(TestPackets.Disconnect);
            await client.ReadToEndAsync();
        }

        Assert.Equal(0, server.Metrics.RefusedFor(PayloadReason.NotJson));
    }
}
