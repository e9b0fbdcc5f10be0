using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Sites: list, create, read, change.</summary>
internal static class SiteApi
{
    public static void MapSites(this IEndpointRouteBuilder routes, GatewayOptions options)
    {
        var large = new RequestSizeLimitAttribute(options.MaxConfigurationBody);
        var sites = routes.MapGroup("/sites").WithTags("Sites");
        sites.MapGet("", ListAsync);
        sites.MapPost("", CreateAsync).RequireAuthorization(Rights.Configure).WithMetadata(large);

        var site = sites.MapGroup("/{siteId}").AddEndpointFilter<SiteScopeFilter>();
        site.MapGet("", GetAsync);
        site.MapPatch("", PatchAsync).RequireAuthorization(Rights.Configure);
        site.MapGet("/snapshot", SnapshotAsync);
        site.MapPoints(large);
        site.MapPointFiles(large);
        site.MapRuleSets(large);
        site.MapConditions();
        site.MapMaintenance();
        site.MapSiteTemplates(large);
        site.MapHistory();
        site.MapHistoryFile();
        site.MapLimits();
        site.MapExpressions();
    }

    private static async Task<Results<Ok<Page<SiteView>>, ProblemHttpResult>> ListAsync(
        string? region, string? limit, string? cursor, ClaimsPrincipal user, WallPicture picture, WallFeed feed, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var prefix = fields.Region("region", region) ?? "";
        var most = fields.Int("limit", limit, 1, 5_000, 1_000);
        var after = fields.SiteId("cursor", cursor) ?? "";
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        await feed.Loaded.WaitAsync(cancellationToken);
        var rows = picture.Sites(user.SiteScope())
            .Where(site => site.RegionCode.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(site.SiteId, after) > 0)
            .OrderBy(site => site.SiteId, StringComparer.Ordinal)
            .Take(most + 1)
            .ToArray();
        return TypedResults.Ok(Pages.Of(rows, most, site => site.SiteId));
    }

    private static async Task<Results<Created<SiteConfig>, ProblemHttpResult>> CreateAsync(
        SiteConfig config, ClaimsPrincipal user, ISites sites, WallFeed feed, CancellationToken cancellationToken)
    {
        if (!Identifiers.IsSiteId(config.SiteId))
        {
            return Problems.Invalid("siteId", "应为 9 位 0-9 A-Z", "must be 9 of 0-9 A-Z");
        }

        if (!user.SiteScope().Allows(config.SiteId, config.RegionCode))
        {
            return Problems.Forbidden();
        }

        if (await sites.Get(config.SiteId).GetView(cancellationToken) is not null)
        {
            return Problems.Exists(config.SiteId);
        }

        var (taken, refused) = await SiteConfiguration.ApplyAsync(config, user.Name(), sites, feed, cancellationToken);
        return taken is null ? refused! : TypedResults.Created($"/api/v1/sites/{config.SiteId}", taken);
    }

    private static async Task<Results<Ok<SiteConfig>, ProblemHttpResult>> GetAsync(string siteId, ISites sites, CancellationToken cancellationToken) =>
        await sites.Get(siteId).GetConfig(cancellationToken) is { } config ? TypedResults.Ok(config) : Problems.NoSuchSite(siteId);

    private static async Task<Results<Ok<SiteSnapshot>, ProblemHttpResult>> SnapshotAsync(string siteId, ISites sites, CancellationToken cancellationToken) =>
        await sites.Get(siteId).GetSnapshot(cancellationToken) is { } snapshot ? TypedResults.Ok(snapshot) : Problems.NoSuchSite(siteId);

    private static async Task<Results<Ok<SiteConfig>, ProblemHttpResult>> PatchAsync(
        string siteId, SitePatch patch, ClaimsPrincipal user, ISites sites, WallFeed feed, CancellationToken cancellationToken)
    {
        if (await sites.Get(siteId).GetConfig(cancellationToken) is not { } config)
        {
            return Problems.NoSuchSite(siteId);
        }

        config = config with
        {
            Name = patch.Name ?? config.Name,
            NameEn = patch.NameEn ?? config.NameEn,
            RegionCode = patch.RegionCode ?? config.RegionCode,
            Longitude = patch.Longitude ?? config.Longitude,
            Latitude = patch.Latitude ?? config.Latitude,
            LiveWindow = patch.LiveWindow ?? config.LiveWindow,
            Hazards = patch.Hazards ?? config.Hazards,
        };
        if (!user.SiteScope().Allows(siteId, config.RegionCode))
        {
            return Problems.Forbidden();
        }

        var (taken, refused) = await SiteConfiguration.ApplyAsync(config, user.Name(), sites, feed, cancellationToken);
        return taken is null ? refused! : TypedResults.Ok(taken);
    }
}
