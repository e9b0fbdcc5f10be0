using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Monitoring.Gateway.Access;

/// <summary>
/// Whose word on a client's address and scheme is believed. Of X-Forwarded-For the last entry is that of the proxy that the connection comes
/// from; one before it counts only if that proxy is trusted too, so what a client writes there itself is never reached.
/// </summary>
internal static class ProxyTrust
{
    public static void UseProxies(this IApplicationBuilder app, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        if (proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };

        // The framework believes loopback unless told otherwise; there may be other programs there.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownIPNetworks.Add(proxy);
        }

        app.UseForwardedHeaders(options);
    }
}
