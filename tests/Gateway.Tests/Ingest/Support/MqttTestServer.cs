using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest;
using Monitoring.Gateway.Ingest.Counters;

namespace Monitoring.Gateway.Tests.Ingest.Support;

/// <summary>The endpoint on a real Kestrel on free ports of the loopback. Gateway <c>gw-1</c>, secret <c>secret-1</c>, sites A and B.</summary>
internal sealed class MqttTestServer : IAsyncDisposable
{
    public const string SiteA = "330100001";
    public const string SiteB = "330100002";
    public const string Foreign = "330100009";
    public const string NotBuilt = "330100077";

    private WebApplication _app = null!;

    public RecordingSites Sites { get; } = new();

    public MemoryGateways Gateways { get; } = new();

    public MemoryRejected Rejected { get; } = new();

    public int Port { get; private set; }

    public int HttpPort { get; private set; }

    public IServiceProvider Services => _app.Services;

    public IngestMetrics Metrics => Services.GetRequiredService<IngestMetrics>();

    public GatewayCounters Counters(string gatewayId = "gw-1") => Services.GetRequiredService<IIngestCounters>().Find(gatewayId)!;

    public static async Task<MqttTestServer> StartAsync(Action<MqttOptions>? configure = null, TimeProvider? clock = null, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenMqtt(new IPEndPoint(IPAddress.Loopback, 0));
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var server = new MqttTestServer();
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        builder.Services.AddSingleton<ISiteIngest>(_ => server.Sites);
        builder.Services.AddSingleton<IGatewayStore>(_ => server.Gateways);
        builder.Services.AddSingleton<IRejectedPayloadStore>(_ => server.Rejected);
        more?.Invoke(builder.Services);
        builder.Services.AddMqttIngest(configure);
        var app = server._app = builder.Build();
        server.Gateways.Add("gw-1", "secret-1", SiteA, SiteB, NotBuilt);
        server.Gateways.Add("gw-2", "secret-2", SiteB);
        server.Sites.Add(SiteA, "TI-101", "LI-102", "XS-1");
        server.Sites.Add(SiteB, "PI-1");
        app.MapMqttWebSocket("/mqtt");
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        server.Port = new Uri(addresses[0]).Port;
        server.HttpPort = new Uri(addresses[1]).Port;
        return server;
    }

    public Task<RawClient> OpenAsync() => RawClient.OpenAsync(Port);

    /// <summary>A client that has signed in.</summary>
    public async Task<RawClient> ConnectAsync(byte version = 4, string clientId = "raw", TestConnect? connect = null)
    {
        var client = await OpenAsync();
        await client.SendAsync(TestPackets.Connect(connect ?? new TestConnect { Version = version, ClientId = clientId }));
        var (first, body) = await client.ReadAsync();
        Assert.Equal(0x20, first);
        Assert.Equal(0, body[1]);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
