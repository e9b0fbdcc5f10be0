using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Alarm records and the journal.</summary>
internal static class AlarmApi
{
    public static void MapAlarms(this IEndpointRouteBuilder routes)
    {
        var alarms = routes.MapGroup("/alarms").WithTags("Alarms");
        alarms.MapGet("", ListAsync);
        alarms.MapGet("/{id}", GetAsync);
        alarms.MapAlarmCommands();
        routes.MapGet("/journal", JournalAsync).WithTags("Alarms");
    }

    private static async Task<Results<Ok<Page<AlarmRecord>>, ProblemHttpResult>> ListAsync(
        [AsParameters] AlarmListQuery query, ClaimsPrincipal user, WallPicture picture, WallFeed feed, IAlarmArchive archive, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var search = query.Read(fields, out var region);
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        var scope = user.SiteScope();
        if (region is not null || !scope.IsAll)
        {
            await feed.Loaded.WaitAsync(cancellationToken);
            search = search with
            {
                Sites = [.. picture.Sites(scope)
                    .Where(site => site.RegionCode.StartsWith(region ?? "", StringComparison.Ordinal))
                    .Select(site => site.SiteId)],
            };
        }

        return TypedResults.Ok(search.Sites is [] ? new Page<AlarmRecord> { Items = [] } : await archive.ListAsync(search, cancellationToken));
    }

    private static async Task<Results<Ok<AlarmDetail>, ProblemHttpResult>> GetAsync(
        string id, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken) =>
        await archive.FindVisibleAsync(id, user, sites, cancellationToken) is { } detail ? TypedResults.Ok(detail) : Problems.NoSuchAlarm(id);

    private static async Task<Results<Ok<Page<AlarmTransition>>, ProblemHttpResult>> JournalAsync(
        string? siteId, string? after, string? limit, string? cursor, ClaimsPrincipal user, ISites sites, IAlarmArchive archive, CancellationToken cancellationToken)
    {
        var fields = new QueryFields();
        var site = fields.SiteId("siteId", siteId);
        if (site is null)
        {
            fields.Add("siteId", "必填", "is needed");
        }

        var from = fields.Number("cursor", cursor, fields.Number("after", after, 0));
        var most = fields.Int("limit", limit, 1, 1_000, 100);
        if (!fields.Ok)
        {
            return Problems.Invalid(fields.Faults);
        }

        if (!await sites.IsVisibleAsync(site!, user.SiteScope(), cancellationToken))
        {
            return Problems.NoSuchSite(site!);
        }

        var rows = await archive.ReadJournalAsync(site!, from, most + 1, cancellationToken);
        return TypedResults.Ok(Pages.Of(rows, most, row => row.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
