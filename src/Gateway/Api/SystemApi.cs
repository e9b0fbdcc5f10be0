using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>How the service is: what it stores, what waits, what was refused and why.</summary>
internal static class SystemApi
{
    public static void MapSystem(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/system", ReadAsync).WithTags("System").RequireAuthorization(Rights.SeeSystem);

    private static async Task<Ok<SystemView>> ReadAsync(
        ClaimsPrincipal user, GatewayOptions options, ServiceStart start, IEnumerable<IServiceHealth> parts, IEnumerable<ISystemFigures> figures, IGatewayStore gateways,
        GatewayLook look, ISites sites, WallPicture picture, WallFeed feed, TimeProvider clock, CancellationToken cancellationToken)
    {
        SystemFigures[] read = [.. figures.Select(part => part.Read())];
        return TypedResults.Ok(new SystemView
        {
            Version = HealthApi.Version,
            Engine = options.Engine,
            Demo = options.Demo,
            ServerTime = clock.GetUtcNow(),
            StartedAt = start.At,
            Parts = [.. parts.Select(part => part.Check())],
            Stores = [.. read.SelectMany(part => part.Stores)],
            SampleLog = read.Select(part => part.SampleLog).FirstOrDefault(log => log is not null),
            Listeners = [.. options.Listeners.Select(one => new ListenerView(one.Name, one.Address, one.Tls))],
            Push = Push(picture, feed),
            Queues = [.. read.SelectMany(part => part.Queues)],
            Gateways = await CountAsync(user.SiteScope(), gateways, look, sites, cancellationToken),
            Sites = Count(picture.Sites(user.SiteScope())),
        });
    }

    private static PushView Push(WallPicture picture, WallFeed feed) =>
        new(picture.WallCount, picture.LaggingWalls, picture.Renewals, picture.Dropped, picture.Behind().Length, picture.Gaps, feed.Repaired);

    private static async Task<GatewayCountView> CountAsync(
        Scope scope, IGatewayStore gateways, GatewayLook look, ISites sites, CancellationToken cancellationToken)
    {
        var (total, online) = (0, 0);
        var counters = await look.CountersAsync(cancellationToken);
        foreach (var gateway in await gateways.ListAsync(cancellationToken))
        {
            if (!gateway.Revoked && await sites.AreVisibleAsync(gateway.Sites, scope, cancellationToken))
            {
                total++;
                online += counters(gateway.GatewayId) is { Connected: true } ? 1 : 0;
            }
        }

        return new GatewayCountView(total, online);
    }

    private static SiteCountView Count(SiteView[] sites)
    {
        // The service itself is not a plant.
        var plants = sites.Where(site => !Identifiers.IsServiceSite(site.SiteId)).ToArray();
        return new SiteCountView(plants.Length, Of(SiteSight.Online), Of(SiteSight.PartlyBlind), Of(SiteSight.Blind), Of(SiteSight.Idle));

        int Of(SiteSight sight) => plants.Count(site => site.Sight == sight);
    }
}
