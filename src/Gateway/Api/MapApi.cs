using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Monitoring.Gateway.Api;

/// <summary>The outline of the region.</summary>
internal static class MapApi
{
    public static void MapMap(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/map", (GatewayOptions options) => TypedResults.Ok(new MapView(options.Map.Name, options.Map.NameEn, options.Map.GeoJson, options.Map.Demo)))
            .WithTags("Sites");
}
