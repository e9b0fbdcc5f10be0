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

/// <summary>Points of a site, their conditions, and what its gateways send that it does not know.</summary>
internal static class PointApi
{
    public static void MapPoints(this IEndpointRouteBuilder site, RequestSizeLimitAttribute large)
    {
        site.MapGet("/points", ListAsync).WithTags("Points");
        site.MapPut("/points", ReplaceAsync).WithTags("Points").RequireAuthorization(Rights.Configure).WithMetadata(large);
        site.MapGet("/candidates", CandidatesAsync).WithTags("Points");
    }

    private static async Task<Results<Ok<Page<PointConfig>>, ProblemHttpResult>> ListAsync(
        string siteId, string? limit, string? cursor, ISites sites, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var most = fields.Int("limit", limit, 1, 10_000, 10_000);
        var skip = fields.Int("cursor", cursor, 0, int.MaxValue, 0);
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        if (await sites.Get(siteId).GetConfig(cancellationToken) is not { Points: var points })
        {
            return Problems.NoSuchSite(siteId);
        }

        var end = (int)Math.Min((long)skip + most, points.Length);
        return TypedResults.Ok(new Page<PointConfig>
        {
            Items = skip < end ? points[skip..end] : [],
            Next = end < points.Length ? end.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        });
    }

    /// <summary>Replaces the whole list, in the form that GET gives it.</summary>
    private static async Task<Results<Ok<Page<PointConfig>>, ProblemHttpResult>> ReplaceAsync(
        string siteId, Page<PointConfig> body, ClaimsPrincipal user, ISites sites, WallFeed feed, CancellationToken cancellationToken)
    {
        if (body.Next is not null)
        {
            // One page of many sent back would delete the others.
            return Problems.Invalid("next", "应为完整列表：next 必须为 null", "must be the whole list: next must be null");
        }

        if (await sites.Get(siteId).GetConfig(cancellationToken) is not { } config)
        {
            return Problems.NoSuchSite(siteId);
        }

        var (taken, refused) = await SiteConfiguration.ApplyAsync(config with { Points = body.Items }, user.Name(), sites, feed, cancellationToken);
        return taken is null ? refused! : TypedResults.Ok(new Page<PointConfig> { Items = taken.Points });
    }

    private static async Task<Ok<Page<PointCandidate>>> CandidatesAsync(string siteId, ISites sites, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<PointCandidate> { Items = await sites.Get(siteId).GetCandidates(cancellationToken) });
}
