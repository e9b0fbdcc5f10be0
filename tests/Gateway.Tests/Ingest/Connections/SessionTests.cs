using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Connections;

public sealed class SessionTests
{
    private const string Status = $"hm/v1/{MqttTestServer.SiteA}/status";
    private const string Limits = $"hm/v1/{MqttTestServer.SiteA}/down/limits";
    private const string Notice = $"hm/v1/{MqttTestServer.SiteA}/down/notice";
    private static readonly byte[] Offline = """{"online":false}"""u8.ToArray();

    [Fact]
    public async Task End_WithoutAWordAfterOnline_ConnectionLost()
    {
        await using var server = await MqttTestServer.StartAsync();
        var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Publish(Status, """{"online":true,"ts":1767225600000,"gateway":"g","firmware":"1"}"""));
        await client.ReadAsync();
        Assert.Equal(GatewayLink.Online, (await server.Sites.NextReportAsync()).Link);
        client.Dispose();
        var report = await server.Sites.NextReportAsync();
        Assert.Equal((GatewayLink.ConnectionLost, MqttTestServer.SiteA, "gw-1"), (report.Link, report.SiteId, report.GatewayId));
    }

    [Fact]
    public async Task End_WithWill_WillIsPublishedAndNothingElse()
    {
        await using var server = await MqttTestServer.StartAsync();
        var client = await server.ConnectAsync(connect: new TestConnect { Will = (Status, Offline, 1) });
        await client.SendAsync(TestPackets.Publish(Status, """{"online":true}"""));
        await client.ReadAsync();
        await server.Sites.NextReportAsync();
        client.Dispose();
        Assert.Equal(GatewayLink.Offline, (await server.Sites.NextReportAsync()).Link);
        await server.DisposeAsync();
        Assert.False(server.Sites.HasReport);
    }

    [Fact]
    public async Task End_WithDisconnect_WillIsDiscarded()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(connect: new TestConnect { Will = (Status, Offline, 1) });
        await client.SendAsync(TestPackets.Disconnect);
        await client.ReadToEndAsync();
        await server.DisposeAsync();
        Assert.False(server.Sites.HasReport);
    }

    [Fact]
    public async Task End_WithDisconnect04_WillIsPublished()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5, connect: new TestConnect { Version = 5, Will = (Status, Offline, 0) });
        await client.SendAsync([0xE0, 1, 4]);
        Assert.Equal(GatewayLink.Offline, (await server.Sites.NextReportAsync()).Link);
    }

    [Fact]
    public async Task End_WithWillDelay_WillWaitsAndIsDroppedWhenTheClientIsBack()
    {
        var clock = new ManualClock();
        await using var server = await MqttTestServer.StartAsync(clock: clock);
        var connect = new TestConnect
        {
            Version = 5, Clean = false, KeepAlive = 0, Properties = [17, 0, 0, 1, 0], Will = (Status, Offline, 0), WillProperties = [24, 0, 0, 0, 30],
        };
        var first = await server.ConnectAsync(5, connect: connect);
        first.Dispose();

        // Taken over or kept: the session is present, and the will of the former connection is gone.
        var again = await server.ConnectAsync(5, connect: connect);
        again.Dispose();
        while (!server.Sites.HasReport)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(GatewayLink.Offline, (await server.Sites.NextReportAsync()).Link);
        Assert.False(server.Sites.HasReport);
        Assert.True(clock.Advanced >= TimeSpan.FromSeconds(30), $"published after {clock.Advanced}");
    }

    [Fact]
    public async Task Silence_BeyondOneAndAHalfKeepAlive_Disconnected()
    {
        var clock = new ManualClock();
        await using var server = await MqttTestServer.StartAsync(clock: clock);
        using var client = await server.ConnectAsync(5, connect: new TestConnect { Version = 5, KeepAlive = 20 });
        await client.SendAsync(TestPackets.Ping);
        await client.ReadAsync();
        clock.Advance(TimeSpan.FromSeconds(29));
        await client.SendAsync(TestPackets.Ping);
        Assert.Equal(0xD0, (await client.ReadAsync()).First);
        var end = client.ReadToEndAsync();
        while (!end.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(0x8D, Assert.Single(await end).Body[0]);
        Assert.True(clock.Advanced >= TimeSpan.FromSeconds(59));
    }

    [Fact]
    public async Task Silence_NoConnect_ClosedAfterTenSeconds()
    {
        var clock = new ManualClock();
        await using var server = await MqttTestServer.StartAsync(clock: clock);
        using var client = await server.OpenAsync();
        await client.SendAsync([0x10]);
        var end = client.TryReadAsync();
        while (!end.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Null(await end);
        Assert.True(clock.Advanced >= TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Connect_SameClientId_TakesOver()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var first = await server.ConnectAsync(5, "same");
        using var second = await server.ConnectAsync(5, "same");
        Assert.Equal(0x8E, Assert.Single(await first.ReadToEndAsync()).Body[0]);
        await second.SendAsync(TestPackets.Ping);
        Assert.Equal(0xD0, (await second.ReadAsync()).First);
    }

    [Fact]
    public async Task Connect_TakesOverFromAnOnlineGateway_NotLostUntilTheNewOneEnds()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var first = await server.ConnectAsync(5, "same");
        await first.SendAsync(TestPackets.Publish(Status, """{"online":true}""", version: 5));
        await first.ReadAsync();
        await server.Sites.NextReportAsync();
        var second = await server.ConnectAsync(5, "same");
        await first.ReadToEndAsync();
        Assert.False(server.Sites.HasReport);
        second.Dispose();
        Assert.Equal(GatewayLink.ConnectionLost, (await server.Sites.NextReportAsync()).Link);
    }

    [Fact]
    public async Task Connect_SameClientIdOfAnotherGateway_DoesNotTakeOver()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var first = await server.ConnectAsync(5, "same");
        using var second = await server.ConnectAsync(5, connect: new TestConnect { Version = 5, ClientId = "same", User = "gw-2", Password = "secret-2" });
        await first.SendAsync(TestPackets.Ping);
        Assert.Equal(0xD0, (await first.ReadAsync()).First);
    }

    [Theory]
    [InlineData("hm/v1/330100001/down/#", 1)]
    [InlineData("hm/v1/330100001/down/limits", 1)]
    [InlineData("hm/v1/330100009/down/#", 0x87)]
    [InlineData("hm/v1/+/down/#", 0x87)]
    [InlineData("hm/v1/330100001/#", 0x87)]
    [InlineData("#", 0x87)]
    [InlineData("$share/g/hm/v1/330100001/down/#", 0x9E)]
    [InlineData("hm/v1/330100001/down/#/x", 0x8F)]
    public async Task Subscribe_Filter_GrantedOnlyBelowOwnDown(string filter, byte code)
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5);
        await client.SendAsync(TestPackets.Subscribe(3, filter, 2, 5));
        var (first, body) = await client.ReadAsync();
        Assert.Equal(0x90, first);
        Assert.Equal([0, 3, 0, code], body);
        using var old = await server.ConnectAsync(4, "old");
        await old.SendAsync(TestPackets.Subscribe(4, filter, 2));
        Assert.Equal(code < 0x80 ? code : 0x80, (await old.ReadAsync()).Body[2]);
    }

    [Fact]
    public async Task Subscribe_Limits_RetainedDocumentAndThenChanges()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SendAsync(TestPackets.Subscribe(1, Limits, 0));
        await client.ReadAsync();
        var (first, body) = await client.ReadAsync();
        Assert.Equal(0x31, first);
        Assert.Contains("""{"siteId":"330100001","version":7,"points":{"TI-101":{"unit":"m",""", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        server.Sites.RuleSet = 8;
        await server.Services.GetRequiredService<IDownlink>().RefreshLimitsAsync(MqttTestServer.SiteA, CancellationToken.None);
        (first, body) = await client.ReadAsync();
        Assert.Equal(0x30, first);
        Assert.Contains("\"version\":8", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_DownToAKeptSession_QueuedAndSentAgainUntilAcknowledged()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.MaximumQueuedMessages = 2);
        var kept = new TestConnect { Clean = false };
        var down = server.Services.GetRequiredService<IDownlink>();
        var client = await server.ConnectAsync(connect: kept);
        await client.SendAsync(TestPackets.Subscribe(1, Notice));
        await client.ReadAsync();
        await client.SendAsync(TestPackets.Disconnect);
        await client.ReadToEndAsync();
        client.Dispose();
        Assert.True(down.Publish(Notice, "one"u8.ToArray(), retain: false));
        Assert.True(down.Publish(Notice, "two"u8.ToArray(), retain: false));
        Assert.True(down.Publish(Notice, "three"u8.ToArray(), retain: false));
        client = await OpenPresentAsync(server, kept);
        var (first, body) = await client.ReadAsync();
        Assert.Equal(0x32, first);
        Assert.EndsWith("two", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.EndsWith("three", Encoding.UTF8.GetString((await client.ReadAsync()).Body), StringComparison.Ordinal);
        await client.SendAsync([.. TestPackets.PubAck(1), .. TestPackets.Ping]);
        await client.ReadAsync();
        client.Dispose();
        using var again = await OpenPresentAsync(server, kept);
        (first, body) = await again.ReadAsync();
        Assert.Equal(0x3A, first);
        Assert.EndsWith("three", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hm/v1/330100001/telemetry")]
    [InlineData("hm/v1/+/down/limits")]
    [InlineData("hm/v1/330100001/down/")]
    public async Task Publish_NotADownTopic_Refused(string topic)
    {
        await using var server = await MqttTestServer.StartAsync();
        Assert.False(server.Services.GetRequiredService<IDownlink>().Publish(topic, "x"u8.ToArray(), retain: true));
    }

    private static async Task<RawClient> OpenPresentAsync(MqttTestServer server, TestConnect connect)
    {
        var client = await server.OpenAsync();
        await client.SendAsync(TestPackets.Connect(connect));
        Assert.Equal([1, 0], (await client.ReadAsync()).Body);
        return client;
    }
}
