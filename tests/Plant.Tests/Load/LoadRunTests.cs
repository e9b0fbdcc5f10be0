using System.Text.Json;
using Monitoring.LoadGenerator;
using Monitoring.MqttClient;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Load;

public sealed class LoadRunTests
{
    [MosquittoTheory]
    [InlineData(PayloadKind.Number, 0)]
    [InlineData(PayloadKind.Json, 1.2)]
    public async Task Run_Count_EveryMessageIsAcknowledged(object payload, double skew)
    {
        await using var server = await MosquittoServer.StartAsync();
        var options = new LoadOptions
        {
            Port = server.Port,
            Connections = 4,
            Points = 10,
            Payload = (PayloadKind)payload,
            Skew = skew,
            Count = 500,
            WarmUp = TimeSpan.Zero,
            Duration = Patience.Long,
        };

        var report = await new LoadRun(options, LoadSite.Generate(8, 10), TimeProvider.System, _ => { }).RunAsync(CancellationToken.None);

        Assert.Equal(500, report.Messages);
        Assert.Equal(500 * (options.Payload == PayloadKind.Json ? 10 : 1), report.Samples);
        Assert.Equal((0, 0, 0), (report.Unacknowledged, report.Refused, report.LostConnections));
        Assert.True(report.P50Ms > 0 && report.P50Ms <= report.P99Ms && report.P99Ms <= report.MaxMs);
        using var json = JsonDocument.Parse(report.ToJson());
        Assert.Equal(500, json.RootElement.GetProperty("messages").GetInt64());
        Assert.Equal(1, json.RootElement.GetProperty("qos").GetInt32());
    }

    [MosquittoFact]
    public async Task Run_ServerDies_IsReportedNotThrown()
    {
        await using var server = await MosquittoServer.StartAsync();
        var options = new LoadOptions { Port = server.Port, Connections = 2, WarmUp = TimeSpan.Zero, Duration = Patience.Long };
        var open = new TaskCompletionSource();
        var running = new LoadRun(options, LoadSite.Generate(2, 10), TimeProvider.System, _ => open.TrySetResult()).RunAsync(CancellationToken.None);
        await open.Task.InTime();

        await server.KillAsync();
        var report = await running.InTime();

        Assert.Equal(2, report.LostConnections);
    }

    [Fact]
    public void Parse_Everything_IsTaken()
    {
        var faults = new List<string>();
        var options = LoadOptionsParser.Parse(
            ["--connections", "7", "--qos", "2", "--version", "5", "--payload", "number", "--rate", "1e3", "--user", "", "--skew", "1.1"], faults);
        Assert.Empty(faults);
        Assert.Equal((7, MqttQoS.ExactlyOnce, MqttVersion.V5, PayloadKind.Number, 1000.0, null, 1.1),
            (options.Connections, options.QoS, options.Version, options.Payload, options.Rate, options.User, options.Skew));
    }

    [Fact]
    public void Parse_Faults_AllAreNamed()
    {
        var faults = new List<string>();
        LoadOptionsParser.Parse(["--connections", "0", "--qos", "3", "--what", "x", "--count"], faults);
        Assert.Equal(4, faults.Count);
    }
}
