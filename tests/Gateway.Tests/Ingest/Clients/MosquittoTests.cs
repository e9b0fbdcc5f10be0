using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Clients;

public sealed class MosquittoTests
{
    private const string Site = $"hm/v1/{MqttTestServer.SiteA}";

    [ClientTheory(RealClients.Mosquitto)]
    [InlineData("mqttv311", "0")]
    [InlineData("mqttv311", "1")]
    [InlineData("mqttv311", "2")]
    [InlineData("mqttv5", "0")]
    [InlineData("mqttv5", "1")]
    [InlineData("mqttv5", "2")]
    public async Task MosquittoPub_EachVersionAndQos_SampleReachesTheSite(string version, string qos)
    {
        await using var server = await MqttTestServer.StartAsync();
        var (code, _, errors) = await PublishAsync(server, version, qos, $"{Site}/telemetry/LI-102", "14.5");
        Assert.True(code == 0, errors);
        Assert.Equal(14.5, (await server.Sites.NextAsync()).Samples[0].Value);
    }

    [ClientFact(RealClients.Mosquitto)]
    public async Task MosquittoPub_WrongSecret_Refused()
    {
        await using var server = await MqttTestServer.StartAsync();
        var (code, _, errors) = await RealClients.RunAsync(
            "mosquitto_pub", "-h", "127.0.0.1", "-p", $"{server.Port}", "-u", "gw-1", "-P", "no", "-t", $"{Site}/telemetry/LI-102", "-m", "1", "-q", "1");
        Assert.NotEqual(0, code);
        Assert.Contains("bad user name or password", errors, StringComparison.OrdinalIgnoreCase);
    }

    [ClientFact(RealClients.Mosquitto)]
    public async Task MosquittoPub_InvalidPayloadInV5_EndsAndIsRecorded()
    {
        await using var server = await MqttTestServer.StartAsync();
        await PublishAsync(server, "mqttv5", "1", $"{Site}/telemetry", "{\"points\":{\"TI-101\":NaN}}");
        var record = await server.Rejected.NextAsync();
        Assert.Equal(("not-a-number", 20), (record.Reason, record.Offset));
    }

    [ClientTheory(RealClients.Mosquitto)]
    [InlineData("mqttv311")]
    [InlineData("mqttv5")]
    public async Task MosquittoSub_DownLimits_GetsTheRetainedDocument(string version)
    {
        await using var server = await MqttTestServer.StartAsync();
        var (code, output, errors) = await RealClients.RunAsync(
            "mosquitto_sub", "-h", "127.0.0.1", "-p", $"{server.Port}", "-u", "gw-1", "-P", "secret-1", "-V", version, "-q", "1",
            "-t", $"{Site}/down/limits", "-C", "1", "-F", "%r %t %p");
        Assert.True(code == 0, errors);
        Assert.StartsWith($"1 {Site}/down/limits {{\"siteId\":\"330100001\",\"version\":7", output, StringComparison.Ordinal);
    }

    [ClientFact(RealClients.Mosquitto)]
    public async Task MosquittoSub_KilledWithWill_WillReachesTheSite()
    {
        await using var server = await MqttTestServer.StartAsync();
        using var client = RealClients.Start(
            "mosquitto_sub", "-h", "127.0.0.1", "-p", $"{server.Port}", "-u", "gw-1", "-P", "secret-1", "-V", "mqttv5", "-t", $"{Site}/down/limits",
            "--will-topic", $"{Site}/status", "--will-payload", "{\"online\":false}", "--will-qos", "1");
        await client.StandardOutput.ReadLineAsync().Soon();
        client.Kill();
        Assert.Equal(GatewayLink.Offline, (await server.Sites.NextReportAsync()).Link);
    }

    private static Task<(int ExitCode, string Output, string Errors)> PublishAsync(MqttTestServer server, string version, string qos, string topic, string payload) =>
        RealClients.RunAsync(
            "mosquitto_pub", "-h", "127.0.0.1", "-p", $"{server.Port}", "-u", "gw-1", "-P", "secret-1", "-V", version, "-q", qos, "-t", topic, "-m", payload);
}
