using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Monitoring.Gateway.Ingest.Connections;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Down;
using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Points;
using Monitoring.Gateway.Ingest.Sessions;
using Monitoring.Gateway.Ingest.SignIn;

namespace Monitoring.Gateway.Ingest;

/// <summary>What all connections share.</summary>
internal sealed class IngestContext(
    IOptions<MqttOptions> options,
    TimeProvider clock,
    PointDirectory points,
    RoundPool pool,
    RoundRunner runner,
    GatewayAuthenticator authenticator,
    SessionStore sessions,
    Downlink downlink,
    ConnectionRegistry registry,
    IngestMetrics metrics,
    IngestCounters counters,
    RejectedPayloads rejected,
    ILogger<MqttConnection> logger)
{
    public MqttOptions Options { get; } = options.Value;

    public TimeProvider Clock { get; } = clock;

    public PointDirectory Points { get; } = points;

    public RoundPool Pool { get; } = pool;

    public RoundRunner Runner { get; } = runner;

    public GatewayAuthenticator Authenticator { get; } = authenticator;

    public SessionStore Sessions { get; } = sessions;

    public Downlink Downlink { get; } = downlink;

    public ConnectionRegistry Registry { get; } = registry;

    public IngestMetrics Metrics { get; } = metrics;

    public IngestCounters Counters { get; } = counters;

    public RejectedPayloads Rejected { get; } = rejected;

    public ILogger Logger { get; } = logger;

    /// <summary>Now, Unix milliseconds.</summary>
    public long Now() => Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
