using System.Text.Json;
using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Clients;

public sealed class LibraryTests
{
    [ClientTheory(RealClients.Paho)]
    [InlineData("4")]
    [InlineData("5")]
    public async Task Paho_SubscribesAndPublishesAtEachQos_AllArrives(string version)
    {
        await using var server = await MqttTestServer.StartAsync();
        var seen = await RunAsync(RealClients.Python, Path.Combine(RealClients.PyFolder, "client.py"), $"{server.Port}", version, "paho");
        await CheckAsync(server, seen);
    }

    [ClientTheory(RealClients.MqttJs)]
    [InlineData("mqtt", "4")]
    [InlineData("mqtt", "5")]
    [InlineData("ws", "4")]
    [InlineData("ws", "5")]
    public async Task MqttJs_SubscribesAndPublishesAtEachQos_AllArrives(string scheme, string version)
    {
        await using var server = await MqttTestServer.StartAsync();
        var url = scheme == "ws" ? $"ws://127.0.0.1:{server.HttpPort}/mqtt" : $"mqtt://127.0.0.1:{server.Port}";
        var seen = await RunAsync("node", Path.Combine(RealClients.JsFolder, "client.mjs"), url, version, "js");
        await CheckAsync(server, seen);
        if (version == "5")
        {
            Assert.Equal(0x99, seen.GetProperty("refused").GetInt32());
        }
    }

    private static async Task<JsonElement> RunAsync(string program, params string[] arguments)
    {
        var (code, output, errors) = await RealClients.RunAsync(program, arguments);
        Assert.True(code == 0, errors);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }

    private static async Task CheckAsync(MqttTestServer server, JsonElement seen)
    {
        Assert.Equal(1, seen.GetProperty("granted")[0].GetInt32());
        var limits = seen.GetProperty("limits");
        Assert.Equal(7, limits.GetProperty("version").GetInt32());
        Assert.True(limits.GetProperty("retain").GetBoolean());
        var samples = new List<Sample>();
        while (samples.Count < 4)
        {
            samples.AddRange((await server.Sites.NextAsync()).Samples);
        }

        Assert.Equal([20.5, 21.5, 1, 8.31], samples.Select(sample => sample.Value));
        Assert.Equal(Quality.Uncertain, samples[3].Quality);
        Assert.False(server.Sites.HasReport);
    }
}
