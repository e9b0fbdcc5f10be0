using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Connections;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Down;
using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Points;
using Monitoring.Gateway.Ingest.Sessions;
using Monitoring.Gateway.Ingest.SignIn;

namespace Monitoring.Gateway.Ingest;

/// <summary>Puts the MQTT endpoint into a host.</summary>
public static class IngestRegistration
{
    /// <summary>
    /// Adds ingest. The host provides <see cref="IGatewayStore"/>, <see cref="IRejectedPayloadStore"/> and the grain factory.
    /// Faults of the options stop the start, all at once.
    /// </summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="configure">Sets the options; null keeps the defaults.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddMqttIngest(this IServiceCollection services, Action<MqttOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<MqttOptions>().Configure(configure ?? (static _ => { })).ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISiteIngest, GrainSiteIngest>();
        services.AddSingleton<IValidateOptions<MqttOptions>, MqttOptionsValidator>();
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton<IngestCounters>();
        services.AddSingleton<IIngestCounters>(static provider => provider.GetRequiredService<IngestCounters>());
        services.AddSingleton<PointDirectory>();
        services.AddSingleton<RoundPool>();
        services.AddSingleton<RoundRunner>();
        services.AddSingleton<GatewayAuthenticator>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<Downlink>();
        services.AddSingleton<IDownlink>(static provider => provider.GetRequiredService<Downlink>());
        services.AddSingleton<ConnectionRegistry>();
        services.AddSingleton<IGatewayConnections>(static provider => provider.GetRequiredService<ConnectionRegistry>());
        services.AddSingleton<RejectedPayloads>();
        services.AddHostedService(static provider => provider.GetRequiredService<RejectedPayloads>());
        services.AddSingleton<IngestContext>();
        services.AddSingleton<MqttConnectionHandler>();
        services.AddSingleton<MqttWebSocket>();
        services.AddSingleton<IServiceHealth, MqttHealth>();
        services.AddSingleton<ISystemFigures, IngestFigures>();
        services.AddHostedService<MqttHousekeeping>();
        services.AddHostedService<CredentialWatch>();
        services.AddHostedService<GatewayTeller>();
        return services;
    }

    /// <summary>Sends limits down to gateways when they change; needs the push source of <c>AddMonitoringGateway</c>.</summary>
    /// <param name="services">Services of the host.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddLimitsDownlink(this IServiceCollection services) => services.AddHostedService<LimitsRefresher>();

    /// <summary>Listens for MQTT over TCP.</summary>
    /// <param name="kestrel">Options of the server.</param>
    /// <param name="endPoint">Address and port; port 0 takes a free one.</param>
    /// <param name="configure">Runs before the MQTT handler is put on the connection: the place for TLS (<c>UseHttps</c>).</param>
    public static void ListenMqtt(this KestrelServerOptions kestrel, IPEndPoint endPoint, Action<ListenOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(endPoint);
        kestrel.Listen(endPoint, listen =>
        {
            configure?.Invoke(listen);
            listen.UseConnectionHandler<MqttConnectionHandler>();
        });
    }

    /// <summary>Serves MQTT over WebSocket, subprotocol <c>mqtt</c>. Open to everybody: a gateway signs in with CONNECT.</summary>
    /// <param name="endpoints">Routes of the host.</param>
    /// <param name="pattern">Route.</param>
    /// <returns>The route, for further conventions.</returns>
    public static IEndpointConventionBuilder MapMqttWebSocket(this IEndpointRouteBuilder endpoints, string pattern = "/mqtt")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var socket = endpoints.ServiceProvider.GetRequiredService<MqttWebSocket>();
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(socket.ServeAsync);
        return endpoints.Map(pattern, pipeline.Build()).AllowAnonymous();
    }
}
