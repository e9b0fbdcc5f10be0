using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitoring.LoadGenerator;

/// <summary>The result, as one line of JSON and as text. Latencies run from queueing the packet to its PUBACK (PUBCOMP).</summary>
internal sealed record LoadReport
{
    public required int Connections { get; init; }

    public required int Sites { get; init; }

    public required int Window { get; init; }

    public required string Payload { get; init; }

    [JsonPropertyName("qos")]
    public required int QoS { get; init; }

    public required double Seconds { get; init; }

    public required long Messages { get; init; }

    public required long Samples { get; init; }

    public required double MessagesPerSecond { get; init; }

    public required double SamplesPerSecond { get; init; }

    public required double P50Ms { get; init; }

    public required double P99Ms { get; init; }

    public required double MaxMs { get; init; }

    /// <summary>Acknowledged with a reason code of 0x80 and above (5.0).</summary>
    public required long Refused { get; init; }

    public required long Unacknowledged { get; init; }

    public required int LostConnections { get; init; }

    public static LoadReport Of(LoadOptions options, int sites, LoadConnection[] connections, double seconds, int lost, TimeProvider time)
    {
        var latency = new LatencyHistogram();
        foreach (var connection in connections)
        {
            latency.Add(connection.Latency);
        }

        double Ms(long ticks) => Math.Round(ticks * 1000.0 / time.TimestampFrequency, 3);
        var (messages, samples) = (connections.Sum(c => c.Messages), connections.Sum(c => c.Samples));
        return new LoadReport
        {
            Connections = connections.Length,
            Sites = sites,
            Window = options.Window,
            Payload = options.Payload == PayloadKind.Json ? "json" : "number",
            QoS = (int)options.QoS,
            Seconds = Math.Round(seconds, 3),
            Messages = messages,
            Samples = samples,
            MessagesPerSecond = Math.Round(messages / seconds, 1),
            SamplesPerSecond = Math.Round(samples / seconds, 1),
            P50Ms = Ms(latency.Percentile(0.50)),
            P99Ms = Ms(latency.Percentile(0.99)),
            MaxMs = Ms(latency.Max),
            Refused = connections.Sum(c => c.Refused),
            Unacknowledged = connections.Sum(c => c.Unacknowledged),
            LostConnections = lost,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, LoadReportJson.Default.LoadReport);

    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
        {Connections} connections, {Sites} sites, window {Window}, QoS {QoS}, {Payload}, {Seconds:0.0} s
        {MessagesPerSecond:#,0} messages/s, {SamplesPerSecond:#,0} samples/s ({Messages:#,0} messages)
        acknowledged after p50 {P50Ms} ms, p99 {P99Ms} ms, max {MaxMs} ms; {Refused} refused, {Unacknowledged} unacknowledged, {LostConnections} connections lost
        """);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoadReport))]
internal sealed partial class LoadReportJson : JsonSerializerContext;
