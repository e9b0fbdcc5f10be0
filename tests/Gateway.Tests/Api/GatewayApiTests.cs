using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

public sealed class GatewayApiTests
{
    private const string Site = "330100001";

    [Fact]
    public async Task Gateway_IssueRotateRevoke_SecretIsShownOnceAndStoredAsAHash()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var client = await host.SignedInAsync("enterprise");

        using var created = await client.PostAsJsonAsync("/api/v1/gateways", new { gatewayId = "gw-1", sites = new[] { Site } });
        using var again = await client.PostAsJsonAsync("/api/v1/gateways", new { gatewayId = "gw-1", sites = new[] { Site } });
        using var rotated = await client.PostAsync(new Uri("/api/v1/gateways/gw-1/secret", UriKind.Relative), null);
        using var revoked = await client.DeleteAsync(new Uri("/api/v1/gateways/gw-1", UriKind.Relative));
        var text = await client.GetStringAsync(new Uri("/api/v1/gateways", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        var secret = (await rotated.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
        Assert.Equal(32, secret.Length);
        Assert.NotEqual((await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString(), secret);
        var stored = await ((IGatewayStore)host.Stores).FindAsync("gw-1", CancellationToken.None);
        Assert.True(stored!.Revoked);
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<GatewayAccount>().VerifyHashedPassword(stored, stored.SecretHash, secret));
        Assert.DoesNotContain("secret", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["gw-1", "gw-1"], host.Stores.Disconnected);
    }

    [Fact]
    public async Task Create_Garbage_AllFaultsAtOnce()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var client = await host.SignedInAsync("admin");

        using var answer = await client.PostAsJsonAsync("/api/v1/gateways", new { gatewayId = "a b", sites = new[] { Site, "999999999", null } });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var faults = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray();
        Assert.Equal(["gatewayId", "sites[1]", "sites[2]"], faults.Select(fault => fault.GetProperty("where").GetString()));
    }

    [Fact]
    public async Task Gateway_OfForeignSites_IsNotFound()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        var enterprise = await host.Stores.FindAsync("enterprise", CancellationToken.None);
        await host.Stores.SaveAsync(enterprise! with { Scope = Site }, CancellationToken.None);
        using var client = await host.SignedInAsync("enterprise");

        using var rotate = await client.PostAsync(new Uri("/api/v1/gateways/demo/secret", UriKind.Relative), null);
        using var rejected = await client.GetAsync(new Uri("/api/v1/gateways/demo/rejected", UriKind.Relative));
        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/gateways");

        Assert.Equal(HttpStatusCode.NotFound, rotate.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, rejected.StatusCode);
        Assert.Empty(list.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Traffic_ByRoleAndScope_NothingYetForbiddenOrNotThere()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add(Site));
        using var engineer = await host.SignedInAsync("engineer");
        using var duty = await host.SignedInAsync();
        await host.Stores.SaveAsync((await host.Stores.FindAsync("enterprise", CancellationToken.None))! with { Scope = Site }, CancellationToken.None);
        using var enterprise = await host.SignedInAsync("enterprise");
        var traffic = new Uri("/api/v1/gateways/demo/traffic", UriKind.Relative);

        var quiet = await engineer.GetFromJsonAsync<JsonElement>(traffic);
        using var forbidden = await duty.GetAsync(traffic);
        using var foreign = await enterprise.GetAsync(traffic);

        Assert.Equal((false, JsonValueKind.Null, 0), (quiet.GetProperty("online").GetBoolean(), quiet.GetProperty("firstMessageAt").ValueKind, quiet.GetProperty("recent").GetArrayLength()));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (forbidden.StatusCode, foreign.StatusCode));
    }

    [Fact]
    public async Task Gateways_Duty_Forbidden()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync();

        using var answer = await client.GetAsync(new Uri("/api/v1/gateways", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
