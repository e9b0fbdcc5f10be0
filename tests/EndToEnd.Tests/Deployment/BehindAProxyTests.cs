using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.RegularExpressions;

namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>The service off loopback and behind a proxy that has the TLS: whom it believes what.</summary>
public sealed partial class BehindAProxyTests
{
    private const string Client = "127.0.0.9";

    [ToolTheory("haproxy")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Service_BehindAProxy_BelievesOnlyTheOneThatIsNamed(bool isNamed)
    {
        await using var monitor = await MonitorProcess.StartAsync("--no-demo", "--listen", "0.0.0.0", "--proxy", isNamed ? HaProxy.Source : "127.0.0.3");
        var password = Password().Match(monitor.Output).Groups[1].Value;
        Assert.Equal(20, password.Length);
        await using var proxy = await HaProxy.StartAsync(monitor);

        // By the proxy: the client's address, whatever the client itself says of it, and the scheme that the client sees.
        using var outside = ClientOf(proxy.Address);
        outside.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.6");
        await FailAsync(outside);
        var seen = isNamed ? Client : HaProxy.Source;
        await Eventually.True(() => Task.FromResult(monitor.Output.Contains($"Sign-in of admin from {seen} failed", StringComparison.Ordinal)), $"a failed sign-in from {seen}");
        Assert.Equal(isNamed, await SignInAsync(outside, password) is { } cookie && cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));

        // A wall opens its WebSocket through it: the origin is that of the page, and only the session is missing.
        Assert.Equal(HttpStatusCode.Unauthorized, await OpenHubAsync(proxy));

        // Past it: nothing is believed.
        using var inside = ClientOf(new Uri($"http://127.0.0.1:{monitor.Http}/"));
        inside.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        inside.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        await FailAsync(inside);
        await Eventually.True(() => Task.FromResult(Regex.Count(monitor.Output, $"from {Regex.Escape(Client)} failed") == (isNamed ? 2 : 1)), "a failed sign-in from the client itself");
        Assert.DoesNotContain("; secure", await SignInAsync(inside, password), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("203.0.113", monitor.Output, StringComparison.Ordinal);
    }

    /// <summary>Connects from an address of its own.</summary>
    private static HttpClient ClientOf(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            SslOptions = { RemoteCertificateValidationCallback = HaProxy.IsItsCertificate },
            ConnectCallback = static async (context, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(Client), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = address };
        client.DefaultRequestHeaders.Add("X-Requested-With", "test");
        return client;
    }

    private static async Task FailAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("api/v1/session", new { user = "admin", password = "wrong" });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task<string> SignInAsync(HttpClient client, string password)
    {
        using var answer = await client.PostAsJsonAsync("api/v1/session", new { user = "admin", password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Assert.Single(answer.Headers.GetValues("Set-Cookie"));
    }

    /// <summary>As a browser does, without a session: 401 if the origin is right, else 403.</summary>
    private static async Task<HttpStatusCode> OpenHubAsync(HaProxy proxy)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", proxy.Address.GetLeftPart(UriPartial.Authority));
        socket.Options.RemoteCertificateValidationCallback = HaProxy.IsItsCertificate;
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"wss://localhost:{proxy.Port}/hubs/wall"), default));
        return socket.HttpStatusCode;
    }

    [GeneratedRegex(@"one-time password\s+(\S+)")]
    private static partial Regex Password();
}
