using System.Globalization;
using System.Text.Json;

namespace Monitoring.EndToEnd.Tests.Telemetry;

/// <summary>What the service sends to a collector.</summary>
public sealed class OtlpTests
{
    [FactWith("mosquitto_pub")]
    public async Task Service_WithACollector_SendsMetricsTracesAndLogs()
    {
        await using var collector = await Collector.StartAsync();
        var monitor = MonitorProcess.In(Directory.CreateTempSubdirectory("monitor-otlp-").FullName);
        monitor.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString();
        monitor.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        foreach (var period in (string[])["OTEL_METRIC_EXPORT_INTERVAL", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_BLRP_SCHEDULE_DELAY"])
        {
            monitor.Environment[period] = 300.ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            await monitor.StartAgainAsync();
            var sent = await Run.Program(
                "mosquitto_pub", "-h", "127.0.0.1", "-p", monitor.Mqtt.ToString(CultureInfo.InvariantCulture), "-V", "5", "-q", "1",
                "-u", "demo", "-P", "demo", "-t", "hm/v1/330100099/telemetry", "-m", "{\"points\":{\"LI-912\":14.5}}");
            Assert.Equal(0, sent.Code);

            // Counters come with their first count, gauges with the first reading.
            foreach (var name in (string[])
                ["monitoring.ingest.samples", "monitoring.ingest.duration", "monitoring.site.samples", "monitoring.alarm.transitions", "monitoring.store.log.size",
                    "monitoring.store.sink.behind", "monitoring.push.walls", "monitoring.queue.length", "monitoring.part.ok", "monitoring.site.count", "dotnet.gc.collections"])
            {
                await Eventually.True(() => Task.FromResult(collector.Has("metrics", name)), name, 30);
            }

            await Eventually.True(() => Task.FromResult(collector.Has("traces", "ingest.round") && collector.Has("traces", "site.journal")), "spans", 30);
            await Eventually.True(() => Task.FromResult(collector.Has("logs", "Grain engine: ") && collector.Has("logs", "330100099")), "logs", 30);
            Assert.True(collector.Has("metrics", "service.name") && collector.Has("metrics", "monitoring"));
            Assert.Equal(0, await monitor.StopAsync());
        }
        finally
        {
            await monitor.DisposeAsync();
            Directory.Delete(monitor.Data, recursive: true);
        }
    }

    [Fact]
    public void Dashboard_ForGrafana_AsksForMetricsThatThereAre()
    {
        var names = MetricDocuments.InDocuments().SelectMany(static metric => metric.InPrometheus()).ToHashSet(StringComparer.Ordinal);
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(MetricDocuments.Root, "deploy", "grafana", "monitoring.json")));

        var asked = dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .Where(static panel => panel.TryGetProperty("targets", out _))
            .SelectMany(static panel => panel.GetProperty("targets").EnumerateArray())
            .SelectMany(static target => MetricDocuments.NamesIn(target.GetProperty("expr").GetString()!))
            .ToArray();

        Assert.InRange(asked.Length, 20, 200);
        Assert.Equal([], asked.Except(names, StringComparer.Ordinal));
    }

    [Fact]
    public void Metrics_InTheDocuments_AreThoseOfTheSources()
    {
        var documents = MetricDocuments.InDocuments().Select(static metric => metric.ToString()).Order(StringComparer.Ordinal);

        Assert.Equal(MetricDocuments.InSources().Select(static metric => metric.ToString()).Order(StringComparer.Ordinal), documents);
    }
}
