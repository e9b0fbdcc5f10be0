using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Access;

public sealed class SessionTests
{
    [Fact]
    public async Task SignIn_RightPassword_SaysWhoAndSetsAStrictCookie()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();

        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user = "duty", password = "demo" });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        var who = await client.GetFromJsonAsync<JsonElement>("/api/v1/session");
        Assert.Equal("duty", who.GetProperty("user").GetString());
        Assert.Equal("*", who.GetProperty("scope").GetString());
        Assert.Equal("duty", who.GetProperty("roles")[0].GetString());
    }

    [Theory]
    [InlineData("duty", "wrong")]
    [InlineData("nobody", "demo")]
    public async Task SignIn_WrongNameOrPassword_SameAnswer(string user, string password)
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();

        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user, password });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Wrong user or password", problem.GetProperty("titleEn").GetString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task SignIn_TooManyFailures_Refused()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        for (var i = 0; i < Gateway.Access.SignInLimiter.PerAccount; i++)
        {
            using var wrong = await client.PostAsJsonAsync("/api/v1/session", new { user = "duty", password = "no" });
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await client.PostAsJsonAsync("/api/v1/session", new { user = "duty", password = "demo" });

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        using var other = await client.PostAsJsonAsync("/api/v1/session", new { user = "engineer", password = "demo" });
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task SignOut_Signed_EndsTheSession()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync();

        using var answer = await client.DeleteAsync(new Uri("/api/v1/session", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using var who = await client.GetAsync(new Uri("/api/v1/session", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, who.StatusCode);
    }

    [Fact]
    public async Task Session_AfterRestartWithTheSameData_StillValid()
    {
        var data = Directory.CreateTempSubdirectory("gateway-test");
        try
        {
            var cookies = new CookieContainer();
            await using (var first = await GatewayHost.StartAsync(data: data.FullName))
            {
                using var client = await first.SignedInAsync(cookies: cookies);
            }

            await using var second = await GatewayHost.StartAsync(data: data.FullName);
            using var again = second.Client(cookies);
            var who = await again.GetFromJsonAsync<JsonElement>("/api/v1/session");
            Assert.Equal("duty", who.GetProperty("user").GetString());
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Unsafe_WithoutRequestedWith_Refused()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync();
        client.DefaultRequestHeaders.Remove("X-Requested-With");

        using var answer = await client.DeleteAsync(new Uri("/api/v1/session", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Hub_ForeignOrigin_Refused()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = await host.SignedInAsync();
        client.DefaultRequestHeaders.Add("Origin", "http://elsewhere.example");

        using var answer = await client.GetAsync(new Uri("/hubs/wall?id=x", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
