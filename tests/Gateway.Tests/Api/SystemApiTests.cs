using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class SystemApiTests
{
    private const string Site = "330100001";

    [Fact]
    public async Task System_Supervisor_SaysWhatRunsAndCountsSitesAndGateways()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        await ((IGatewayStore)host.Stores).SaveAsync(new GatewayAccount { GatewayId = "gone", SecretHash = "", Sites = [Site], Revoked = true }, default);
        using var supervisor = await host.SignedInAsync("supervisor");

        var system = await supervisor.GetFromJsonAsync<JsonElement>("/api/v1/system");

        Assert.Equal(("Local", true), (system.GetProperty("engine").GetString(), system.GetProperty("demo").GetBoolean()));
        Assert.Equal((1, 1, 0), (Number(system, "sites", "total"), Number(system, "sites", "online"), Number(system, "sites", "blind")));
        Assert.Equal((1, 0), (Number(system, "gateways", "total"), Number(system, "gateways", "online")));
        Assert.Contains("push", system.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("name").GetString()));
        var outbox = system.GetProperty("queues").EnumerateArray().Single(queue => queue.GetProperty("name").GetString() == "wall-outbox");
        Assert.Equal((0, 20_000, 0), (outbox.GetProperty("length").GetInt32(), outbox.GetProperty("bound").GetInt32(), outbox.GetProperty("refused").GetInt32()));
        Assert.True(system.GetProperty("startedAt").GetDateTimeOffset() <= system.GetProperty("serverTime").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("duty", HttpStatusCode.Forbidden)]
    [InlineData("enterprise", HttpStatusCode.Forbidden)]
    [InlineData("engineer", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task System_ByRole_ForWhoLooksAfterIt(string role, HttpStatusCode expected)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync(role);
        using var answer = await client.GetAsync(new Uri("/api/v1/system", UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("duty", HttpStatusCode.Forbidden)]
    [InlineData("enterprise", HttpStatusCode.OK)]
    [InlineData("engineer", HttpStatusCode.OK)]
    public async Task Listeners_ByRole_TellWhoConnectsAGatewayWhere(string role, HttpStatusCode expected)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync(role);
        using var answer = await client.GetAsync(new Uri("/api/v1/listeners", UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK)
        {
            var listeners = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(
                [("mqtt", "0.0.0.0:1883", false), ("mqtts", "0.0.0.0:8883", true)],
                listeners.GetProperty("items").EnumerateArray().Select(one => (one.GetProperty("name").GetString(), one.GetProperty("address").GetString(), one.GetProperty("tls").GetBoolean())));
        }
    }

    private static int Number(JsonElement json, string part, string name) => json.GetProperty(part).GetProperty(name).GetInt32();
}
