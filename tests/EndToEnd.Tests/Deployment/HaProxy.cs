using System.Diagnostics;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Monitoring.EndToEnd.Tests.Deployment;

/// <summary>A real HAProxy on a free port of the loopback, with TLS. It reaches the service from an address of its own, as one on another machine does.</summary>
internal sealed class HaProxy : IAsyncDisposable
{
    /// <summary>The address that the service sees it at.</summary>
    public const string Source = "127.0.0.2";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-proxy-");
    private Process? _process;

    private HaProxy()
    {
    }

    public int Port { get; } = FreePort.Find();

    public Uri Address => new($"https://localhost:{Port}/");

    /// <summary>Starts one in front of a service.</summary>
    public static async Task<HaProxy> StartAsync(MonitorProcess monitor)
    {
        var proxy = new HaProxy();
        var (configuration, certificate) = (Path.Combine(proxy._folder.FullName, "haproxy.cfg"), Path.Combine(proxy._folder.FullName, "tls.pem"));
        await File.WriteAllTextAsync(certificate, SelfSigned.Pem("localhost"));

        // It adds to X-Forwarded-For and leaves what the client wrote there.
        await File.WriteAllTextAsync(configuration, $"""
            defaults
                mode http
                timeout connect 5s
                timeout client 60s
                timeout server 60s
                timeout tunnel 120s
                option forwardfor
            frontend pages
                bind 127.0.0.1:{proxy.Port} ssl crt {certificate}
                http-request set-header X-Forwarded-Proto https
                default_backend service
            backend service
                server monitor 127.0.0.7:{monitor.Http} source {Source}

            """);
        proxy._process = Process.Start(new ProcessStartInfo(ToolTheoryAttribute.Find("haproxy")!, ["-db", "-f", configuration]))!;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = { RemoteCertificateValidationCallback = IsItsCertificate } }) { BaseAddress = proxy.Address };
        await Eventually.True(
            async () =>
            {
                Assert.False(proxy._process.HasExited, "the proxy ended at its start");
                using var answer = await client.GetAsync("health/live");
                return answer.IsSuccessStatusCode;
            },
            "a proxy that answers");
        return proxy;
    }

    /// <summary>Whether it is the one that this proxy was given: nobody has signed it.</summary>
    public static bool IsItsCertificate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate?.Subject == "CN=localhost";

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }
}
