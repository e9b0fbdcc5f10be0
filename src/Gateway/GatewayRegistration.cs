using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Api;
using Monitoring.Gateway.Csv;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Push;
using Monitoring.Gateway.Shifts;

namespace Monitoring.Gateway;

/// <summary>Puts the REST API, the hub and the wall's files into a web application.</summary>
public static class GatewayRegistration
{
    /// <summary>
    /// Registers them. The host registers besides: the grain engine, the stores (<see cref="IAlarmArchive"/>, <see cref="IHistory"/>,
    /// <see cref="ISiteDirectory"/>, <see cref="IAccountStore"/>, <see cref="IGatewayStore"/>, <see cref="IRejectedPayloadStore"/>,
    /// <see cref="ISeatStore"/>, <see cref="IKpiStore"/>, <see cref="IHandlingStore"/>, <see cref="IShiftStore"/>), <see cref="ISampleHistory"/>,
    /// <see cref="IIngestCounters"/>, <see cref="IExpressionChecker"/> and the health of its parts.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="options">What the host decides.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMonitoringGateway(this IServiceCollection services, GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddAccess(options);
        services.AddApi(options);
        services.AddPush(options);
        return services;
    }

    /// <summary>Adds the middleware and maps every route. Call it once, after the application is built.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    public static WebApplication MapMonitoringGateway(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = app.Services.GetRequiredService<GatewayOptions>();
        app.Services.GetRequiredService<ServiceStart>();
        app.UseProxies(options.Proxies);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use((context, next) => SecurityHeaders.InvokeAsync(context, next));
        app.UseWallFiles(options);
        app.UseRouting();
        app.Use((context, next) => ForgeryGuard.InvokeAsync(context, next));
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealth();
        app.MapOpenApi();
        // Made now: its instruments are read by whoever collects.
        app.Services.GetRequiredService<Observability.ServiceMetrics>();
        var api = app.MapGroup("/api/v1");
        api.MapSession();
        api.MapAbout();
        api.MapSites(options);
        api.MapTemplates();
        api.MapAlarms();
        api.MapHandling();
        api.MapGateways();
        api.MapSeats();
        api.MapShifts();
        api.MapFloods();
        api.MapKpis();
        api.MapSystem();
        api.MapMap();
        app.MapHub<WallHub>("/hubs/wall");
        return app;
    }

    /// <summary>Registers what <see cref="MapMonitoringHealth"/> needs, in a process that has no gateway.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="options">What the host decides.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMonitoringHealth(this IServiceCollection services, GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(options);
        services.Configure<JsonOptions>(json => GatewayJson.Apply(json.SerializerOptions));
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        return services;
    }

    /// <summary>Maps <c>/health</c> alone.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    public static WebApplication MapMonitoringHealth(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealth();
        return app;
    }

    private static void AddApi(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton<Observability.ServiceMetrics>();
        services.AddSingleton<ServiceStart>();
        services.AddSingleton<FileSlots>();
        services.AddSingleton<GatewayLook>();
        services.AddSingleton<SeatKeeper>();
        services.AddSingleton<HandoverBuilder>();
        services.AddProblemDetails();
        services.AddExceptionHandler<BadRequestHandler>();
        services.AddExceptionHandler<StoreDownHandler>();
        services.AddOpenApi();
        services.Configure<JsonOptions>(json => GatewayJson.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBody;
        });
    }

    private static void AddPush(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSignalR(hub =>
            {
                // The numbers of 5,000 sites to resume with take about 100 kB.
                hub.MaximumReceiveMessageSize = 256 * 1024;
                // A wall calls the feed dead after 6 s of silence; while the first picture is read there are no heartbeats.
                hub.KeepAliveInterval = TimeSpan.FromSeconds(2);
            })
            .AddJsonProtocol(json => GatewayJson.Apply(json.PayloadSerializerOptions));
        services.TryAddSingleton<ISites, GrainSites>();
        services.TryAddSingleton<IPushSource, StreamPushSource>();
        services.AddSingleton(provider => new WallPicture(provider.GetRequiredService<TimeProvider>(), options.Demo));
        services.AddSingleton<WallFeed>();
        services.AddSingleton<LivePolls>();
        services.AddSingleton<WallConnections>();
        services.AddSingleton<IServiceHealth, PushHealth>();
        services.AddSingleton<ISystemFigures, PushFigures>();
        services.AddHostedService(provider => provider.GetRequiredService<WallFeed>());
        services.AddHostedService<HeartbeatService>();
        services.AddSingleton<FloodLoader>();
        services.AddSingleton<FloodFeed>();
        services.AddSingleton<IServiceHealth, FloodHealth>();
        services.AddHostedService(provider => provider.GetRequiredService<FloodFeed>());
    }
}
