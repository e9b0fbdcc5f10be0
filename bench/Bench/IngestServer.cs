using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest;

namespace Monitoring.Bench;

/// <summary>
/// The MQTT endpoint alone: sites that answer at once, nothing durable. What it can do is the ceiling of the whole service.
/// <c>dotnet run -c Release --project bench/Bench -- ingest 1884 SITES</c>, then <c>tools/LoadGenerator</c> with user and password <c>demo</c>.
/// </summary>
internal static class IngestServer
{
    public static async Task RunAsync(int port, int sites, int points)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenMqtt(new IPEndPoint(IPAddress.Loopback, port)));
        builder.Services.AddSingleton<ISiteIngest>(new NullSites(points));
        builder.Services.AddSingleton<IGatewayStore>(new OneGateway(sites));
        builder.Services.AddSingleton<IRejectedPayloadStore, NoRejected>();
        builder.Services.AddMqttIngest(options => options.MaximumConnectionsPerGateway = 5_000);
        await using var app = builder.Build();
        await app.RunAsync();
    }

    private sealed class NullSites(int points) : ISiteIngest
    {
        private readonly string[] _points = [.. Enumerable.Range(1, points).Select(i => $"P-{i:D3}")];

        public ValueTask<IngestReceipt> IngestAsync(SampleBatch batch) => new(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));

        public ValueTask<IngestReceipt> ReportGatewayAsync(GatewayReport report) => new(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));

        public ValueTask<IngestReceipt> ReportEdgeAlarmAsync(EdgeAlarm alarm) => new(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));

        public Task<PointTable> GetPointTableAsync(string siteId) => Task.FromResult(new PointTable { SiteId = siteId, Version = 1, PointIds = _points });

        public Task<SiteConfig?> GetConfigAsync(string siteId) => Task.FromResult<SiteConfig?>(null);
    }

    private sealed class OneGateway : IGatewayStore
    {
        private readonly GatewayAccount _demo;

        public OneGateway(int sites)
        {
            var demo = new GatewayAccount { GatewayId = "demo", SecretHash = "", Sites = [.. Enumerable.Range(1, sites).Select(i => $"LG{i:D7}")] };
            _demo = demo with { SecretHash = new PasswordHasher<GatewayAccount>().HashPassword(demo, "demo") };
        }

        public Task<GatewayAccount?> FindAsync(string gatewayId, CancellationToken cancellationToken) => Task.FromResult<GatewayAccount?>(gatewayId == "demo" ? _demo : null);

        public Task<GatewayAccount[]> ListAsync(CancellationToken cancellationToken) => Task.FromResult(new[] { _demo });

        public Task SaveAsync(GatewayAccount gateway, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class NoRejected : IRejectedPayloadStore
    {
        public Task AddAsync(RejectedPayload[] payloads, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<RejectedPayload[]> ListAsync(string gatewayId, int limit, CancellationToken cancellationToken) => Task.FromResult(Array.Empty<RejectedPayload>());
    }
}
