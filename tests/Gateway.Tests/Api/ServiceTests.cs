using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Api;

/// <summary>Health, pages, headers and the description of the API.</summary>
public sealed class ServiceTests
{
    [Fact]
    public async Task Ready_PartFails_Is503ThatNamesIt()
    {
        await using var host = await GatewayHost.StartAsync(plant => plant.Add("330100001"));
        using var client = host.Client();
        using var good = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));

        host.Plant.FailingReads = int.MaxValue;
        host.Plant["330100001"].Journal();
        await host.Plant.HappenAsync("330100001");
        using var bad = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, bad.StatusCode);
        var body = await bad.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Local", body.GetProperty("engine").GetString());
        var part = Assert.Single(body.GetProperty("parts").EnumerateArray(), part => !part.GetProperty("ok").GetBoolean());
        Assert.Equal("push", part.GetProperty("name").GetString());
    }

    [Fact]
    public async Task OpenApi_SignedIn_DescribesTheRoutes()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync();

        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var paths = document.GetProperty("paths");
        Assert.True(paths.TryGetProperty("/api/v1/sites/{siteId}/history", out var history));
        Assert.Equal(5, history.GetProperty("get").GetProperty("parameters").GetArrayLength());
        Assert.True(paths.TryGetProperty("/api/v1/alarms/{id}/ack", out _));
    }

    [Fact]
    public async Task Pages_ClientRoutes_GetTheFirstPageAndServicePathsDoNot()
    {
        var root = Directory.CreateTempSubdirectory("gateway-test");
        try
        {
            Directory.CreateDirectory(Path.Combine(root.FullName, "assets"));
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "index.html"), "<html>wall</html>");
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "assets", "index-abc.js"), "1");
            await using var host = await GatewayHost.StartAsync(webRoot: root.FullName);
            using var client = host.Client();

            string[] pages =
            [
                "/", "/index.html", "/wall", "/desk", "/desk?state=UNACK", "/desk/alarms/01J", "/desk/handover", "/sites", "/sites/330100099",
                "/bench", "/bench/330100099", "/gateways", "/gateways/gw-1.north", "/kpis", "/system",
            ];
            foreach (var path in pages)
            {
                using var page = await client.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal("<html>wall</html>", await page.Content.ReadAsStringAsync());
                Assert.Equal("no-cache", page.Headers.CacheControl?.ToString());
                Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
                Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
                Assert.Equal("DENY", page.Headers.GetValues("X-Frame-Options").Single());
            }

            using var asset = await client.GetAsync(new Uri("/assets/index-abc.js", UriKind.Relative));
            Assert.Equal(TimeSpan.FromDays(365), asset.Headers.CacheControl?.MaxAge);
            foreach (var path in (string[])["/api/v1/nothing", "/hubs/nothing", "/assets/old.js", "/../keys/x.xml"])
            {
                using var closed = await client.GetAsync(new Uri(path, UriKind.Relative));
                Assert.DoesNotContain("wall", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Route_UnknownOrWrongMethod_ProblemWithItsOwnCode()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync();

        using var unknown = await client.GetAsync(new Uri("/api/v1/nothing", UriKind.Relative));
        using var method = await client.PutAsync(new Uri("/api/v1/alarms", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
    }
}
