using Microsoft.Extensions.DependencyInjection;
using Monitoring.Gateway.Ingest;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Connections;

public sealed class ConnectTests
{
    [Theory]
    [InlineData(4, "gw-1", "wrong", 4)]
    [InlineData(5, "gw-1", "wrong", 0x86)]
    [InlineData(4, "nobody", "secret-1", 4)]
    [InlineData(5, null, null, 0x86)]
    public async Task Connect_WrongSecret_Refused(byte version, string? user, string? password, byte code)
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.OpenAsync();
        await client.SendAsync(TestPackets.Connect(new TestConnect { Version = version, User = user, Password = password }));
        var (first, body) = Assert.Single(await client.ReadToEndAsync());
        Assert.Equal(0x20, first);
        Assert.Equal(code, body[1]);
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(5, 0x87)]
    public async Task Connect_Revoked_NotAuthorized(byte version, byte code)
    {
        await using var server = await MqttTestServer.StartAsync();
        server.Gateways.Revoke("gw-1");
        using var client = await server.OpenAsync();
        await client.SendAsync(TestPackets.Connect(new TestConnect { Version = version }));
        Assert.Equal(code, (await client.ReadAsync()).Body[1]);
    }

    [Fact]
    public async Task Connect_ManyFailures_RefusedUnreadAndOthersGoOn()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.MaximumFailuresPerMinute = 2);
        for (var i = 0; i < 3; i++)
        {
            using var guess = await server.OpenAsync();
            await guess.SendAsync(TestPackets.Connect(new TestConnect { Version = 5, Password = "guess" }));
            Assert.Equal(i < 2 ? 0x86 : 0x9F, (await guess.ReadAsync()).Body[1]);
        }

        using var other = await server.ConnectAsync(connect: new TestConnect { User = "gw-2", Password = "secret-2" });
        await other.SendAsync(TestPackets.Ping);
        Assert.Equal(0xD0, (await other.ReadAsync()).First);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(6, 1)]
    public async Task Connect_OtherLevel_Refused(byte version, byte code)
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.OpenAsync();
        await client.SendAsync(TestPackets.Connect(new TestConnect { Version = version }));
        Assert.Equal(code, (await client.ReadAsync()).Body[1]);
    }

    [Fact]
    public async Task Connect_V5_AnnouncesTheLimits()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.OpenAsync();
        await client.SendAsync(TestPackets.Connect(new TestConnect { Version = 5, ClientId = "", KeepAlive = 0 }));
        var (_, body) = await client.ReadAsync();
        Assert.Equal(0, body[1]);
        var properties = Convert.ToHexString(body[3..]);
        Assert.Contains("210400", properties, StringComparison.Ordinal);
        Assert.Contains("2700040000", properties, StringComparison.Ordinal);
        Assert.Contains("220040", properties, StringComparison.Ordinal);
        Assert.Contains("13012C", properties, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexString("auto-"u8), properties, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_FirstPacketIsAnother_ClosedWithoutAWord()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.OpenAsync();
        await client.SendAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        Assert.Empty(await client.ReadToEndAsync());
    }

    [Fact]
    public async Task Connect_WillForAForeignSite_NotAuthorized()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.OpenAsync();
        await client.SendAsync(TestPackets.Connect(new TestConnect { Version = 5, Will = ($"hm/v1/{MqttTestServer.Foreign}/status", "{}"u8.ToArray(), 1) }));
        Assert.Equal(0x87, (await client.ReadAsync()).Body[1]);
    }

    [Fact]
    public async Task Connect_TooManyOfOneGateway_QuotaExceededAndASlotComesBack()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.MaximumConnectionsPerGateway = 1);
        var first = await server.ConnectAsync(5, "one");
        using (var second = await server.OpenAsync())
        {
            await second.SendAsync(TestPackets.Connect(new TestConnect { Version = 5, ClientId = "two" }));
            Assert.Equal(0x97, (await second.ReadAsync()).Body[1]);
        }

        await first.SendAsync(TestPackets.Disconnect);
        await first.ReadToEndAsync();
        first.Dispose();
        byte code = 0x97;
        for (var i = 0; i < 1000 && code == 0x97; i++)
        {
            using var third = await server.OpenAsync();
            await third.SendAsync(TestPackets.Connect(new TestConnect { Version = 5, ClientId = "three" }));
            code = (await third.ReadAsync()).Body[1];
        }

        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Disconnect_ByAdministrator_EndsTheGatewaysConnections()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5);
        Assert.Equal(1, server.Services.GetRequiredService<IGatewayConnections>().Disconnect("gw-1"));
        Assert.Equal(0x98, Assert.Single(await client.ReadToEndAsync()).Body[0]);
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("secret")]
    [InlineData("sites")]
    public async Task Credential_ChangedByAnotherProcess_EndsTheGatewaysConnectionsAndNoOther(string what)
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5);
        using var other = await server.ConnectAsync(5, connect: new TestConnect { Version = 5, ClientId = "other", User = "gw-2", Password = "secret-2" });

        // In the store only, as it looks from here.
        var account = (await server.Gateways.FindAsync("gw-1", default))!;
        await server.Gateways.SaveAsync(
            what switch { "revoked" => account with { Revoked = true }, "secret" => account with { SecretHash = "another" }, _ => account with { Sites = [MqttTestServer.SiteB] } }, default);

        Assert.Equal(0x98, Assert.Single(await client.ReadToEndAsync()).Body[0]);
        await other.SendAsync([0xC0, 0]);
        Assert.Equal(0xD0, (await other.ReadAsync()).First);
    }

    [Fact]
    public async Task Stop_WithClients_TheyAreToldAndNoConnectionIsLost()
    {
        var server = await MqttTestServer.StartAsync();
        using var client = await server.ConnectAsync(5);
        await client.SendAsync(TestPackets.Publish($"hm/v1/{MqttTestServer.SiteA}/status", """{"online":true}""", version: 5));
        await client.ReadAsync();
        await server.Sites.NextReportAsync();
        await server.DisposeAsync();
        Assert.Equal(0x8B, Assert.Single(await client.ReadToEndAsync()).Body[0]);
        Assert.False(server.Sites.HasReport);
    }
}
