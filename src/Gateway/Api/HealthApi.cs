using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Whether it lives, whether it works, what it is. Open to everybody, so it names no site and no person.</summary>
internal static class HealthApi
{
    public static readonly string Version =
        typeof(HealthApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Ok(new LiveView("ok")));
        health.MapGet("/ready", Ready);
    }

    public static void MapAbout(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/about", About).WithTags("Health").AllowAnonymous();

    private static JsonHttpResult<HealthView> Ready(IEnumerable<IServiceHealth> parts, GatewayOptions options)
    {
        PartHealth[] checks = [.. parts.Select(part => part.Check())];
        var ok = checks.All(part => part.Ok);
        return TypedResults.Json(
            new HealthView(ok ? "ok" : "degraded", options.Engine, Version, checks),
            GatewayJson.Default.HealthView,
            statusCode: ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<AboutView> About(GatewayOptions options, TimeProvider clock) =>
        TypedResults.Ok(new AboutView("Monitoring", Version, options.Engine, options.Demo, clock.GetUtcNow()));
}
