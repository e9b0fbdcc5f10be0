using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Ingest;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Edge gateways: issue, rotate, revoke, and what they sent that could not be taken.</summary>
internal static class GatewayApi
{
    private const int MaxSites = 1_000;

    public static void MapGateways(this IEndpointRouteBuilder routes)
    {
        var gateways = routes.MapGroup("/gateways").WithTags("Gateways").RequireAuthorization(Rights.ManageGateways);
        gateways.MapGet("", ListAsync);
        gateways.MapPost("", CreateAsync);

        var gateway = gateways.MapGroup("/{id}").AddEndpointFilter<GatewayScopeFilter>();
        gateway.MapGet("", GetAsync);
        gateway.MapDelete("", RevokeAsync);
        gateway.MapPost("/secret", RotateAsync);
        gateway.MapGet("/rejected", RejectedAsync);
        routes.MapGet("/listeners", Listeners).WithTags("Gateways").RequireAuthorization(Rights.SeeTraffic);
        routes.MapGet("/gateways/{id}/traffic", TrafficAsync).WithTags("Gateways").RequireAuthorization(Rights.SeeTraffic).AddEndpointFilter<GatewayScopeFilter>();
    }

    private static async Task<Results<Ok<Page<GatewayView>>, ProblemHttpResult>> ListAsync(
        string? limit, string? cursor, ClaimsPrincipal user, IGatewayStore store, ISites sites, GatewayLook look, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var most = fields.Int("limit", limit, 1, 1_000, 100);
        var after = fields.Cursor(cursor) ?? "";
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var rows = new List<GatewayView>();
        var counters = await look.CountersAsync(cancellationToken);
        var all = await store.ListAsync(cancellationToken);
        foreach (var gateway in all.OrderBy(gateway => gateway.GatewayId, StringComparer.Ordinal))
        {
            if (rows.Count <= most
                && string.CompareOrdinal(gateway.GatewayId, after) > 0
                && await sites.AreVisibleAsync(gateway.Sites, user.SiteScope(), cancellationToken))
            {
                rows.Add(View(gateway, counters));
            }
        }

        return TypedResults.Ok(Pages.Of(rows.ToArray(), most, row => row.GatewayId));
    }

    private static async Task<Results<Created<GatewaySecretView>, ProblemHttpResult>> CreateAsync(
        GatewayRequest request, ClaimsPrincipal user, IGatewayStore store, ISites sites, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        if (!Identifiers.IsGatewayId(request.GatewayId))
        {
            fields.Add("gatewayId", "应为 1 到 64 个 A-Z a-z 0-9 _ . -", "must be 1 to 64 of A-Z a-z 0-9 _ . -");
        }

        if (request.Sites.Length is 0 or > MaxSites)
        {
            fields.Add("sites", $"应为 1 到 {MaxSites} 个站点编码", $"must be 1 to {MaxSites} site ids");
        }
        else
        {
            await CheckSitesAsync(request.Sites, user.SiteScope(), sites, fields, cancellationToken);
        }

        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        if (await store.FindAsync(request.GatewayId, cancellationToken) is not null)
        {
            return Problems.Exists(request.GatewayId);
        }

        var secret = GatewaySecret.Create();
        var gateway = new GatewayAccount
        {
            GatewayId = request.GatewayId,
            SecretHash = "",
            Sites = [.. request.Sites.Distinct(StringComparer.Ordinal)],
        };
        await store.SaveAsync(GatewaySecret.Apply(gateway, secret), cancellationToken);
        return TypedResults.Created($"/api/v1/gateways/{gateway.GatewayId}", new GatewaySecretView(gateway.GatewayId, gateway.Sites, secret));
    }

    private static async Task<Results<Ok<GatewayView>, ProblemHttpResult>> GetAsync(
        string id, IGatewayStore store, GatewayLook look, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } gateway ? TypedResults.Ok(View(gateway, await look.CountersAsync(cancellationToken))) : Problems.NoSuchGateway(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id, IGatewayStore store, IGatewayConnections connections, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } gateway)
        {
            return Problems.NoSuchGateway(id);
        }

        // A line that is open was let in with what is no longer valid.
        await store.SaveAsync(gateway with { Revoked = true }, cancellationToken);
        connections.Disconnect(id);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<GatewaySecretView>, ProblemHttpResult>> RotateAsync(
        string id, IGatewayStore store, IGatewayConnections connections, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } gateway)
        {
            return Problems.NoSuchGateway(id);
        }

        var secret = GatewaySecret.Create();
        await store.SaveAsync(GatewaySecret.Apply(gateway, secret), cancellationToken);
        connections.Disconnect(id);
        return TypedResults.Ok(new GatewaySecretView(id, gateway.Sites, secret));
    }

    private static async Task<Results<Ok<Page<RejectedPayload>>, ProblemHttpResult>> RejectedAsync(
        string id, string? limit, IRejectedPayloadStore rejected, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var most = fields.Int("limit", limit, 1, 200, 50);
        return fields.Ok
            ? TypedResults.Ok(new Page<RejectedPayload> { Items = await rejected.ListAsync(id, most, cancellationToken) })
            : Problems.Invalid(fields.Faults);
    }

    /// <summary>Where gateways connect: what who sets one up must type in.</summary>
    private static Ok<Page<ListenerView>> Listeners(GatewayOptions options) => TypedResults.Ok(new Page<ListenerView>
    {
        Items = [.. options.Listeners.Where(one => one.Name.StartsWith("mqtt", StringComparison.Ordinal)).Select(one => new ListenerView(one.Name, one.Address, one.Tls))],
    });

    /// <summary>What came lately. A gateway that no process saw has sent nothing.</summary>
    private static async Task<Ok<GatewayTraffic>> TrafficAsync(string id, GatewayLook look, CancellationToken cancellationToken) =>
        TypedResults.Ok(await look.TrafficAsync(id, cancellationToken));

    private static async Task CheckSitesAsync(string[] siteIds, Scope scope, ISites sites, QueryFields fields, CancellationToken cancellationToken)
    {
        for (var i = 0; i < siteIds.Length; i++)
        {
            if (siteIds[i] is not { } siteId || !await sites.IsVisibleAsync(siteId, scope, cancellationToken))
            {
                fields.Add($"sites[{i}]", "没有此站点", "there is no such site");
            }
        }
    }

    private static GatewayView View(GatewayAccount gateway, Func<string, GatewayCounters?> counters) =>
        new(gateway.GatewayId, gateway.Sites, gateway.Revoked, counters(gateway.GatewayId));
}
