using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Monitoring.Monitor;

/// <summary>
/// Metrics, traces and logs by OTLP, if the environment names a collector by OpenTelemetry's own variables
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its kin); else nothing is collected. docs/observability.md.
/// </summary>
internal static class Telemetry
{
    /// <summary>Names the collector.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
        ["Monitoring.*", "Microsoft.Orleans", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections"];

    private static readonly string[] Sources = ["Monitoring.*", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application"];

    /// <summary>Adds them.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="environment">Value of an environment variable.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder, Func<string, string?> environment)
    {
        var all = !string.IsNullOrEmpty(environment(Endpoint));
        var (metrics, traces, logs) = (Wanted("METRICS"), Wanted("TRACES"), Wanted("LOGS"));
        if (!metrics && !traces && !logs)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("monitoring", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector());
        if (metrics)
        {
            telemetry.WithMetrics(meters => meters.AddMeter(Meters).AddOtlpExporter());
        }

        if (traces)
        {
            telemetry.WithTracing(spans => spans.AddSource(Sources).AddAspNetCoreInstrumentation().AddOtlpExporter());
        }

        if (logs)
        {
            builder.Logging.AddOpenTelemetry(logging =>
            {
                logging.IncludeFormattedMessage = true;
                logging.AddOtlpExporter();
            });
        }

        bool Wanted(string signal) => all || !string.IsNullOrEmpty(environment($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"));
    }
}
