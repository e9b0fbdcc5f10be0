using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Access;

public sealed class EndpointAccessTests
{
    /// <summary>All that a stranger may call. A new route is closed unless somebody opens it here as well.</summary>
    private static readonly string[] Open =
    [
        "GET /api/v1/about",
        "GET /api/v1/session",
        "POST /api/v1/session",
        "GET /health/live",
        "GET /health/ready",
    ];

    [Fact]
    public async Task Endpoints_All_AnonymousOnlyIfListed()
    {
        await using var host = await GatewayHost.StartAsync();
        var endpoints = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();

        var anonymous = endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .SelectMany(Names)
            .Order(StringComparer.Ordinal);

        Assert.Equal(Open.Order(StringComparer.Ordinal), anonymous);
        Assert.True(endpoints.Length > 25, $"only {endpoints.Length} endpoints were found");
    }

    [Fact]
    public async Task Endpoints_EveryClosedOne_Answers401ToAStranger()
    {
        await using var host = await GatewayHost.StartAsync();
        using var client = host.Client();
        var closed = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(Names)
            .Where(name => !Open.Contains(name))
            .ToArray();

        foreach (var name in closed)
        {
            var (method, path) = (name.Split(' ')[0], name.Split(' ')[1].Replace("{siteId}", "330100099", StringComparison.Ordinal).Replace("{id}", "x", StringComparison.Ordinal).Replace("{version:int}", "1", StringComparison.Ordinal).Replace("{name}", "x", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal));
            using var request = new HttpRequestMessage(new HttpMethod(method == "*" ? "GET" : method), path);
            using var answer = await client.SendAsync(request);
            Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Unauthorized, $"{name} answered {answer.StatusCode}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern.RawText!.TrimEnd('/');
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"];
        return methods.Select(method => $"{method} {pattern}");
    }
}
