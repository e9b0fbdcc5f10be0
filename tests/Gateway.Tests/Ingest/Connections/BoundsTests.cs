using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest;
using Monitoring.Gateway.Ingest.Connections;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Connections;

/// <summary>Every bound does what it says when it is reached.</summary>
public sealed class BoundsTests
{
    [Fact]
    public async Task Output_ClientDoesNotRead_GivenUpAtTheBound()
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 100, resumeWriterThreshold: 50, useSynchronizationContext: false));
        var givenUp = 0;
        var output = new ConnectionOutput(pipe.Writer, maximumUnsent: 4096, () => givenUp++);
        for (var i = 0; i < 2200 && givenUp == 0; i++)
        {
            lock (output.Gate)
            {
                output.Writer.PingResponse();
            }

            output.Flush();
        }

        Assert.Equal(1, givenUp);
        await pipe.Reader.CompleteAsync();
    }

    [Fact]
    public async Task Connect_ManyOfOneGatewayAtOnce_AllAreLetIn()
    {
        await using var server = await MqttTestServer.StartAsync();
        var clients = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => server.ConnectAsync(5, $"c{i}")));
        Assert.Equal(40, server.Services.GetRequiredService<ConnectionRegistry>().Count);
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    [Fact]
    public async Task Connect_MoreThanAllTogether_ClosedAtOnceAndHealthSaysSo()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.MaximumConnections = options.MaximumConnectionsPerGateway = 1);
        var health = server.Services.GetServices<IServiceHealth>().Single(part => part.Check().Name == "mqtt");
        Assert.True(health.Check().Ok);
        using var first = await server.ConnectAsync();
        Assert.False(health.Check().Ok);
        Assert.True(await IsTurnedAwayAsync(server));
        await first.SendAsync(TestPackets.Ping);
        Assert.Equal(0xD0, (await first.ReadAsync()).First);
    }

    /// <summary>The reset may come before or after the client's connect has returned.</summary>
    private static async Task<bool> IsTurnedAwayAsync(MqttTestServer server)
    {
        try
        {
            using var client = await server.OpenAsync();
            return await client.TryReadAsync() is null;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            return true;
        }
    }

    [Fact]
    public async Task Connect_NoRoomForSessions_KeptOneGoesFirst()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.MaximumSessions = 2);
        using (var kept = await server.ConnectAsync(connect: new TestConnect { ClientId = "kept", Clean = false }))
        {
            await kept.SendAsync(TestPackets.Disconnect);
            await kept.ReadToEndAsync();
        }

        using var one = await server.ConnectAsync(5, "one");
        using var two = await server.ConnectAsync(5, "two");
        using var three = await server.OpenAsync();
        await three.SendAsync(TestPackets.Connect(new TestConnect { Version = 5, ClientId = "three" }));
        Assert.Equal(0x97, (await three.ReadAsync()).Body[1]);
    }

    [Fact]
    public async Task Publish_RetainedStoreFull_Refused()
    {
        await using var server = await MqttTestServer.StartAsync(options => options.MaximumRetained = 1);
        var down = server.Services.GetRequiredService<IDownlink>();
        Assert.True(down.Publish("hm/v1/330100001/down/notice", "a"u8.ToArray(), retain: true));
        Assert.False(down.Publish("hm/v1/330100002/down/notice", "b"u8.ToArray(), retain: true));
        Assert.True(down.Publish("hm/v1/330100001/down/notice", "c"u8.ToArray(), retain: true));
        Assert.True(down.Publish("hm/v1/330100001/down/notice", Array.Empty<byte>(), retain: true));
        Assert.True(down.Publish("hm/v1/330100002/down/notice", "b"u8.ToArray(), retain: true));
    }

    [Fact]
    public async Task Connect_LargeConnectOfAStranger_Closed()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = await server.OpenAsync();
        await client.SendAsync([0x10, 0xFF, 0xFF, 0x03, 0, 4]);
        Assert.Empty(await client.ReadToEndAsync());
    }

    [Fact]
    public void Validate_EverythingWrong_EveryFaultIsNamed()
    {
        var result = new MqttOptionsValidator().Validate(null, new MqttOptions
        {
            MaximumPacketSize = 1, MaximumConnections = 5, MaximumConnectionsPerGateway = 6, ReceiveMaximum = 0, ConnectTimeout = TimeSpan.Zero,
        });
        Assert.Equal(4, result.Failures!.Count());
        Assert.True(new MqttOptionsValidator().Validate(null, new MqttOptions()).Succeeded);
    }

    [Fact]
    public async Task WebSocket_WithoutSubProtocol_BadRequest()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri($"http://127.0.0.1:{server.HttpPort}/mqtt"))).StatusCode);
        using var socket = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.HttpPort}/mqtt"), CancellationToken.None));
    }

    [Fact]
    public async Task WebSocket_TextFrame_Closed()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("mqtt");
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.HttpPort}/mqtt"), CancellationToken.None).Soon();
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        var end = await socket.ReceiveAsync(new byte[16], CancellationToken.None).Soon();
        Assert.Equal(WebSocketMessageType.Close, end.MessageType);
    }
}
