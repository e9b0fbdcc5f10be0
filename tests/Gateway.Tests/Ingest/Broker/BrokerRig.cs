using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest;
using Monitoring.Gateway.Ingest.Broker;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Broker;

/// <summary>Ingest with a line to a broker, before sites in memory: A with TI-101 and LI-102, B with PI-1. Gateway <c>gw-1</c> has site A.</summary>
internal sealed class BrokerRig : IAsyncDisposable
{
    public const string SiteA = MqttTestServer.SiteA;
    public const string SiteB = MqttTestServer.SiteB;

    private IHost _host = null!;

    public RecordingSites Sites { get; } = new();

    public MemoryGateways Gateways { get; } = new();

    public MemoryRejected Rejected { get; } = new();

    public IServiceProvider Services => _host.Services;

    public IngestMetrics Metrics => Services.GetRequiredService<IngestMetrics>();

    public BrokerState State => Services.GetRequiredService<BrokerState>();

    public PartHealth Health => Services.GetServices<IServiceHealth>().Select(static part => part.Check()).Single(static part => part.Name == "broker");

    /// <summary>Of messages that name no gateway.</summary>
    public GatewayCounters Counters => Services.GetRequiredService<IIngestCounters>().Find(BrokerGateways.Unnamed)!;

    public static BrokerOptions Options(int port = 1883, string client = "m-1") => new()
    {
        Url = new Uri($"mqtt://127.0.0.1:{port}"), ClientId = client, FirstPause = TimeSpan.FromMilliseconds(20), LongestPause = TimeSpan.FromMilliseconds(200),
    };

    /// <summary>With a line in memory.</summary>
    public static async Task<(BrokerRig Rig, MemoryLines Lines)> StartAsync(MemoryLines? lines = null, BrokerOptions? options = null)
    {
        lines ??= new MemoryLines();
        var rig = new BrokerRig();
        await rig.RunAsync(services => services.AddBrokerLine(options ?? Options()).AddSingleton<IBrokerLines>(lines));
        return (rig, lines);
    }

    /// <summary>With what <paramref name="add"/> adds.</summary>
    public async Task RunAsync(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ISiteIngest>(Sites);
        builder.Services.AddSingleton<IGatewayStore>(Gateways);
        builder.Services.AddSingleton<IRejectedPayloadStore>(Rejected);
        builder.Services.AddSingleton<ISiteDirectory>(new Directory());
        builder.Services.AddMqttIngest();
        add(builder.Services);
        Gateways.Add("gw-1", "secret-1", SiteA);
        Sites.Add(SiteA, "TI-101", "LI-102");
        Sites.Add(SiteB, "PI-1");
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            _host.Dispose();
        }
    }

    private sealed class Directory : ISiteDirectory
    {
        public Task<SiteConfig[]> ListAsync(CancellationToken cancellationToken) =>
            Task.FromResult<SiteConfig[]>([new SiteConfig { SiteId = SiteA, Points = [] }, new SiteConfig { SiteId = SiteB, Points = [] }]);
    }
}
