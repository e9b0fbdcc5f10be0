using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Alarms;
using Monitoring.Contracts;
using Monitoring.Gateway;
using Monitoring.Gateway.Ingest;
using Monitoring.Gateway.Ingest.Broker;
using Monitoring.Silo;

namespace Monitoring.Monitor;

/// <summary>Silo and Gateway, in one process or each by itself. Parts start in the order written here and stop in the opposite one.</summary>
internal static class Composition
{
    /// <summary>Puts the service together.</summary>
    public static WebApplication Build(CommandLine line, TimeProvider clock)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Log(builder.Logging);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.Services.AddSingleton(line);
        builder.Services.AddSingleton(clock == TimeProvider.System ? clock : new ServiceClock(clock, TimeProvider.System));

        builder.AddTelemetry(Environment.GetEnvironmentVariable);
        if (line.Cluster.Role == Role.Gateway)
        {
            builder.AddMonitoringClient(new SiloOptions { DataFolder = line.Data, Database = line.Database, Influx = line.Influx, Cluster = line.Cluster.Node });
        }
        else
        {
            builder.AddMonitoringSilo(new SiloOptions
            {
                DataFolder = line.Data,
                Database = line.Database,
                Influx = line.Influx,
                SampleLogMaxBytes = (long)line.LogSize << 20,
                SampleLogKeepAge = TimeSpan.FromDays(line.LogDays),
                Cluster = line.Cluster.Node,
            });
        }

        builder.Services.AddKeyedSingleton(TimeProviderNames.Grains, clock);
        return line.Cluster.Role == Role.Silo ? BuildSilo(builder, line) : BuildGateway(builder, line);
    }

    /// <summary>A silo of a cluster says how it is, and nothing else.</summary>
    private static WebApplication BuildSilo(WebApplicationBuilder builder, CommandLine line)
    {
        builder.Services.AddMonitoringHealth(Options(line));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, line.Http));
        var app = builder.Build();
        app.MapMonitoringHealth();
        return app;
    }

    private static WebApplication BuildGateway(WebApplicationBuilder builder, CommandLine line)
    {
        builder.Services.AddHostedService<FirstStart>();
        builder.Services.AddMqttIngest();
        if (line.Broker is { } broker)
        {
            builder.Services.AddBrokerIngest(broker);
        }

        builder.Services.AddMonitoringGateway(Options(line));
        builder.Services.AddLimitsDownlink();
        builder.Services.AddSingleton<IExpressionChecker, ExpressionChecker>();

        // Loopback unless a proxy is named that has the TLS: passwords and secrets must not cross a network in the clear.
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(line.Listen.Address, line.Http);
            kestrel.ListenMqtt(new IPEndPoint(line.Listen.Address, line.Mqtt));
        });

        var app = builder.Build();
        app.MapMonitoringGateway();
        app.MapMqttWebSocket();
        return app;
    }

    private static GatewayOptions Options(CommandLine line) => new()
    {
        DataDirectory = line.Data,
        Engine = GrainEngine.Name,
        WebRoot = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        Demo = line.Demo,
        Map = line.Map,
        Listeners =
        [
            new Listener("http", $"http://{line.Listen.At(line.Http)}", Tls: false),
            new Listener("mqtt", $"mqtt://{line.Listen.At(line.Mqtt)}", Tls: false),
            new Listener("mqtt-websocket", $"ws://{line.Listen.At(line.Http)}/mqtt", Tls: false),
        ],
        Proxies = line.Listen.Proxies,
    };

    private static void Log(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
            console.UseUtcTimestamp = true;
        });
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Orleans", LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Warning);

        // Its warning that keys are not encrypted at rest: they lie in the data folder, beside everything they protect.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
